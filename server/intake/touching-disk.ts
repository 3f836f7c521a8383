/** What the disk's errors, and those of a database on it, mean in the words of the catalogue. */
import { Failure } from '../../protocol/failure.ts';

const full = /^(ENOSPC|EDQUOT|SQLITE_FULL)$/;
const unwritable =
  /^(EROFS|EACCES|EPERM|EIO|EMFILE|ENFILE|ENOENT|ENXIO|ENODEV|ESTALE|SQLITE_(IOERR|READONLY|CANTOPEN)(_.*)?)$/;

/** Rejects with `disk-full` or `cannot-write` where the disk is why an act failed. */
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
