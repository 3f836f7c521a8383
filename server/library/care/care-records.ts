/** What the catalog knows of its originals' condition, of what was removed, and of the files that were passed over. */
import { type Kysely, sql } from 'kysely';
import type { PassedOverReason } from '../../../protocol/care.ts';
import type { PhotoId, Sha256, Taken } from '../../../protocol/photo.ts';
import { anyValue, RecurringQuery } from '../../database/database.ts';
import type { CatalogTables, PhotoRow } from '../catalog/catalog-tables.ts';
import { takenOf } from '../catalog/photo-row.ts';

export type KeptRow = Pick<
  PhotoRow,
  'id' | 'name' | 'path' | 'sha256' | 'size_bytes' | 'trashed' | 'trashed_at' | 'condition'
>;
const keptColumns = ['id', 'name', 'path', 'sha256', 'size_bytes', 'trashed', 'trashed_at', 'condition'] as const;

/** With when it was taken, which is the date that its file has. */
export type DatedRow = KeptRow & { readonly taken: Taken };

/** Well below what either database takes in one query. */
const pathsAtOnce = 500;

export interface PassedOver {
  readonly path: string;
  readonly size_bytes: number;
  readonly modified_ms: number;
  readonly reason: PassedOverReason;
}

export interface CareCounts {
  readonly photoCount: number;
  readonly provedCount: number;
  readonly missingCount: number;
  readonly changedCount: number;
  readonly passedOverCount: number;
  readonly lastCheckAtMs: number | null;
}

/** `trashed = 0`, said so that it does not tempt the planner away from the index that the rest of the query fits. */
const inLibrary = sql<boolean>`+trashed = 0`;

export class CareRecords {
  readonly #db: Kysely<CatalogTables>;
  readonly #removals: RecurringQuery<{ sha256: Sha256 }>;
  readonly #trashed: RecurringQuery<{ trashed_at: number | null }>;

