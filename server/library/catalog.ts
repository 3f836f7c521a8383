/** What is in the library, as an index over the originals: recorded, found, paged, counted. */
import { type ExpressionBuilder, type Kysely, sql, type Transaction } from 'kysely';
import { Failure } from '../../protocol/failure.ts';
import type { DeviceId } from '../../protocol/pairing.ts';
import {
  type PhotoFilter,
  type PhotoId,
  PhotoIdSchema,
  type PreviewState,
  type Sha256,
  type Timeline,
} from '../../protocol/photo.ts';
import type { CatalogTables, PhotoRow, SendingRow } from './catalog-tables.ts';

export interface CatalogEntry {
  readonly row: PhotoRow;
  readonly sendings: readonly SendingRow[];
}

interface Waiting {
  readonly entry: CatalogEntry;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

export type Counts = ReadonlyMap<DeviceId, { readonly photoCount: number; readonly sizeBytes: number }>;

export class Catalog {
  readonly #db: Kysely<CatalogTables>;
  #waiting: Waiting[] = [];

  constructor(db: Kysely<CatalogTables>) {
    this.#db = db;
  }

  /** Resolves when the photo is in the index for good. Photos that come at once share one commit, and so one sync. */
  record(entry: CatalogEntry): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ entry, resolve, reject });
      if (this.#waiting.length === 1) setImmediate(() => void this.#commitWaiting());
    });
  }

  async bySha256(sha256: Sha256): Promise<CatalogEntry | null> {
    const row = await this.#db.selectFrom('photos').selectAll().where('sha256', '=', sha256).executeTakeFirst();
    return row === undefined ? null : { row, sendings: await this.#sendingsOf([row.id]) };
  }

  /** Which of these are here: in the library, or in the trash. */
  async known(
    hashes: readonly Sha256[],
  ): Promise<Pick<PhotoRow, 'id' | 'sha256' | 'path' | 'size_bytes' | 'trashed'>[]> {
    if (hashes.length === 0) return [];
    return this.#db
      .selectFrom('photos')
      .select(['id', 'sha256', 'path', 'size_bytes', 'trashed'])
      .where('sha256', 'in', hashes)
      .execute();
  }

  /** Whether a path is that of other bytes, be they in the trash or missing: what comes back there must find it free. */
  async isAnothers(path: string, sha256: Sha256): Promise<boolean> {
    const row = await this.#db.selectFrom('photos').select('sha256').where('path', '=', path).executeTakeFirst();
    return row !== undefined && row.sha256 !== sha256;
  }

  /** Throws `not-found`. */
  async find(id: PhotoId): Promise<CatalogEntry> {
    const row = await this.#db.selectFrom('photos').selectAll().where('id', '=', id).executeTakeFirst();
    if (row === undefined) throw new Failure('not-found', 'This photo is not in the library.');
    return { row, sendings: await this.#sendingsOf([id]) };
  }

  /** Newest first by wall clock. `sentBy` leaves only what that device sent. Throws `bad-request` for a cursor not ours. */
  async page(
    filter: PhotoFilter,
    sentBy: DeviceId | null,
    cursor: string | undefined,
    limit: number,
  ): Promise<{ entries: CatalogEntry[]; next: string | null }> {
    const rows = await this.#db
      .selectFrom('photos')
      .selectAll()
      .where((eb) => eb.and([matches(eb, filter, sentBy), ...(cursor === undefined ? [] : [after(eb, cursor)])]))
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

  /** Months with counts, newest first. Without a filter they come from a table of their own, whatever the library's size. */
  async months(filter: PhotoFilter, sentBy: DeviceId | null): Promise<Timeline> {
    const isFiltered = sentBy !== null || Object.values(filter).some((value) => value !== undefined);
    const months = isFiltered
      ? await this.#db
          .selectFrom('photos')
          .select(['month', sql<number>`count(*)`.as('count')])
          .where((eb) => matches(eb, filter, sentBy))
          .groupBy('month')
          .orderBy('month', 'desc')
          .execute()
      : await this.#db.selectFrom('months').selectAll().where('count', '>', 0).orderBy('month', 'desc').execute();
    return { months, total: months.reduce((sum, month) => sum + month.count, 0) };
  }

  /** Adds a sender to a photo that was here already. Answers false where it had sent it before. */
  async addSending(sending: SendingRow): Promise<boolean> {
    const result = await this.#db
      .insertInto('sendings')
      .values(sending)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
  }

  /** Changes a photo's row and keeps the months' counts true. */
  async change(id: PhotoId, change: Partial<Omit<PhotoRow, 'id'>>): Promise<CatalogEntry> {
    await this.#db.transaction().execute(async (trx) => {
      const before = await trx
        .selectFrom('photos')
        .select(['month', 'trashed'])
        .where('id', '=', id)
        .executeTakeFirst();
      if (before === undefined) throw new Failure('not-found', 'This photo is not in the library.');
      if (Object.keys(change).length === 0) return;
      await trx.updateTable('photos').set(change).where('id', '=', id).execute();
      const next = { month: change.month ?? before.month, trashed: change.trashed ?? before.trashed };
      if (before.trashed === 0) await count(trx, before.month, -1);
      if (next.trashed === 0) await count(trx, next.month, 1);
    });
    return this.find(id);
  }

  async setPreview(
    id: PhotoId,
    preview: PreviewState,
    facts: { thumbhash?: string; width?: number; height?: number },
  ): Promise<void> {
    await this.#db
      .updateTable('photos')
      .set({ preview, ...facts })
      .where('id', '=', id)
      .execute();
  }

  /** Photos whose previews are still to be made, newest first. */
  pendingPreviews(): Promise<Pick<PhotoRow, 'id' | 'kind' | 'mime_type' | 'path'>[]> {
    return this.#db
      .selectFrom('photos')
      .select(['id', 'kind', 'mime_type', 'path'])
      .where('preview', '=', 'pending')
      .where('trashed', '=', 0)
      .orderBy('wall_ms', 'desc')
      .execute();
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
      .selectFrom('photos')
      .select([sql<number>`count(*)`.as('photoCount'), sql<number>`coalesce(sum(size_bytes), 0)`.as('sizeBytes')])
      .where('trashed', '=', 0)
      .executeTakeFirstOrThrow();
  }

  /** Path and hash of every original, for checks that read them all. */
  allPaths(): Promise<Pick<PhotoRow, 'id' | 'path' | 'sha256' | 'trashed'>[]> {
    return this.#db.selectFrom('photos').select(['id', 'path', 'sha256', 'trashed']).orderBy('path').execute();
  }

  async #commitWaiting(): Promise<void> {
    const batch = this.#waiting;
    this.#waiting = [];
    try {
      await this.#db.transaction().execute(async (trx) => {
        for (const { entry } of batch) {
          await trx.insertInto('photos').values(entry.row).execute();
          if (entry.sendings.length > 0)
            await trx
              .insertInto('sendings')
              .values([...entry.sendings])
              .execute();
          if (entry.row.trashed === 0) await count(trx, entry.row.month, 1);
        }
      });
      for (const { resolve } of batch) resolve();
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }

  async #sendingsOf(ids: readonly PhotoId[]): Promise<SendingRow[]> {
    if (ids.length === 0) return [];
    return this.#db.selectFrom('sendings').selectAll().where('photo_id', 'in', ids).orderBy('received_at').execute();
  }
}

