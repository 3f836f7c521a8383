/** The writes that happen for every photo that arrives: built once, and grouped so that many share one sync of the disk. */
import { type Kysely, sql, type Transaction } from 'kysely';
import type { DeviceId } from '../../../protocol/pairing.ts';
import type { PhotoId, PreviewState } from '../../../protocol/photo.ts';
import { anyValue, GroupCommit, RecurringQuery } from '../../database/database.ts';
import type { CatalogEntry, CatalogTables, PhotoRow, SendingRow } from './catalog-tables.ts';
import { joinLivePhoto } from './live-pairs.ts';

/** Nobody waits for a photo to be marked as settled: at worst it is looked at once more after a crash. */
const settleAfterMs = 1_000;
/** Somebody may be looking at a tile that has no picture yet. */
const previewAfterMs = 50;

export interface PreviewFacts {
  readonly preview: PreviewState;
  readonly thumbhash?: string;
  /** Kept where the size was not known. */
  readonly width?: number | null;
  readonly height?: number | null;
}

export class PhotoWrites {
  readonly #commits: GroupCommit<CatalogTables>;
  readonly #db: Kysely<CatalogTables>;
  #insertPhoto: { columns: readonly string[]; query: RecurringQuery<unknown> } | null = null;
  readonly #insertSending: RecurringQuery<unknown>;
  readonly #settle: RecurringQuery<unknown>;
  /** Durable, indexed, and about to be marked so. */
  readonly #settling = new Set<PhotoId>();

  constructor(db: Kysely<CatalogTables>) {
    this.#db = db;
    this.#commits = new GroupCommit(db);
    const sending = {
      photo_id: anyValue<PhotoId>(),
      device_id: anyValue<DeviceId>(),
      name: anyValue<string>(),
      received_at: anyValue<number>(),
    };
    this.#insertSending = new RecurringQuery(
      db
        .insertInto('sendings')
        .values(sending)
        .onConflict((conflict) => conflict.doNothing())
        .returning('photo_id'),
    );
    this.#settle = new RecurringQuery(
      db.updateTable('photos').set({ settled: 1 }).where('id', '=', anyValue<PhotoId>()),
    );
  }

  /** Resolves when the photo is in the index for good, with what stands there. Photos that come at once share one commit. */
  record(entry: CatalogEntry): Promise<CatalogEntry> {
    return this.#commits.now(async (trx) => {
      await this.#insert(trx, entry.row);
      for (const sending of entry.sendings) await this.#send(trx, sending);
      return { ...entry, row: await joinLivePhoto(trx, entry.row) };
    });
  }

  /** Adds a sender to a photo that was here already. Answers false where it had sent it before. */
  addSending(sending: SendingRow): Promise<boolean> {
    return this.#commits.now((trx) => this.#send(trx, sending));
  }

  /** Notes that name and bytes are durable too, so that the next start need not look. */
  settle(id: PhotoId): void {
    this.#settling.add(id);
    this.#commits
      .soon(settleAfterMs, (trx) => this.#settle.run(trx, 1, id))
      // The next start looks at it, and that is all.
      .catch(() => undefined)
      .finally(() => this.#settling.delete(id));
  }

  /** Whether bytes, name and row are durable, so that a receipt may be given on the row's word. */
  isSettled({ id, settled }: Pick<PhotoRow, 'id' | 'settled'>): boolean {
    return settled === 1 || this.#settling.has(id);
  }

  setPreview(id: PhotoId, { width, height, ...facts }: PreviewFacts): Promise<void> {
    return this.#commits.soon(previewAfterMs, async (trx) => {
      await trx.updateTable('photos').set(facts).where('id', '=', id).execute();
      if (typeof width !== 'number' || typeof height !== 'number') return;
      await trx.updateTable('photos').set({ width, height }).where('id', '=', id).where('width', 'is', null).execute();
    });
  }

  /** Resolves when it is so for good. */
  change(id: PhotoId, change: Partial<Omit<PhotoRow, 'id'>>): Promise<void> {
    return this.#commits.now(async (trx) => {
      await trx.updateTable('photos').set(change).where('id', '=', id).execute();
    });
  }

  /** Marks a photo as lying in the trash, and remembers its removal so that it does not come back by itself. */
  remove({ id, sha256, name }: Pick<PhotoRow, 'id' | 'sha256' | 'name'>, removedAtMs: number): Promise<void> {
    return this.#commits.now(async (trx) => {
      await trx
        .insertInto('removals')
        .values({ sha256, removed_at: removedAtMs, name })
        .onConflict((conflict) => conflict.column('sha256').doUpdateSet({ removed_at: removedAtMs }))
        .execute();
      await trx.updateTable('photos').set({ trashed: 1, trashed_at: removedAtMs }).where('id', '=', id).execute();
    });
  }

  /** Takes a photo out of the index: one that nobody was promised, or that was erased for good. */
  forget(row: Pick<PhotoRow, 'id'>): Promise<void> {
    return this.#commits.now(async (trx) => {
      await trx.deleteFrom('photos').where('id', '=', row.id).execute();
    });
  }

  /** Photos of which an earlier run did not learn whether they are durable. */
  unsettled(): Promise<PhotoRow[]> {
    return this.#db.selectFrom('photos').selectAll().where('settled', '=', sql.lit(0)).execute();
  }

  /** Resolves when nothing is left to be written. */
  flush(): Promise<void> {
    return this.#commits.flush();
  }

  async #insert(trx: Transaction<CatalogTables>, row: PhotoRow): Promise<void> {
    // Each value goes to its own column, in whatever order a row names them.
    const values: Readonly<Record<string, string | number | null>> = { ...row };
    this.#insertPhoto ??= {
      columns: Object.keys(row),
      query: new RecurringQuery(trx.insertInto('photos').values(row)),
    };
    const { columns, query } = this.#insertPhoto;
    await query.run(trx, ...columns.map((column) => values[column] ?? null));
  }

  async #send(trx: Transaction<CatalogTables>, sending: SendingRow): Promise<boolean> {
    const { photo_id, device_id, name, received_at } = sending;
    return (await this.#insertSending.run(trx, photo_id, device_id, name, received_at)).length > 0;
  }
}
