/** What is left to send, and the receipts, kept across reloads. Never file bytes: IndexedDB would copy them whole. */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { z } from 'zod';
import { type PhotoId, PhotoIdSchema, Sha256Schema } from '../../protocol/photo.ts';
import type { QueuedPhoto } from './queued-photo.ts';

const StoredPhotoSchema = z.object({
  id: z.string(),
  name: z.string(),
  sizeBytes: z.number().nonnegative(),
  lastModifiedMs: z.number(),
  mimeType: z.string(),
  sha256: Sha256Schema.nullable(),
  uploadUrl: z.string().nullable(),
});
type StoredPhoto = z.infer<typeof StoredPhotoSchema>;

interface QueueDatabase extends DBSchema {
  unfinished: { key: string; value: unknown };
  receipts: { key: PhotoId; value: unknown };
}

export class QueueStore {
  readonly #database: IDBPDatabase<QueueDatabase> | null;

  private constructor(database: IDBPDatabase<QueueDatabase> | null) {
    this.#database = database;
  }

  /** Where a browser allows no storage, the queue lives as long as the page. */
  static async open(): Promise<QueueStore> {
    try {
      return new QueueStore(
        await openDB<QueueDatabase>('landfall-queue', 1, {
          upgrade(database) {
            database.createObjectStore('unfinished');
            database.createObjectStore('receipts');
          },
        }),
      );
    } catch {
      return new QueueStore(null);
    }
  }

  /** What an earlier page did not finish, in the order it was picked. What this version cannot read is let go. */
  async unfinished(): Promise<QueuedPhoto[]> {
    const stored = (await this.#database?.getAll('unfinished')) ?? [];
    return stored.flatMap((value) => {
      const photo = StoredPhotoSchema.safeParse(value);
      return photo.success ? [{ ...photo.data, file: null, state: { at: 'unpicked', why: 'reloaded' } }] : [];
    });
  }

  async receipts(): Promise<Set<PhotoId>> {
    const keys = (await this.#database?.getAllKeys('receipts')) ?? [];
    return new Set(keys.flatMap((key) => PhotoIdSchema.safeParse(key).data ?? []));
  }

  async keep(photos: readonly QueuedPhoto[]): Promise<void> {
    const transaction = this.#database?.transaction('unfinished', 'readwrite');
    for (const photo of photos) void transaction?.store.put(storable(photo), photo.id);
    await transaction?.done;
  }

  /** The receipt, and with it the end of what was unfinished, or neither. */
  async finish(id: string, photoId: PhotoId): Promise<void> {
    const transaction = this.#database?.transaction(['unfinished', 'receipts'], 'readwrite');
    void transaction?.objectStore('receipts').put(true, photoId);
    void transaction?.objectStore('unfinished').delete(id);
    await transaction?.done;
  }

  async drop(ids: readonly string[]): Promise<void> {
    const transaction = this.#database?.transaction('unfinished', 'readwrite');
    for (const id of ids) void transaction?.store.delete(id);
    await transaction?.done;
  }
}

function storable({ id, name, sizeBytes, lastModifiedMs, mimeType, sha256, uploadUrl }: QueuedPhoto): StoredPhoto {
  return { id, name, sizeBytes, lastModifiedMs, mimeType, sha256, uploadUrl };
}
