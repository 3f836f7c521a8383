/** Gives a file another name that nobody has yet, on every kind of disk; what has that name already is never touched. */
import { constants } from 'node:fs';
import { copyFile, link, open, rename, rm, stat, utimes } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isCode, syncFile } from '../disk-sync.ts';

/** Rejects with EEXIST where the name is taken. On a disk without hard links (exFAT, many of SMB) `from` is gone afterwards. */
export async function giveName(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    if (isCode(error, 'EXDEV')) await moveAcross(from, to);
    else if (isCode(error, 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK')) await moveTo(from, to);
    else throw error;
  }
}

/** `rename` would overwrite, so the name is taken with an empty file first, and that is the one which is overwritten. */
export async function moveTo(from: string, to: string): Promise<void> {
  const placeholder = await open(to, 'wx');
  try {
    await placeholder.close();
    await rename(from, to);
  } catch (error) {
    await rm(to, { force: true });
    throw error;
  }
}

/** Copied under a hidden name, so that half a photo is never seen under its own. */
export async function moveAcross(from: string, to: string): Promise<void> {
  const aside = join(dirname(to), `.${basename(from)}`);
  try {
    await copyFile(from, aside, constants.COPYFILE_FICLONE);
    const { atime, mtime } = await stat(from);
    await utimes(aside, atime, mtime);
    await syncFile(aside);
    await moveTo(aside, to);
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
}
