/** Where uploads stand, written down so that they go on after a restart. What is written at about the same time shares a commit. */
import type { Kysely } from 'kysely';
import type { UploadId } from '../../protocol/upload.ts';
import { GroupCommit } from '../database/database.ts';
import type { IntakeTables, UploadRow } from './intake-tables.ts';

export class UploadLedger {
  readonly #db: Kysely<IntakeTables>;
  readonly #commits: GroupCommit<IntakeTables>;

  constructor(db: Kysely<IntakeTables>) {
    this.#db = db;
    this.#commits = new GroupCommit(db);
  }

  rows(): Promise<UploadRow[]> {
    return this.#db.selectFrom('uploads').selectAll().execute();
  }

  /** Resolves when it is written for good. */
  async save(row: UploadRow): Promise<void> {
    const values = { ...row };
    const { durable_bytes, receipt } = values;
    await this.#commits.now((trx) =>
      trx
        .insertInto('uploads')
        .values(values)
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ durable_bytes, receipt }))
        .execute(),
    );
  }

  async forget(id: UploadId): Promise<void> {
    await this.#commits.now((trx) => trx.deleteFrom('uploads').where('id', '=', id).execute());
  }

  /** Forgets the receipts of uploads that began before then. */
  async forgetCompleted(beforeMs: number): Promise<void> {
    await this.#commits.now((trx) =>
      trx.deleteFrom('uploads').where('created_at', '<', beforeMs).where('receipt', 'is not', null).execute(),
    );
  }

  /** Resolves when nothing is left to be written. */
  flush(): Promise<void> {
    return this.#commits.flush();
  }
}
