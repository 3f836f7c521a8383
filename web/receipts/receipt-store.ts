/** The receipts in IndexedDB: written through to the disk before anyone is told that a photo is safe. */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { z } from 'zod';
import type { PhotoId } from '../../protocol/photo.ts';
import { earlierReceipts } from './earlier-receipts.ts';
import { type GoneRecord, GoneRecordSchema, type ReceiptRecord, ReceiptRecordSchema } from './receipt-record.ts';

interface ReceiptDatabase extends DBSchema {
  safe: { key: PhotoId; value: unknown };
  gone: { key: PhotoId; value: unknown };
  /** From a version that kept ids alone, until the host has told the rest. */
  earlier: { key: PhotoId; value: unknown };
  checks: { key: 'last'; value: unknown };
}

/** What a question to the host has shown, to be kept in one act. */
export interface Findings {
  readonly safe?: readonly ReceiptRecord[];
  readonly gone?: readonly GoneRecord[];
}

export class ReceiptStore {
  readonly #database: IDBPDatabase<ReceiptDatabase> | null;

  private constructor(database: IDBPDatabase<ReceiptDatabase> | null) {
    this.#database = database;
  }

  /** Never rejects: where a browser allows no storage, nothing is kept and `keepsNothing` says so. */
  static async open(): Promise<ReceiptStore> {
    try {
      const database = await openDB<ReceiptDatabase>('landfall-receipts', 1, {
        upgrade(opened) {
          for (const name of ['safe', 'gone', 'earlier', 'checks'] as const) opened.createObjectStore(name);
        },
      });
      const store = new ReceiptStore(database);
      await earlierReceipts((ids) => store.#takeOver(ids)).catch(() => undefined);
      return store;
    } catch {
      return new ReceiptStore(null);
    }
  }

  get keepsNothing(): boolean {
    return this.#database === null;
  }

  /** Resolves when it is on the disk, all of it or nothing. Rejects where this browser cannot keep it. */
  async keep({ safe = [], gone = [] }: Findings): Promise<void> {
    if (this.#database === null) throw new Error('This browser keeps nothing.');
    // Chromium's, Firefox's and Safari's default is `relaxed`: done before it is on the disk (IndexedDB 3.0, durability hint).
    const transaction = this.#database.transaction(['safe', 'gone', 'earlier'], 'readwrite', { durability: 'strict' });
    const [safes, gones, earlier] = (['safe', 'gone', 'earlier'] as const).map((name) => transaction.objectStore(name));
    for (const record of safe) {
      void safes?.put(record, record.photoId);
      void gones?.delete(record.photoId);
      void earlier?.delete(record.photoId);
    }
    for (const record of gone) {
      void gones?.put(record, record.receipt.photoId);
      void safes?.delete(record.receipt.photoId);
      void earlier?.delete(record.receipt.photoId);
    }
    await transaction.done;
  }

  /** Distinct photos with a receipt that the host has not taken back. */
  async count(): Promise<number> {
    const [safe = 0, earlier = 0] = await Promise.all([
      this.#database?.count('safe'),
      this.#database?.count('earlier'),
    ]);
    return safe + earlier;
  }

  async has(id: PhotoId): Promise<boolean> {
    return (await this.#database?.getKey('safe', id)) !== undefined;
  }

  safe(): Promise<ReceiptRecord[]> {
    return this.#all('safe', ReceiptRecordSchema);
  }

  gone(): Promise<GoneRecord[]> {
    return this.#all('gone', GoneRecordSchema);
  }

  async earlier(): Promise<PhotoId[]> {
    return (await this.#database?.getAllKeys('earlier')) ?? [];
  }

  /** When the host was last asked after all of them; null for never. */
  async checkedAt(): Promise<Date | null> {
    const at = await this.#database?.get('checks', 'last');
    return at instanceof Date ? at : null;
  }

  async setCheckedAt(at: Date): Promise<void> {
    await this.#database?.put('checks', at, 'last');
  }

  async #takeOver(ids: readonly PhotoId[]): Promise<void> {
    const transaction = this.#database?.transaction(['safe', 'earlier'], 'readwrite', { durability: 'strict' });
    for (const id of ids) {
      const isKept = (await transaction?.objectStore('safe').getKey(id)) !== undefined;
      if (!isKept) void transaction?.objectStore('earlier').put(true, id);
    }
    await transaction?.done;
  }

  async #all<T>(name: 'safe' | 'gone', schema: z.ZodType<T>): Promise<T[]> {
    const stored = (await this.#database?.getAll(name)) ?? [];
    return stored.flatMap((value) => {
      const record = schema.safeParse(value);
      return record.success ? [record.data] : [];
    });
  }
}
