/** Albums as the catalog keeps them: which there are, how each looks from outside, and which photos are in them. */
import { type Kysely, sql } from 'kysely';
import { nanoid } from 'nanoid';
import { type Album, type AlbumId, AlbumIdSchema, type AlbumOrder } from '../../../protocol/album.ts';
import { Failure } from '../../../protocol/failure.ts';
import type { PhotoId } from '../../../protocol/photo.ts';
import { lastPosition, moveBefore, renumber } from './album-order.ts';
import type { AlbumRow, CatalogTables } from './catalog-tables.ts';
import { keepRemoved, restoreRemoved } from './removed-albums.ts';

export interface AlbumEdit {
  readonly name?: string | undefined;
  readonly order?: AlbumOrder | undefined;
  readonly cover?: PhotoId | null | undefined;
  readonly move?: { readonly photos: readonly PhotoId[]; readonly before: PhotoId | null } | undefined;
}

/** Well below what either database takes in one query. */
const idsAtOnce = 400;

export class AlbumRecords {
  readonly #db: Kysely<CatalogTables>;

  constructor(db: Kysely<CatalogTables>) {
    this.#db = db;
  }

  /** The one that was changed last first. */
  async all(): Promise<Album[]> {
    const rows = await this.#db.selectFrom('albums').selectAll().orderBy('changed_at', 'desc').orderBy('id').execute();
    const albums: Album[] = [];
    // One by one, so that no single question is a long one.
    for (const row of rows) albums.push(await this.#describe(row));
    return albums;
  }

  /** Throws `not-found`. */
  async find(id: AlbumId): Promise<Album> {
    const row = await this.#db.selectFrom('albums').selectAll().where('id', '=', id).executeTakeFirst();
    if (row === undefined) throw new Failure('not-found', 'This album is gone.');
    return this.#describe(row);
  }

  async create(name: string, atMs: number): Promise<AlbumId> {
    const id = AlbumIdSchema.parse(nanoid());
    const row: AlbumRow = { id, name, ordered: 'taken', cover: null, created_at: atMs, changed_at: atMs };
    await this.#db.insertInto('albums').values(row).execute();
    return id;
  }

  /** Throws `not-found`, also for a cover that is not one of the album's photos. */
  async change(id: AlbumId, { name, order, cover, move }: AlbumEdit, atMs: number): Promise<void> {
    await this.#db.transaction().execute(async (trx) => {
      const row = await trx.selectFrom('albums').selectAll().where('id', '=', id).executeTakeFirst();
      if (row === undefined) throw new Failure('not-found', 'This album is gone.');
      if (typeof cover === 'string') {
        const held = await trx
          .selectFrom('album_photos')
          .select('photo_id')
          .where('album_id', '=', id)
          .where('photo_id', '=', cover)
          .executeTakeFirst();
        if (held === undefined) throw new Failure('not-found', 'The cover is to be one of the album’s photos.');
      }
      if (move !== undefined) {
        // Whoever moves photos moves them in the order that is shown.
        if ((order ?? row.ordered) === 'taken') await renumber(trx, id, 'taken');
        await moveBefore(trx, id, move.photos, move.before);
      }
      await trx
        .updateTable('albums')
        .set({
          changed_at: atMs,
          ...(name === undefined ? {} : { name }),
          ...(cover === undefined ? {} : { cover }),
          ...(move !== undefined ? { ordered: 'own' as const } : order === undefined ? {} : { ordered: order }),
        })
        .where('id', '=', id)
        .execute();
    });
  }

  /** Its photos stay where they are; the album itself can come back for a while (`removed-albums`). Throws `not-found`. */
  async remove(id: AlbumId, atMs: number): Promise<void> {
    if (!(await keepRemoved(this.#db, id, atMs))) throw new Failure('not-found', 'This album is gone.');
  }

  /** As it was, without what is no longer here. Throws `not-found`. */
  async restore(id: AlbumId, atMs: number): Promise<void> {
    if (!(await restoreRemoved(this.#db, id, atMs))) throw new Failure('not-found', 'This album is gone.');
  }

  /** The albums that a photo is in, by name. */
  of(photo: PhotoId): Promise<Pick<AlbumRow, 'id' | 'name'>[]> {
    return this.#db
      .selectFrom('album_photos')
      .innerJoin('albums', 'albums.id', 'album_photos.album_id')
      .select(['albums.id', 'name'])
      .where('photo_id', '=', photo)
      .orderBy('name')
      .orderBy('albums.id')
      .execute();
  }

  /**
   * Puts photos at the album's end, in their order, or at their positions; answers those that were not in it. None of the trash
   * comes in. Throws `not-found`.
   */
  async add(
    id: AlbumId,
    photos: readonly PhotoId[],
    atMs: number,
    positions: ReadonlyMap<PhotoId, number> = new Map(),
  ): Promise<PhotoId[]> {
    const added: PhotoId[] = [];
    for (let from = 0; from < photos.length; from += idsAtOnce) {
      const some = photos.slice(from, from + idsAtOnce);
      await this.#db.transaction().execute(async (trx) => {
        if ((await trx.selectFrom('albums').select('id').where('id', '=', id).executeTakeFirst()) === undefined)
          throw new Failure('not-found', 'This album is gone.');
        const here = await trx
          .selectFrom('photos')
          .select('id')
          .where('id', 'in', some)
          .where(sql<boolean>`+trashed = 0`)
          .execute();
        const known = new Set(here.map((photo) => photo.id));
        const start = await lastPosition(trx, id);
        const rows = some
          .filter((photo) => known.has(photo))
          .map((photo_id, index) => ({
            album_id: id,
            photo_id,
            position: positions.get(photo_id) ?? start + index + 1,
            added_at: atMs,
          }));
        if (rows.length === 0) return;
        const inserted = await trx
          .insertInto('album_photos')
          .values(rows)
          .onConflict((conflict) => conflict.doNothing())
          .returning('photo_id')
          .execute();
        added.push(...inserted.map(({ photo_id }) => photo_id));
      });
    }
    if (added.length > 0) await this.#touch(id, atMs);
    return added;
  }

  /** Answers those that were in it, and where they stood. */
  async take(id: AlbumId, photos: readonly PhotoId[], atMs: number): Promise<Map<PhotoId, number>> {
    const taken = new Map<PhotoId, number>();
    for (let from = 0; from < photos.length; from += idsAtOnce) {
      const rows = await this.#db
        .deleteFrom('album_photos')
        .where('album_id', '=', id)
        .where('photo_id', 'in', photos.slice(from, from + idsAtOnce))
        .returning(['photo_id', 'position'])
        .execute();
      for (const { photo_id, position } of rows) taken.set(photo_id, position);
    }
    if (taken.size > 0) await this.#touch(id, atMs);
    return taken;
  }

  /** The albums that any of these photos is in. */
  async holding(photos: readonly PhotoId[]): Promise<AlbumId[]> {
    const ids = new Set<AlbumId>();
    for (let from = 0; from < photos.length; from += idsAtOnce) {
      const rows = await this.#db
        .selectFrom('album_photos')
        .select('album_id')
        .distinct()
        .where('photo_id', 'in', photos.slice(from, from + idsAtOnce))
        .execute();
      for (const { album_id } of rows) ids.add(album_id);
    }
    return [...ids];
  }

  async #touch(id: AlbumId, atMs: number): Promise<void> {
    await this.#db.updateTable('albums').set({ changed_at: atMs }).where('id', '=', id).execute();
  }

  async #describe(row: AlbumRow): Promise<Album> {
    const tiles = this.#db
      .selectFrom('album_photos')
      .innerJoin('photos', 'photos.id', 'album_photos.photo_id')
      .where('album_id', '=', row.id)
      .where(sql<boolean>`+trashed = 0`)
      .where('part_of', 'is', null);
    const { count } = await tiles.select(sql<number>`count(*)`.as('count')).executeTakeFirstOrThrow();
    const ids = tiles.select('photos.id').limit(1);
    const chosen = row.cover === null ? undefined : await ids.where('photos.id', '=', row.cover).executeTakeFirst();
    const first =
      row.ordered === 'own'
        ? ids.orderBy('position').orderBy('photo_id')
        : ids.orderBy('wall_ms', 'desc').orderBy('instant_ms', 'desc').orderBy('photos.id', 'desc');
    return {
      id: row.id,
      name: row.name,
      order: row.ordered,
      photoCount: count,
      cover: (chosen ?? (await first.executeTakeFirst()))?.id ?? null,
      isCoverChosen: chosen !== undefined,
      createdAt: new Date(row.created_at).toISOString(),
    };
  }
}
