/** What lies in a folder that is to be imported: every plain file below it, and what could not be looked into. */
import { lstat, readdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';

export interface FoundFile {
  /** Absolute. */
  readonly path: string;
  readonly sizeBytes: number;
  readonly modifiedMs: number;
}

export interface FoundFolder {
  /** Absolute. */
  readonly dir: string;
  readonly files: readonly FoundFile[];
}

export interface Unreadable {
  readonly path: string;
  readonly error: unknown;
}

/** What programs keep beside photos for themselves. */
const ownFolders = new Set(['__MACOSX', '@eaDir', '$RECYCLE.BIN', 'System Volume Information', 'lost+found']);

/** Hidden files, links and `leftOut` (absolute, resolved) are not among them. A folder that cannot be read is told to `unreadable`. */
export async function* foundFolders(
  dir: string,
  leftOut: readonly string[],
  unreadable: (problem: Unreadable) => void,
): AsyncGenerator<FoundFolder> {
  if (leftOut.includes(await realpath(dir).catch(() => dir))) return;
  let entries: Awaited<ReturnType<typeof entriesOf>>;
  try {
    entries = await entriesOf(dir);
  } catch (error) {
    unreadable({ path: dir, error });
    return;
  }
  const shown = entries.filter(({ name }) => !name.startsWith('.') && !ownFolders.has(name));
  const files: FoundFile[] = [];
  for (const name of shown.filter((entry) => entry.isFile()).map((entry) => entry.name)) {
    const path = join(dir, name);
    try {
      files.push(await foundFile(path));
    } catch (error) {
      unreadable({ path, error });
    }
  }
  yield { dir, files };
  for (const name of shown.filter((entry) => entry.isDirectory()).map((entry) => entry.name))
    yield* foundFolders(join(dir, name), leftOut, unreadable);
}

/** Rejects with the disk's own errors. */
export async function foundFile(path: string): Promise<FoundFile> {
  const { size, mtimeMs } = await lstat(path);
  return { path, sizeBytes: size, modifiedMs: Math.round(mtimeMs) };
}

async function entriesOf(dir: string) {
  const entries = await readdir(dir, { withFileTypes: true });
  return entries.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
