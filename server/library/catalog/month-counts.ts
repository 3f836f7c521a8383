/** How many photos each month has, of those that are wanted. */
import { type Kysely, sql } from 'kysely';
import type { DeviceId } from '../../../protocol/pairing.ts';
import type { Timeline } from '../../../protocol/photo.ts';
import type { CatalogTables } from './catalog-tables.ts';
import { aspectOf } from './month-counting.ts';
import { isEverything, matches, type Wanted } from './photo-filter.ts';

/** Newest first. Where everything is wanted they come from a table of their own, whatever the library's size. */
export function monthCounts(
  db: Kysely<CatalogTables>,
  wanted: Wanted,
  sentBy: DeviceId | null,
): Promise<Timeline['months']> {
  if (isEverything(wanted, sentBy))
    return db.selectFrom('months').select(['month', 'count', 'tiles', 'aspects']).orderBy('month', 'desc').execute();
  return db
    .selectFrom('photos')
    .select([
      'month',
      sql<number>`count(*)`.as('count'),
      sql<number>`sum(part_of is null)`.as('tiles'),
      sql<number>`sum(${sql.raw(aspectOf('photos'))})`.as('aspects'),
    ])
    .where((eb) => matches(eb, wanted, sentBy))
    .groupBy('month')
    .orderBy('month', 'desc')
    .execute();
}
