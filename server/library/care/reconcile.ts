/** Brings catalog, folders, trash and lists of checksums together again, whatever was cut short and whoever moved files about. */
import { join } from 'node:path';
import { Failure } from '../../../protocol/failure.ts';
import { AdoptStray } from './adopt-stray.ts';
import type { CareParts } from './care-parts.ts';
import { findMissing } from './find-missing.ts';
import { repairLists } from './repair-lists.ts';
import { settleTrash } from './settle-trash.ts';
import { walkFolders } from './walk-folders.ts';

export interface ReconcileOptions {
  /** After anything but a good end: asks for sizes too, and repairs the lists of checksums. */
  readonly isThorough: boolean;
  /** Asks for sizes, where that alone is wanted. */
  readonly looksAtSizes?: boolean;
  readonly progressed?: (progress: Reconciled) => void;
  readonly signal?: AbortSignal;
}

/** Files looked at; of those the catalog did not know: photos taken in or followed to their new place, and files passed over. */
export interface Reconciled {
  readonly lookedAt: number;
  readonly found: number;
  readonly passedOver: number;
}

/**
 * By names alone wherever nothing is new; reads only files that the catalog does not know. Each finding is kept at once, so that
 * one that is ended goes on where it was. Nothing in the library is moved or deleted. Throws `library-away`.
 */
export async function reconcile(parts: CareParts, options: ReconcileOptions): Promise<Reconciled> {
  const { isThorough, looksAtSizes = isThorough, progressed, signal } = options;
  await parts.marker.need();
  await settleTrash(parts, signal);
  const strays = new AdoptStray(parts);
  let sum: Reconciled = { lookedAt: 0, found: 0, passedOver: 0 };
  for await (const { dir, files } of walkFolders(parts.originals.libraryDir)) {
    signal?.throwIfAborted();
    // A Mac's file system may answer with the same name in other code points.
    const paths = files.map((name) => parts.originals.relative(join(dir, name)));
    const known = await parts.records.known([...new Set(paths.flatMap((path) => [path, path.normalize('NFC')]))]);
    for (const path of paths) {
      const isKnown = known.has(path) || known.has(path.normalize('NFC'));
      const outcome = isKnown ? null : await adopted(parts, strays, path, signal);
      sum = {
        lookedAt: sum.lookedAt + 1,
        found: sum.found + (outcome === 'kept' || outcome === 'followed' ? 1 : 0),
        passedOver: sum.passedOver + (outcome === 'passed-over' ? 1 : 0),
      };
      if (outcome !== null) progressed?.(sum);
    }
    progressed?.(sum);
  }
  await findMissing(parts, { looksAtSizes, signal });
  await forgetGone(parts);
  if (isThorough) await repairLists(parts, signal);
  return sum;
}

/** null for one that is gone by now. */
async function adopted({ marker }: CareParts, strays: AdoptStray, path: string, signal?: AbortSignal) {
  try {
    return await strays.adopt(path, signal);
  } catch (error) {
    if (error instanceof Failure || !(error instanceof Error) || !('code' in error) || error.code !== 'ENOENT')
      throw error;
    await marker.need();
    return null;
  }
}

async function forgetGone({ records, originals }: CareParts): Promise<void> {
  for (const { path, size_bytes } of await records.passedOver(Number.MAX_SAFE_INTEGER)) {
    if (!(await originals.has(originals.absolute(path), size_bytes))) await records.forgetPassedOver(path);
  }
}
