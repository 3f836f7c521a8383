/** The order that an album's owner gave it: positions between which there is nearly always room for more. */
import { type Kysely, sql, type Transaction } from 'kysely';
import type { AlbumId } from '../../../protocol/album.ts';
import type { PhotoId } from '../../../protocol/photo.ts';
import type { CatalogTables } from './catalog-tables.ts';

/** Below it positions would come too close to be told apart, and all are numbered anew. */
const leastStep = 1e-6;

type Db = Kysely<CatalogTables> | Transaction<CatalogTables>;

/** Behind every photo that the album has, those in the trash too. */
export async function lastPosition(db: Db, album: AlbumId): Promise<number> {
  const last = await db
    .selectFrom('album_photos')
    .select(({ fn }) => fn.max('position').as('position'))
    .where('album_id', '=', album)
    .executeTakeFirst();
  return last?.position ?? 0;
}

/** Numbers an album's photos 1, 2, 3: as they stand, or newest first. */
export async function renumber(db: Db, album: AlbumId, as: 'they-stand' | 'taken'): Promise<void> {
  const order = as === 'taken' ? sql`p.wall_ms desc, p.instant_ms desc, p.id desc` : sql`a.position, a.photo_id`;
  await sql`
    update album_photos set position = numbered.number
    from (select a.photo_id, row_number() over (order by ${order}) as number
      from album_photos a join photos p on p.id = a.photo_id where a.album_id = ${album}) as numbered
    where album_photos.album_id = ${album} and album_photos.photo_id = numbered.photo_id`.execute(db);
}

/** Puts photos, in this order, before another (null: at the end). Those that the album does not have are passed over. */
export async function moveBefore(
  trx: Transaction<CatalogTables>,
  album: AlbumId,
  photos: readonly PhotoId[],
  before: PhotoId | null,
): Promise<void> {
  const moving = [...new Set(photos)];
  let gap = await gapBefore(trx, album, new Set(moving), before);
  if (gap.step < leastStep) {
    await renumber(trx, album, 'they-stand');
    gap = await gapBefore(trx, album, new Set(moving), before);
  }
  for (const [index, id] of moving.entries())
    await trx
      .updateTable('album_photos')
      .set({ position: gap.from + gap.step * (index + 1) })
      .where('album_id', '=', album)
      .where('photo_id', '=', id)
      .execute();
}

/** Between the photo that those are to stand before and the one in front of it, of those that stay; `step` is the room for each. */
async function gapBefore(
  trx: Transaction<CatalogTables>,
  album: AlbumId,
  moving: ReadonlySet<PhotoId>,
  before: PhotoId | null,
): Promise<{ from: number; step: number }> {
  const all = await trx
    .selectFrom('album_photos')
    .select(['photo_id', 'position'])
    .where('album_id', '=', album)
    .orderBy('position')
    .orderBy('photo_id')
    .execute();
  const staying = all.filter(({ photo_id }) => !moving.has(photo_id));
  const found = before === null ? -1 : staying.findIndex(({ photo_id }) => photo_id === before);
  const index = found === -1 ? staying.length : found;
  const wanted = moving.size + 1;
  const to = staying[index]?.position;
  const from = staying[index - 1]?.position ?? (to ?? 0) - wanted;
  return { from, step: ((to ?? from + wanted) - from) / wanted };
}
