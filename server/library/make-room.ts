/** Keeps a folder of things that can be made again below a size: what was used least recently goes first. */
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A file that somebody reads at this moment is read to its end on systems that let it be removed, else it stays. */
export async function makeRoom(dir: string, mostBytes: number): Promise<void> {
  const files: { path: string; sizeBytes: number; usedAtMs: number }[] = [];
  for (const name of await readdir(dir)) {
    const path = join(dir, name);
    const found = await stat(path).catch(() => null);
    if (found?.isFile() === true) files.push({ path, sizeBytes: found.size, usedAtMs: found.mtimeMs });
  }
  let total = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  for (const { path, sizeBytes } of files.toSorted((a, b) => a.usedAtMs - b.usedAtMs)) {
    if (total <= mostBytes) return;
    await rm(path, { force: true }).catch(() => undefined);
    total -= sizeBytes;
  }
}
