/** Where uploads stand, written down so that they go on after a restart. */
import type { Kysely } from 'kysely';
import type { UploadId } from '../../protocol/upload.ts';
import type { IntakeTables, UploadRow } from './intake-tables.ts';

export class UploadLedger {
  readonly #db: Kysely<IntakeTables>;

  constructor(db: Kysely<IntakeTables>) {
    this.#db = db;
  }

  rows(): Promise<UploadRow[]> {
    return this.#db.selectFrom('uploads').selectAll().execute();
  }

  async save(row: UploadRow): Promise<void> {
    const { durable_bytes, receipt } = row;
    await this.#db
      .insertInto('uploads')
      .values(row)
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ durable_bytes, receipt }))
      .execute();
  }

  async forget(id: UploadId): Promise<void> {
    await this.#db.deleteFrom('uploads').where('id', '=', id).execute();
  }
}
