/** Takes over what an earlier version kept: the ids of safe photos, in the queue's database, and nothing else of them. */
import { openDB } from 'idb';
import { type PhotoId, PhotoIdSchema } from '../../protocol/photo.ts';

/** Hands the ids on and, once those are kept, lets go of them there. Leaves no database behind where there was none. */
export async function earlierReceipts(keep: (ids: readonly PhotoId[]) => Promise<void>): Promise<void> {
  const database = await openDB('landfall-queue', undefined, {
    upgrade: (_database, oldVersion, _newVersion, transaction) => {
      if (oldVersion > 0) return;
      transaction.done.catch(() => undefined);
      transaction.abort();
    },
  }).catch(() => null);
  if (database === null) return;
  try {
    if (!database.objectStoreNames.contains('receipts')) return;
    const keys = await database.getAllKeys('receipts');
    const ids = keys.flatMap((key) => PhotoIdSchema.safeParse(key).data ?? []);
    if (ids.length === 0) return;
    await keep(ids);
    await database.clear('receipts');
  } finally {
    // The queue may want to change that database next.
    database.close();
  }
}
