/** The places of photos in the catalog: which have no names yet, and where all of them are. */
import { type Kysely, sql } from 'kysely';
import type { DeviceId } from '../../../protocol/pairing.ts';
import type { PhotoId, Place } from '../../../protocol/photo.ts';
import type { PhotoPoints } from '../../../protocol/place-points.ts';
import type { CatalogTables } from '../catalog/catalog-tables.ts';
import { isSelective, matches, type Wanted } from '../catalog/photo-filter.ts';
import type { PlaceName } from './place-names.ts';

/** About a metre: a map draws no finer. */
const degreeDigits = 5;

export interface UnnamedPlace extends Place {
  readonly id: PhotoId;
}

export class PlaceRecords {
  readonly #db: Kysely<CatalogTables>;

  constructor(db: Kysely<CatalogTables>) {
    this.#db = db;
  }

  unnamed(limit: number): Promise<UnnamedPlace[]> {
    return this.#db
      .selectFrom('photos')
      .select(['id', sql<number>`latitude`.as('latitude'), sql<number>`longitude`.as('longitude')])
      .where('latitude', 'is not', null)
      .where('country', 'is', null)
      .limit(limit)
      .execute();
  }

  /** A place that belongs to no country is noted as such (''), and not asked after again. */
  async name(places: readonly UnnamedPlace[], names: readonly PlaceName[]): Promise<void> {
    await this.#db.transaction().execute(async (trx) => {
      for (const [index, { id }] of places.entries()) {
        const { city = null, country = null } = names[index] ?? {};
        await trx
          .updateTable('photos')
          .set({ city, country: country ?? '' })
          .where('id', '=', id)
          .execute();
      }
    });
  }

  /** Of every photo with a place, in no order. The movie of a Live Photo has none of its own where its still is here. */
  async points(wanted: Wanted, sentBy: DeviceId | null): Promise<PhotoPoints> {
    const columns = await this.#db
      .selectFrom('photos')
      // A column each in one row: a hundred thousand rows would keep the host for half a second.
      .select([
        sql<string>`json_group_array(photos.id)`.as('ids'),
        sql<string>`json_group_array(round(latitude, ${sql.lit(degreeDigits)}))`.as('latitudes'),
        sql<string>`json_group_array(round(longitude, ${sql.lit(degreeDigits)}))`.as('longitudes'),
      ])
      // Either by the index of places, or by that of what is wanted.
      .where(isSelective(wanted) ? sql<boolean>`+latitude is not null` : sql<boolean>`latitude >= -90`)
      .where('part_of', 'is', null)
      .where((eb) => matches(eb, wanted, sentBy))
      .executeTakeFirstOrThrow();
    return {
      ids: column(columns.ids),
      latitudes: column(columns.latitudes),
      longitudes: column(columns.longitudes),
    };
  }
}

/** As the database has just written it. */
function column<T>(json: string): T[] {
  const values: T[] = JSON.parse(json);
  return values;
}
