/** Whether a database file is sound, by SQLite's own check of its pages. */
import Database from 'better-sqlite3';
import { isDamage } from './unusable.ts';

/** Makes a copy of a database one plain file, that needs no journal beside it, and says whether it is sound. */
export function settleCopy(path: string): boolean {
  try {
    const sqlite = new Database(path, { fileMustExist: true });
    try {
      sqlite.pragma('journal_mode = DELETE');
    } finally {
      sqlite.close();
    }
    return isSound(path);
  } catch (error) {
    if (isDamage(error)) return false;
    throw error;
  }
}

/** Reads the whole file; about 200 ms for 100,000 photos. Throws what is not the file's fault. */
export function isSound(path: string): boolean {
  try {
    const sqlite = new Database(path, { readonly: true, fileMustExist: true });
    try {
      return sqlite.pragma('quick_check(1)', { simple: true }) === 'ok';
    } finally {
      sqlite.close();
    }
  } catch (error) {
    if (isDamage(error)) return false;
    throw error;
  }
}
