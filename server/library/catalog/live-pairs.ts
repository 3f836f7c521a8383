/** Still and movie of a Live Photo find each other: whichever comes second, nothing of it was lost then. */
import type { Transaction } from 'kysely';
import type { CatalogTables, PhotoRow } from './catalog-tables.ts';

/** Answers the row as it stands in the catalog now; takes place in the transaction that has just put it there. */
export async function joinLivePhoto(trx: Transaction<CatalogTables>, row: PhotoRow): Promise<PhotoRow> {
  if (row.live_photo_id === null) return row;
  const halves = await trx
    .selectFrom('photos')
    .select(['id', 'kind', 'lost'])
    .where('live_photo_id', '=', row.live_photo_id)
    .execute();
  if (!halves.some(({ kind }) => kind === 'video')) return row;
  if (!halves.some(({ kind }) => kind === 'image')) return row;
  for (const { id, kind, lost } of halves) {
    if (kind === 'image')
      await trx
        .updateTable('photos')
        .set({ lost: whole(lost) })
        .where('id', '=', id)
        .execute();
  }
  return await trx.selectFrom('photos').selectAll().where('id', '=', row.id).executeTakeFirstOrThrow();
}

function whole(lost: string): string {
  return lost
    .split(',')
    .filter((loss) => loss !== 'live-photo')
    .join(',');
}
