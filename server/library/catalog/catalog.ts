/** What is in the library, as an index over the originals: recorded, found, paged, counted. */
import { type ExpressionBuilder, type Kysely, sql } from 'kysely';
import type { AlbumId } from '../../../protocol/album.ts';
import { Failure } from '../../../protocol/failure.ts';
import type { DeviceId } from '../../../protocol/pairing.ts';
import { type PhotoId, PhotoIdSchema, type Sha256, type Timeline } from '../../../protocol/photo.ts';
import type { Tile } from '../../../protocol/tile.ts';
import { anyValue, RecurringQuery } from '../../database/database.ts';
import type { CatalogEntry, CatalogTables, PhotoRow, SendingRow } from './catalog-tables.ts';
import { monthCounts } from './month-counts.ts';
import { isEverything, matches, type Wanted } from './photo-filter.ts';
import { PhotoWrites } from './photo-writes.ts';
import { tilesOfAlbum, tilesOfMonth, tilesOfTrash } from './tile-query.ts';

export type { CatalogEntry } from './catalog-tables.ts';

export type Counts = ReadonlyMap<DeviceId, { readonly photoCount: number; readonly sizeBytes: number }>;

export class Catalog {
  readonly #db: Kysely<CatalogTables>;
  readonly #bySha256: RecurringQuery<PhotoRow>;
  readonly #byId: RecurringQuery<PhotoRow>;
  readonly #sendings: RecurringQuery<SendingRow>;
  readonly #sha256At: RecurringQuery<Pick<PhotoRow, 'sha256'>>;
  /** What happens for every photo that arrives. */
  readonly writes: PhotoWrites;

