/** Whether the disk takes more, and what its errors mean in the words of the catalogue. */
import { statfs } from 'node:fs/promises';
import { Failure } from '../../protocol/failure.ts';

/** Left free whatever is declared, so that the laptop stays usable: 2 % of the disk, 1 GiB at the most. */
const keepFree = { bytes: 1 << 30, share: 0.02 };

/** Throws `disk-full` where `sizeBytes` do not fit beside what was promised to others already. */
export async function needRoom(dir: string, sizeBytes: number, promisedBytes: number): Promise<void> {
  const disk = await touchingDisk(statfs(dir));
  const floor = Math.min(keepFree.bytes, disk.blocks * disk.bsize * keepFree.share);
  if (disk.bavail * disk.bsize - promisedBytes - floor < sizeBytes) throw new Failure('disk-full');
}

const full = /^(ENOSPC|EDQUOT|SQLITE_FULL)$/;
const unwritable = /^(EROFS|EACCES|EPERM|EIO|EMFILE|ENFILE|ENOENT|SQLITE_(IOERR|READONLY|CANTOPEN)(_.*)?)$/;

/** Rejects with `disk-full` or `cannot-write` where the disk is why an act failed, of a file or of the database. */
export async function touchingDisk<T>(act: Promise<T>): Promise<T> {
  try {
    return await act;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (full.test(code)) throw new Failure('disk-full');
    if (unwritable.test(code)) throw new Failure('cannot-write');
    throw error;
  }
}
