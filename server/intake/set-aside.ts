/** Puts parts that nobody knows any more out of the way. Nothing is deleted that was not asked for. */
import { mkdir, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';

/** Moves every part in `partsDir` whose name (without `.part`) is not known to `quarantineDir`. */
export async function setAsideUnknown(
  partsDir: string,
  quarantineDir: string,
  isKnown: (name: string) => boolean,
): Promise<void> {
  for (const file of await readdir(partsDir)) {
    if (isKnown(file.replace(/\.part$/, ''))) continue;
    await mkdir(quarantineDir, { recursive: true, mode: 0o700 });
    await rename(join(partsDir, file), join(quarantineDir, file));
  }
}