  constructor(db: Kysely<CatalogTables>) {
    this.#db = db;
    this.writes = new PhotoWrites(db);
    const photos = db.selectFrom('photos');
    this.#bySha256 = new RecurringQuery(photos.selectAll().where('sha256', '=', anyValue<Sha256>()));
    this.#byId = new RecurringQuery(photos.selectAll().where('id', '=', anyValue<PhotoId>()));
    this.#sha256At = new RecurringQuery(photos.select('sha256').where('path', '=', anyValue<string>()));
    this.#sendings = new RecurringQuery(
      db.selectFrom('sendings').selectAll().where('photo_id', '=', anyValue<PhotoId>()).orderBy('received_at'),
    );
  }

  /** As `writes.record`. */
  record(entry: CatalogEntry): Promise<CatalogEntry> {
    return this.writes.record(entry);
  }

  async bySha256(sha256: Sha256): Promise<CatalogEntry | null> {
    const [row] = await this.#bySha256.run(this.#db, sha256);
    return row === undefined ? null : { row, sendings: await this.#sendings.run(this.#db, row.id) };
  }

  /** Which of these are here: in the library, or in the trash. */
  async known(hashes: readonly Sha256[]): Promise<CatalogEntry[]> {
    if (hashes.length === 0) return [];
    const rows = await this.#db.selectFrom('photos').selectAll().where('sha256', 'in', hashes).execute();
    const sendings = await this.#sendingsOf(rows.map((row) => row.id));
    return rows.map((row) => ({ row, sendings: sendings.filter((sending) => sending.photo_id === row.id) }));
  }

  /** Whether a path is that of other bytes, be they in the trash or missing: what comes back there must find it free. */
  async isAnothers(path: string, sha256: Sha256): Promise<boolean> {
    const [row] = await this.#sha256At.run(this.#db, path);
    return row !== undefined && row.sha256 !== sha256;
  }

  /** The names of the photos that lie in a folder, or are to come back there; with those in folders below it. */
  async namesIn(folder: string): Promise<ReadonlySet<string>> {
    const rows = await this.#db
      .selectFrom('photos')
      .select('path')
      // "0" comes right behind "/".
      .where('path', '>', `${folder}/`)
      .where('path', '<', `${folder}0`)
      .execute();
    return new Set(rows.map(({ path }) => path.slice(folder.length + 1)));
  }

  /** Throws `not-found`. */
  async find(id: PhotoId): Promise<CatalogEntry> {
    const [row] = await this.#byId.run(this.#db, id);
    if (row === undefined) throw new Failure('not-found', 'This photo is not in the library.');
    return { row, sendings: await this.#sendings.run(this.#db, id) };
  }

  /** Newest first by wall clock. `sentBy` leaves only what that device sent. Throws `bad-request` for a cursor not ours. */
  async page(
    wanted: Wanted,
    sentBy: DeviceId | null,
    cursor: string | undefined,
    limit: number,
  ): Promise<{ entries: CatalogEntry[]; next: string | null }> {
    const rows = await this.#db
      .selectFrom('photos')
      .selectAll()
      .where((eb) => eb.and([matches(eb, wanted, sentBy), ...(cursor === undefined ? [] : [after(eb, cursor)])]))
      .orderBy('wall_ms', 'desc')
      .orderBy('instant_ms', 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute();
    const page = rows.slice(0, limit);
    const sendings = await this.#sendingsOf(page.map((row) => row.id));
    const last = page.at(-1);
    return {
      entries: page.map((row) => ({ row, sendings: sendings.filter((sending) => sending.photo_id === row.id) })),
      next: rows.length > limit && last !== undefined ? writeCursor(last) : null,
    };
  }

  /** Months with counts, newest first. */
  async months(wanted: Wanted, sentBy: DeviceId | null): Promise<Timeline> {
    const months = await monthCounts(this.#db, wanted, sentBy);
    return {
      months: months.map((month) => ({ ...month, aspects: Math.max(0, Math.round(month.aspects * 1000) / 1000) })),
      total: months.reduce((sum, month) => sum + month.count, 0),
    };
  }

  async count(wanted: Wanted, sentBy: DeviceId | null): Promise<number> {
    if (isEverything(wanted, sentBy)) return (await this.months(wanted, sentBy)).total;
    const { count } = await this.#db
      .selectFrom('photos')
      .select(sql<number>`count(*)`.as('count'))
      .where((eb) => matches(eb, wanted, sentBy))
      .executeTakeFirstOrThrow();
    return count;
  }

  /** The tiles of a month (`2025-11`), newest first. */
  tilesOf(month: string, wanted: Wanted, sentBy: DeviceId | null): Promise<Tile[]> {
    return tilesOfMonth(this.#db, month, wanted, sentBy);
  }

  /** The tiles of an album, in its owner's order or newest first. */
  tilesOfAlbum(album: AlbumId, isOwnOrder: boolean): Promise<Tile[]> {
    return tilesOfAlbum(this.#db, album, isOwnOrder);
  }

  /** What lies in the trash, with the moment when it came there, last first. */
  tilesOfTrash(): Promise<{ tile: Tile; trashedAtMs: number }[]> {
    return tilesOfTrash(this.#db);
  }

  /** Throws `not-found`. */
  async change(id: PhotoId, change: Partial<Omit<PhotoRow, 'id'>>): Promise<CatalogEntry> {
    if (Object.keys(change).length > 0) await this.writes.change(id, change);
    return this.find(id);
  }

  /** Photos whose previews are still to be made, newest first. */
  pendingPreviews(): Promise<Pick<PhotoRow, 'id' | 'kind' | 'mime_type' | 'path'>[]> {
    return (
      this.#db
        .selectFrom('photos')
        .select(['id', 'kind', 'mime_type', 'path'])
        // Said so that the index of the pending ones is taken, and not that of the order.
        .where('preview', '=', sql.lit('pending'))
        .where(sql<boolean>`+trashed = 0`)
        .orderBy('wall_ms', 'desc')
        .execute()
    );
  }

  async counts(): Promise<Counts> {
    const rows = await this.#db
      .selectFrom('sendings')
      .innerJoin('photos', 'photos.id', 'sendings.photo_id')
      .select([
        'sendings.device_id',
        sql<number>`count(*)`.as('photoCount'),
        sql<number>`coalesce(sum(size_bytes), 0)`.as('sizeBytes'),
      ])
      .where('photos.trashed', '=', 0)
      .groupBy('sendings.device_id')
      .execute();
    return new Map(rows.map(({ device_id, photoCount, sizeBytes }) => [device_id, { photoCount, sizeBytes }]));
  }

  async totals(): Promise<{ photoCount: number; sizeBytes: number }> {
    return this.#db
      .selectFrom('months')
      .select([
        sql<number>`coalesce(sum(count), 0)`.as('photoCount'),
        sql<number>`coalesce(sum(bytes), 0)`.as('sizeBytes'),
      ])
      .executeTakeFirstOrThrow();
  }

  /** Path and hash of every original, for checks that read them all. */
  allPaths(): Promise<Pick<PhotoRow, 'id' | 'path' | 'sha256' | 'trashed'>[]> {
    return this.#db.selectFrom('photos').select(['id', 'path', 'sha256', 'trashed']).orderBy('path').execute();
  }

  async #sendingsOf(ids: readonly PhotoId[]): Promise<SendingRow[]> {
    if (ids.length === 0) return [];
    return this.#db.selectFrom('sendings').selectAll().where('photo_id', 'in', ids).orderBy('received_at').execute();
  }
}

type Eb = ExpressionBuilder<CatalogTables, 'photos'>;

function after(eb: Eb, cursor: string): ReturnType<Eb['and']> {
  const [wall, instant, id] = readCursor(cursor);
  return eb.and([
    // Said on its own, so that the index of the order begins here: a deep page costs what the first one does.
    eb('wall_ms', '<=', wall),
    eb.or([
      eb('wall_ms', '<', wall),
      eb('instant_ms', '<', instant),
      eb.and([eb('instant_ms', '=', instant), eb('photos.id', '<', id)]),
    ]),
  ]);
}

function writeCursor(row: PhotoRow): string {
  return Buffer.from(JSON.stringify([row.wall_ms, row.instant_ms, row.id])).toString('base64url');
}

function readCursor(cursor: string): [number, number, PhotoId] {
  const [, wall, instant, id] =
    /^\[(-?\d{1,16}),(-?\d{1,16}),"([A-Za-z0-9_-]{1,64})"\]$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (id === undefined) throw new Failure('bad-request', 'This page link is not one of this host’s.');
  return [Number(wall), Number(instant), PhotoIdSchema.parse(id)];
}