async function count(trx: Transaction<CatalogTables>, month: string, by: 1 | -1): Promise<void> {
  await trx
    .insertInto('months')
    .values({ month, count: by })
    .onConflict((conflict) => conflict.column('month').doUpdateSet({ count: sql`months.count + ${by}` }))
    .execute();
}

type Eb = ExpressionBuilder<CatalogTables, 'photos'>;

function matches(eb: Eb, filter: PhotoFilter, sentBy: DeviceId | null): ReturnType<Eb['and']> {
  const sentByDevice = (device: DeviceId) =>
    eb('photos.id', 'in', eb.selectFrom('sendings').select('photo_id').where('device_id', '=', device));
  const terms = (filter.q ?? '').split(/\s+/u).filter((term) => term !== '');
  return eb.and([
    eb('trashed', '=', filter.trashed === true ? 1 : 0),
    ...(sentBy === null ? [] : [sentByDevice(sentBy)]),
    ...(filter.device === undefined ? [] : [sentByDevice(filter.device)]),
    ...(filter.kind === undefined ? [] : [eb('kind', '=', filter.kind)]),
    ...(filter.favourite === undefined ? [] : [eb('favourite', '=', filter.favourite ? 1 : 0)]),
    ...(filter.from === undefined ? [] : [eb('wall_ms', '>=', Date.parse(`${filter.from}T00:00:00Z`))]),
    ...(filter.to === undefined ? [] : [eb('wall_ms', '<', Date.parse(`${filter.to}T00:00:00Z`) + 24 * 3_600_000)]),
    // There are no albums yet, so nothing is in one.
    ...(filter.album === undefined ? [] : [eb.lit(false)]),
    ...terms.map((term) => {
      const pattern = `%${term.replace(/[\\%_]/gu, '\\$&')}%`;
      return sql<boolean>`(name || ' ' || coalesce(camera, '') || ' ' || description || ' ' || taken_local) like ${pattern} escape '\\'`;
    }),
  ]);
}

function after(eb: Eb, cursor: string): ReturnType<Eb['and']> {
  const [wall, instant, id] = readCursor(cursor);
  return eb.or([
    eb('wall_ms', '<', wall),
    eb.and([eb('wall_ms', '=', wall), eb('instant_ms', '<', instant)]),
    eb.and([eb('wall_ms', '=', wall), eb('instant_ms', '=', instant), eb('photos.id', '<', id)]),
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