  constructor(db: Kysely<CatalogTables>) {
    this.#db = db;
    this.#removals = new RecurringQuery(
      db.selectFrom('removals').select('sha256').where('sha256', '=', anyValue<Sha256>()),
    );
    this.#trashed = new RecurringQuery(
      db.selectFrom('photos').select('trashed_at').where('sha256', '=', anyValue<Sha256>()).where('trashed', '=', 1),
    );
  }

  async hasPhotos(): Promise<boolean> {
    return (await this.#db.selectFrom('photos').select('id').limit(1).executeTakeFirst()) !== undefined;
  }

  /** The photos of the library behind that path, by path. */
  rowsAfter(path: string, limit: number): Promise<KeptRow[]> {
    return this.#db
      .selectFrom('photos')
      .select(keptColumns)
      .where('path', '>', path)
      .where(inLibrary)
      .orderBy('path')
      .limit(limit)
      .execute();
  }

  /** The photos of the library that lie in a folder, not in folders below it. */
  rowsIn(folder: string): Promise<KeptRow[]> {
    return (
      this.#db
        .selectFrom('photos')
        .select(keptColumns)
        // "0" comes right behind "/".
        .where('path', '>', `${folder}/`)
        .where('path', '<', `${folder}0`)
        .where(sql<boolean>`path not like ${`${folder.replace(/[\\%_]/g, '\\$&')}/%/%`} escape '\\'`)
        .where(inLibrary)
        .execute()
    );
  }

  /** Which of these paths are those of photos of the library. */
  async known(paths: readonly string[]): Promise<Set<string>> {
    const known = new Set<string>();
    for (let from = 0; from < paths.length; from += pathsAtOnce) {
      const rows = await this.#db
        .selectFrom('photos')
        .select('path')
        .where('path', 'in', paths.slice(from, from + pathsAtOnce))
        .where(inLibrary)
        .execute();
      for (const { path } of rows) known.add(path);
    }
    return known;
  }

  /** The photos of the library at these paths, by path. */
  async datedAt(paths: readonly string[]): Promise<Map<string, DatedRow>> {
    const found = new Map<string, DatedRow>();
    for (let from = 0; from < paths.length; from += pathsAtOnce) {
      // A Mac's file system may answer with the same name in other code points.
      const some = paths.slice(from, from + pathsAtOnce).map((path) => path.normalize('NFC'));
      const rows = await this.#db
        .selectFrom('photos')
        .select([...keptColumns, 'taken_local', 'taken_offset', 'taken_source'])
        .where('path', 'in', some)
        .where(inLibrary)
        .execute();
      for (const row of rows) found.set(row.path, { ...row, taken: takenOf(row) });
    }
    return found;
  }

  /** The photos of the library at that path, or below it where it is a folder. */
  rowsAtOrBelow(path: string): Promise<KeptRow[]> {
    return (
      this.#db
        .selectFrom('photos')
        .select(keptColumns)
        // "0" comes right behind "/".
        .where((eb) =>
          eb.or([eb('path', '=', path), eb.and([eb('path', '>', `${path}/`), eb('path', '<', `${path}0`)])]),
        )
        .where(inLibrary)
        .execute()
    );
  }

  rowAt(path: string): Promise<KeptRow | undefined> {
    return this.#db.selectFrom('photos').select(keptColumns).where('path', '=', path).executeTakeFirst();
  }

  rowOf(id: PhotoId): Promise<KeptRow | undefined> {
    return this.#db.selectFrom('photos').select(keptColumns).where('id', '=', id).executeTakeFirst();
  }

  /** Sound ones that were not proved since then, the longest unproved first; without those that were tried in vain. */
  due(provedBeforeMs: number, limit: number, without: ReadonlySet<PhotoId>): Promise<KeptRow[]> {
    return this.#db
      .selectFrom('photos')
      .select(keptColumns)
      .where('trashed', '=', 0)
      .where('condition', '=', 'ok')
      .where((eb) => eb.or([eb('checked_at', 'is', null), eb('checked_at', '<', provedBeforeMs)]))
      .orderBy('checked_at', (order) => order.asc().nullsFirst())
      .limit(limit + without.size)
      .execute()
      .then((rows) => rows.filter(({ id }) => !without.has(id)).slice(0, limit));
  }

  async setProved(ids: readonly PhotoId[], atMs: number): Promise<void> {
    if (ids.length === 0) return;
    await this.#db.updateTable('photos').set({ checked_at: atMs }).where('id', 'in', ids).execute();
  }

  /** Missing and changed ones, by path; which, where there are more than `limit`, is left to chance. */
  async needsCare(limit: number): Promise<KeptRow[]> {
    const rows = await this.#db
      .selectFrom('photos')
      .select(keptColumns)
      .where('condition', '<>', sql.lit('ok'))
      .where(inLibrary)
      .limit(limit)
      .execute();
    return rows.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  }

  async counts(provedSinceMs: number): Promise<CareCounts> {
    const library = this.#db.selectFrom('photos').where('trashed', '=', 0);
    const counted = sql<number>`count(*)`.as('count');
    const conditions = await this.#db
      .selectFrom('photos')
      .select(['condition', counted])
      .where('condition', '<>', sql.lit('ok'))
      .where(inLibrary)
      .groupBy('condition')
      .execute();
    const of = (wanted: string): number => conditions.find(({ condition }) => condition === wanted)?.count ?? 0;
    const { photoCount } = await this.#db
      .selectFrom('months')
      .select(sql<number>`coalesce(sum(count), 0)`.as('photoCount'))
      .executeTakeFirstOrThrow();
    const { count: provedCount } = await library
      .select(counted)
      .where('checked_at', '>=', provedSinceMs)
      .executeTakeFirstOrThrow();
    const last = await library.select(({ fn }) => fn.max('checked_at').as('at')).executeTakeFirst();
    const passed = await this.#db.selectFrom('passed_over').select(counted).executeTakeFirstOrThrow();
    return {
      photoCount,
      provedCount,
      missingCount: of('missing'),
      changedCount: of('changed'),
      passedOverCount: passed.count,
      lastCheckAtMs: last?.at ?? null,
    };
  }

  passedOver(limit: number): Promise<PassedOver[]> {
    return this.#db.selectFrom('passed_over').selectAll().orderBy('path').limit(limit).execute();
  }

  passedOverAt(path: string): Promise<PassedOver | undefined> {
    return this.#db.selectFrom('passed_over').selectAll().where('path', '=', path).executeTakeFirst();
  }

  async passOver(file: PassedOver): Promise<void> {
    const { path, ...facts } = file;
    await this.#db
      .insertInto('passed_over')
      .values({ path, ...facts })
      .onConflict((conflict) => conflict.column('path').doUpdateSet(facts))
      .execute();
  }

  async forgetPassedOver(path: string): Promise<void> {
    await this.#db.deleteFrom('passed_over').where('path', '=', path).execute();
  }

  /** So that the photo does not come back by itself, whatever becomes of its row. */
  async rememberRemoved(sha256: Sha256, removedAtMs: number, name: string): Promise<void> {
    await this.#db
      .insertInto('removals')
      .values({ sha256, removed_at: removedAtMs, name })
      .onConflict((conflict) => conflict.column('sha256').doUpdateSet({ removed_at: removedAtMs }))
      .execute();
  }

  /** When each of these was removed here (ms since 1970), of those that were and are not in the library again. */
  async removedAt(hashes: readonly Sha256[]): Promise<Map<Sha256, number>> {
    const [one, ...others] = hashes;
    if (one === undefined) return new Map();
    // Asked for every photo that arrives, of which hardly any was here before.
    if (others.length === 0 && (await this.#removals.run(this.#db, one)).length === 0) {
      const [row] = await this.#trashed.run(this.#db, one, 1);
      return new Map(row === undefined ? [] : [[one, row.trashed_at ?? 0]]);
    }
    const remembered = await this.#db
      .selectFrom('removals')
      .select(['sha256', 'removed_at'])
      .where('sha256', 'in', hashes)
      .execute();
    const rows = await this.#db
      .selectFrom('photos')
      .select(['sha256', 'trashed', 'trashed_at'])
      .where('sha256', 'in', hashes)
      .execute();
    const removed = new Map(remembered.map(({ sha256, removed_at }) => [sha256, removed_at]));
    for (const { sha256, trashed, trashed_at } of rows) {
      if (trashed === 0) removed.delete(sha256);
      else removed.set(sha256, trashed_at ?? removed.get(sha256) ?? 0);
    }
    return removed;
  }
}
