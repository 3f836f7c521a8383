/** Puts parts that nobody knows any more out of the way. Nothing is deleted that is not somewhere else too. */
import { lstat, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** Moves every part in `partsDir` whose name (without `.part`) is not known to `quarantineDir`. */
export async function setAsideUnknown(
  partsDir: string,
  quarantineDir: string,
  isKnown: (name: string) => boolean,
): Promise<void> {
  for (const file of await readdir(partsDir)) {
    const path = join(partsDir, file);
    const [, name = file, isCopy] = /^(.+)\.part(\.new)?$/.exec(file) ?? [];
    if (!isKnown(name)) await setAside(path, quarantineDir);
    // A copy that was not finished; the part itself is there.
    else if (isCopy !== undefined) await rm(path);
  }
}

/** Moves a part to `quarantineDir`; one that has another name, in the library, only loses this one. */
export async function setAside(path: string, quarantineDir: string): Promise<void> {
  const { nlink } = await lstat(path);
  if (nlink > 1) return rm(path);
  await mkdir(quarantineDir, { recursive: true, mode: 0o700 });
  await rename(path, join(quarantineDir, basename(path)));
}
