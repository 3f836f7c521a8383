/** The library's folders as anybody sees them without Landfall: plain files, read again each time, and what their lists say. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';

export interface FileOnDisk {
  /** Relative to the data directory. */
  readonly path: string;
  readonly sha256: string;
  readonly isListed: boolean;
}

export interface LibraryOnDisk {
  readonly files: readonly FileOnDisk[];
  /** What is no plain file and no folder; a sentence each. */
  readonly faults: readonly string[];
  /** Lists that `sha256sum -c` finds wrong; a sentence each. */
  readonly wrongLists: readonly string[];
}

const list = 'SHA256SUMS';
/** A list that was being written when the host was struck. It is no photo, and its name is hidden. */
const listAside = '.SHA256SUMS';
/** By which the host knows that the disk with the library is there. */
const marker = join('library', '.landfall-library.json');

export async function libraryOnDisk(dataDir: string): Promise<LibraryOnDisk> {
  const files: FileOnDisk[] = [];
  const faults: string[] = [];
  const wrongLists: string[] = [];
  const entries = await readdir(join(dataDir, 'library'), { recursive: true, withFileTypes: true });
  const listed = new Set<string>();
  for (const entry of entries.filter(({ name }) => name === list)) {
    const text = await readFile(join(entry.parentPath, list), 'utf8');
    for (const line of text.split('\n')) listed.add(join(entry.parentPath, line.slice(66)));
    wrongLists.push(...(await wrongIn(dataDir, entry.parentPath)));
  }
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory() || [list, listAside].includes(entry.name) || path === join(dataDir, marker)) continue;
    const shown = relative(dataDir, path);
    if (!entry.isFile()) faults.push(`${shown} is no plain file`);
    else files.push({ path: shown, sha256: await hashOf(path), isListed: listed.has(path) });
  }
  return { files, faults, wrongLists };
}

async function wrongIn(dataDir: string, folder: string): Promise<string[]> {
  try {
    await promisify(execFile)('sha256sum', ['--check', '--strict', '--quiet', list], { cwd: folder });
    return [];
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return [`${relative(dataDir, folder)}/${list} is not true: ${said.trim().slice(0, 300)}`];
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex');
}
