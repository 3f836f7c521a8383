/** Albums that were let go: whole, so that one comes back as it was; for as long as photos stay in the trash. */
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { type AlbumId, AlbumIdSchema, AlbumOrderSchema } from '../../../protocol/album.ts';
import { PhotoIdSchema } from '../../../protocol/photo.ts';
import { trashDays } from '../../../protocol/trash.ts';
import type { CatalogTables } from './catalog-tables.ts';

const keptMs = trashDays * 86_400_000;
/** Well below what either database takes in one query. */
const rowsAtOnce = 200;

const RemovedAlbumSchema = z.object({
  album: z.object({
    id: AlbumIdSchema,
    name: z.string(),
    ordered: AlbumOrderSchema,
    cover: PhotoIdSchema.nullable(),
    created_at: z.number(),
  }),
  photos: z.array(z.tuple([PhotoIdSchema, z.number(), z.number()])),
});
type RemovedAlbum = z.infer<typeof RemovedAlbumSchema>;

/** Lets an album go and remembers it; those that were let go too long ago are forgotten. False where it is not there. */
export async function keepRemoved(db: Kysely<CatalogTables>, id: AlbumId, atMs: number): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const row = await trx.selectFrom('albums').selectAll().where('id', '=', id).executeTakeFirst();
    if (row === undefined) return false;
    const photos = await trx
      .selectFrom('album_photos')
      .select(['photo_id', 'position', 'added_at'])
      .where('album_id', '=', id)
      .execute();
    const { name, ordered, cover, created_at } = row;
    const kept: RemovedAlbum = {
      album: { id, name, ordered, cover, created_at },
      photos: photos.map(({ photo_id, position, added_at }) => [photo_id, position, added_at]),
    };
    await trx
      .deleteFrom('removed_albums')
      .where('removed_at', '<', atMs - keptMs)
      .execute();
    await trx
      .insertInto('removed_albums')
      .values({ id, removed_at: atMs, kept: JSON.stringify(kept) })
      .execute();
    await trx.deleteFrom('albums').where('id', '=', id).execute();
    return true;
  });
}

/** As it was, without photos that have been erased meanwhile. False where nobody remembers it. */
export async function restoreRemoved(db: Kysely<CatalogTables>, id: AlbumId, atMs: number): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const row = await trx.selectFrom('removed_albums').select('kept').where('id', '=', id).executeTakeFirst();
    if (row === undefined) return false;
    const { album, photos } = RemovedAlbumSchema.parse(JSON.parse(row.kept));
    const here = new Set<string>();
    const cover = album.cover === null ? [] : [album.cover];
    const wanted = [...cover, ...photos.map(([photo]) => photo)];
    for (let from = 0; from < wanted.length; from += rowsAtOnce) {
      const ids = wanted.slice(from, from + rowsAtOnce);
      for (const photo of await trx.selectFrom('photos').select('id').where('id', 'in', ids).execute())
        here.add(photo.id);
    }
    const isHere = album.cover !== null && here.has(album.cover);
    await trx
      .insertInto('albums')
      .values({ ...album, cover: isHere ? album.cover : null, changed_at: atMs })
      .execute();
    const rows = photos
      .filter(([photo]) => here.has(photo))
      .map(([photo_id, position, added_at]) => ({ album_id: id, photo_id, position, added_at }));
    for (let from = 0; from < rows.length; from += rowsAtOnce)
      await trx
        .insertInto('album_photos')
        .values(rows.slice(from, from + rowsAtOnce))
        .execute();
    await trx.deleteFrom('removed_albums').where('id', '=', id).execute();
    return true;
  });
}
