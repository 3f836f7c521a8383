/** Writes down that an original is in another condition than the catalog says, if that is still so when nobody acts on it. */
import { Failure } from '../../../protocol/failure.ts';
import type { PhotoCondition } from '../../../protocol/photo.ts';
import type { CareParts } from './care-parts.ts';
import type { KeptRow } from './care-records.ts';

/** `look` is asked once more, in turn. Throws `library-away` where that, and nothing else, is why. */
export async function conclude(
  { turns, records, catalog, marker, changed, log }: CareParts,
  row: KeptRow,
  condition: PhotoCondition,
  look: () => Promise<PhotoCondition | null>,
): Promise<void> {
  await turns.take(row.sha256, async () => {
    const now = await records.rowOf(row.id);
    if (now === undefined || now.path !== row.path || now.trashed === 1) return;
    if ((await look()) !== condition) return;
    // Last of all: a disk that goes in the middle must not be taken for a deleted file.
    if (condition !== 'ok') await marker.need();
    try {
      changed(await catalog.change(row.id, { condition, checked_at: null }));
    } catch (error) {
      if (!(error instanceof Failure && error.code === 'not-found')) throw error;
    }
    if (condition !== 'ok') log.warn({ path: row.path, condition }, 'an original is not as it was received');
  });
}
