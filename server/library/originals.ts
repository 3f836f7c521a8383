/** The photos' bytes as plain files: where each lies, under which name, and the list that proves it without Landfall. */
import { constants } from 'node:fs';
import { chmod, copyFile, link, lstat, mkdir, open, rename, rm, stat, utimes } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import type { Sha256, Taken } from '../../protocol/photo.ts';
import type { ArrivedFile } from '../arrived-file.ts';
import { Checksums } from './checksums.ts';
import { cleanFileName } from './file-name.ts';
import { FreeNames } from './free-names.ts';
import { takenAtMs } from './taken-order.ts';

/** Where an original lies, relative to the data directory and with forward slashes on every system. */
export type OriginalPath = string;

/** Whether a path is kept for other bytes than these, though no file may be there now. */
export type IsAnothers = (path: OriginalPath, sha256: Sha256) => Promise<boolean>;

export class Originals {
  readonly #dataDir: string;
  readonly #isAnothers: IsAnothers;
  readonly #checksums = new Checksums();
  readonly #freeNames = new FreeNames();

  constructor(dataDir: string, isAnothers: IsAnothers) {
    this.#dataDir = dataDir;
    this.#isAnothers = isAnothers;
  }

  get libraryDir(): string {
    return join(this.#dataDir, 'library');
  }

  absolute(path: OriginalPath): string {
    return join(this.#dataDir, ...path.split('/'));
  }

  relative(absolutePath: string): OriginalPath {
    return relative(this.#dataDir, absolutePath).split(sep).join('/');
  }

  /**
   * Gives an arrived file its place: `library/<folder>/<YYYY>/<YYYY-MM>/<name>`. Never overwrites: a taken name gets a count.
   * Resolves when the bytes and the name are durable. The arrived file's own name is left to its owner.
   */
  async keep(file: ArrivedFile, folder: string, taken: Taken, extension: string): Promise<OriginalPath> {
    const dir = join(this.libraryDir, folder, taken.local.slice(0, 4), taken.local.slice(0, 7));
    await this.#makeDir(dir);
    const takenAt = new Date(takenAtMs(taken));
    await chmod(file.path, 0o644);
    await utimes(file.path, takenAt, takenAt);
    await syncFile(file.path);
    const path = await this.#linkUnderFreeName(file.path, dir, cleanFileName(file.name, extension), file.sha256);
    await this.#checksums.add(path, file.sha256);
    await syncDir(dir);
    return this.relative(path);
  }

  /** Whether a plain file of that size is at this absolute path; its content is not read. */
  async has(absolutePath: string, sizeBytes: number): Promise<boolean> {
    const found = await lstat(absolutePath).catch(whenMissing);
    if (found === null) this.#freeNames.forget(dirname(absolutePath));
    return found !== null && found.isFile() && found.size === sizeBytes;
  }

  /** Moves an original out of the library, to `to` (absolute). One that is not there any more is out already. */
  async takeOut(path: OriginalPath, to: string): Promise<void> {
    await mkdir(dirname(to), { recursive: true, mode: 0o700 });
    if ((await rename(this.absolute(path), to).catch(whenMissing)) === null) return;
    await this.#checksums.remove(this.absolute(path));
    this.#freeNames.forget(dirname(this.absolute(path)));
    await Promise.all([syncDir(dirname(to)), syncDir(dirname(this.absolute(path)))]);
  }

  /** Puts one back where it was; if that name is taken by now it gets a count. Answers where it lies. */
  async putBack(from: string, path: OriginalPath, sha256: Sha256): Promise<OriginalPath> {
    const dir = dirname(this.absolute(path));
    await this.#makeDir(dir);
    // Its own name was kept from the others while it was away, and is free for it.
    this.#freeNames.forget(dir);
    const back = await this.#linkUnderFreeName(from, dir, basename(this.absolute(path)), sha256);
    await rm(from);
    await this.#checksums.add(back, sha256);
    await syncDir(dir);
    return this.relative(back);
  }

  async #linkUnderFreeName(from: string, dir: string, name: string, sha256: Sha256): Promise<string> {
    for (;;) {
      const to = join(dir, await this.#freeNames.take(dir, name));
      if (await this.#isAnothers(this.relative(to), sha256)) continue;
      try {
        await linkOrCopy(from, to);
        return to;
      } catch (error) {
        // Somebody else put a file of that name there since the folder was read.
        if (!isCode(error, 'EEXIST')) throw error;
      }
    }
  }

  /** Makes a folder and, for each part that is new, syncs the folder it was made in. */
  async #makeDir(dir: string): Promise<void> {
    const first = await mkdir(dir, { recursive: true });
    if (first === undefined) return;
    for (let made = dir; made.length >= first.length; made = dirname(made)) await syncDir(dirname(made));
  }
}

/** `link` fails where the name is taken, unlike `rename`. File systems without hard links (exFAT, SMB) get a copy. */
async function linkOrCopy(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    if (!isCode(error, 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EXDEV')) throw error;
    await copyFile(from, to, constants.COPYFILE_EXCL);
    const { atime, mtime } = await stat(from);
    await utimes(to, atime, mtime);
    await syncFile(to);
  }
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A new name is durable once its folder is. Windows cannot sync folders, and need not. */
export async function syncDir(dir: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(dir, 'r');
  try {
    await handle.sync();
  } catch (error) {
    if (!isCode(error, 'EINVAL', 'ENOTSUP')) throw error;
  } finally {
    await handle.close();
  }
}

function whenMissing(error: unknown): null {
  if (isCode(error, 'ENOENT', 'ENOTDIR')) return null;
  throw error;
}

function isCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}
