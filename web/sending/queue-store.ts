/** What is left to send and how, kept across reloads. Never file bytes: IndexedDB would copy them whole. */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { z } from 'zod';
import { Sha256Schema } from '../../protocol/photo.ts';
import { isRefused, type QueuedPhoto } from './queued-photo.ts';

const StoredPhotoSchema = z.object({
  id: z.string(),
  batchId: z.string().default(''),
  name: z.string(),
  sizeBytes: z.number().nonnegative(),
  lastModifiedMs: z.number(),
  mimeType: z.string(),
  lane: z.string().nullable().default(null),
  sha256: Sha256Schema.nullable(),
  uploadUrl: z.string().nullable(),
  heldBytes: z.number().nonnegative().default(0),
  isPaused: z.boolean().default(false),
  sendAgain: z.boolean().default(false),
  // undefined: was not deleted on the host; null: was, and nobody knows when.
  removedAt: z.string().nullable().optional(),
});
type StoredPhoto = z.infer<typeof StoredPhotoSchema>;

/** How a person wants it sent. */
const ChoicesSchema = z.object({
  isPaused: z.boolean(),
  maxBytesPerSecond: z.number().positive().nullable(),
  onlyWhileCharging: z.boolean(),
});
export type Choices = z.infer<typeof ChoicesSchema>;

/** What earlier pages finished of the picks that this one goes on with. */
const DoneSchema = z.object({ files: z.number(), bytes: z.number() });
export type Done = z.infer<typeof DoneSchema>;

interface QueueDatabase extends DBSchema {
  unfinished: { key: string; value: unknown };
  settings: { key: 'choices' | 'done'; value: unknown };
}

export class QueueStore {
  readonly #database: IDBPDatabase<QueueDatabase> | null;

  private constructor(database: IDBPDatabase<QueueDatabase> | null) {
    this.#database = database;
  }

  /** By its name in the browser. Where that allows no storage, the queue lives as long as the page. */
  static async open(name: string): Promise<QueueStore> {
    try {
      return new QueueStore(
        await openDB<QueueDatabase>(name, 2, {
          upgrade(database) {
            for (const store of ['unfinished', 'settings'] as const) {
              if (!database.objectStoreNames.contains(store)) database.createObjectStore(store);
            }
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
      return photo.success ? [taken(photo.data)] : [];
    });
  }

  async done(): Promise<Done> {
    return DoneSchema.safeParse(await this.#database?.get('settings', 'done')).data ?? { files: 0, bytes: 0 };
  }

  async choices(): Promise<Choices> {
    const kept = ChoicesSchema.safeParse(await this.#database?.get('settings', 'choices'));
    return kept.data ?? { isPaused: false, maxBytesPerSecond: null, onlyWhileCharging: false };
  }

  async choose(choices: Choices): Promise<void> {
    await this.#database?.put('settings', choices, 'choices');
  }

  /** All of it or nothing: the photos as they are now, null for one that is no longer there, and what is done. */
  async write(photos: ReadonlyMap<string, QueuedPhoto | null>, done: Done): Promise<void> {
    const transaction = this.#database?.transaction(['unfinished', 'settings'], 'readwrite');
    for (const [id, photo] of photos) {
      const stored = photo === null ? null : storable(photo);
      const store = transaction?.objectStore('unfinished');
      void (stored === null ? store?.delete(id) : store?.put(stored, id));
    }
    void transaction?.objectStore('settings').put(done, 'done');
    await transaction?.done;
  }
}

/** What of a photo outlives the page; null where nothing is left to do about it. */
export function storable(photo: QueuedPhoto): StoredPhoto | null {
  const { file: _, state, ...stored } = photo;
  if (state.at === 'safe' || isRefused(photo)) return null;
  return state.at === 'removed' ? { ...stored, removedAt: state.removedAt } : stored;
}

function taken({ removedAt, ...photo }: StoredPhoto): QueuedPhoto {
  return {
    ...photo,
    file: null,
    state: removedAt === undefined ? { at: 'unpicked', why: 'reloaded' } : { at: 'removed', removedAt },
  };
}
