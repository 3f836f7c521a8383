/** Makes files and names durable, as far as the system at hand can. */
import { closeSync, fsync, openSync } from 'node:fs';
import { open, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

const sync = promisify(fsync);

/** The bytes of a file are on disk for good. */
export async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The names in a folder are on disk for good. Windows cannot sync folders, and need not; nor can some network disks. */
export async function syncDir(dir: string): Promise<void> {
  if (process.platform === 'win32') return;
  // The folder has just been written to, so the system has it at hand: asking another thread would take ten times as long.
  const folder = openSync(dir, 'r');
  try {
    await sync(folder);
  } catch (error) {
    if (!isCode(error, 'EINVAL', 'ENOTSUP')) throw error;
  } finally {
    closeSync(folder);
  }
}

/** Lets those who gave names in one folder at about the same time share its sync. */
export class FolderSyncs {
  /** Those that have not begun: what was named before one begins is in it. */
  readonly #toCome = new Map<string, Promise<void>>();
  readonly #underWay = new Map<string, Promise<void>>();

  /** Resolves when every name that the folder has now is durable. */
  sync(dir: string): Promise<void> {
    const joined = this.#toCome.get(dir);
    if (joined !== undefined) return joined;
    const before = this.#underWay.get(dir);
    if (before === undefined) return this.#begin(dir);
    const coming = before.then(() => {
      this.#toCome.delete(dir);
      return this.#begin(dir);
    });
    this.#toCome.set(dir, coming);
    return coming;
  }

  #begin(dir: string): Promise<void> {
    const syncing = syncDir(dir);
    const over = syncing.then(noop, noop).then(() => void this.#underWay.delete(dir));
    this.#underWay.set(dir, over);
    return syncing;
  }
}

/** Makes sure that a new folder is found again after a power cut: `first` and those below it, down to `dir`. */
export async function syncNewFolders(first: string, dir: string): Promise<void> {
  for (let made = dir; made.length >= first.length; made = dirname(made)) await syncDir(dirname(made));
}

export function isCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}

/** Takes a name away; it may be gone already. Leaner than `rm`, which looks at it first. */
export async function removeFile(path: string): Promise<void> {
  await unlink(path).catch(whenMissing);
}

/** For `catch`: what is not there is null. */
export function whenMissing(error: unknown): null {
  if (isCode(error, 'ENOENT', 'ENOTDIR')) return null;
  throw error;
}

const noop = (): void => undefined;
