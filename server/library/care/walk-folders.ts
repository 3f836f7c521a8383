/** The library's folders with the names of their plain files: a link, a pipe or a device that somebody planted is passed over (attacks 20 and 21). */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { whenMissing } from '../../disk-sync.ts';
import { checksumsName } from '../checksums.ts';

export interface Folder {
  /** Absolute. */
  readonly dir: string;
  readonly files: readonly string[];
}

/** Opens nothing and asks for names alone. Hidden files and the lists of checksums are not among them. */
export async function* walkFolders(dir: string): AsyncGenerator<Folder> {
  const entries = (await readdir(dir, { withFileTypes: true }).catch(whenMissing)) ?? [];
  const shown = entries.filter(({ name }) => !name.startsWith('.') && !name.startsWith(checksumsName));
  yield { dir, files: shown.filter((entry) => entry.isFile()).map(({ name }) => name) };
  const below = shown.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  for (const name of below.toSorted()) yield* walkFolders(join(dir, name));
}
