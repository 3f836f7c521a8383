/** Makes each folder's SHA256SUMS say what the catalog knows, so that `sha256sum -c` proves the library, and shows what is missing. */
import type { CareParts } from './care-parts.ts';
import { walkFolders } from './walk-folders.ts';

/** A line for each photo that belongs there, also for one that is missing; lines of files that are neither ours nor there go. */
export async function repairLists(parts: CareParts, signal?: AbortSignal): Promise<void> {
  for await (const { dir } of walkFolders(parts.originals.libraryDir)) {
    signal?.throwIfAborted();
    await repairList(parts, dir);
  }
}

/** That of one folder (absolute). */
export async function repairList({ originals, records }: CareParts, dir: string): Promise<void> {
  await originals.repairList(dir, async () => {
    const rows = await records.rowsIn(originals.relative(dir));
    return new Map(rows.map(({ path, sha256 }) => [path.slice(path.lastIndexOf('/') + 1), sha256]));
  });
}
