/** Hides the embedded database: how it is opened, kept, checked, backed up, and held by one process. */
import Database from 'better-sqlite3';

export { markCleanEnd, takeCleanEnd } from './clean-end.ts';
export { Databases } from './databases.ts';
export { GroupCommit } from './group-commit.ts';
export { type Migrations, type OpenDatabase, openDatabase, openForReading } from './open-database.ts';
export { anyValue, RecurringQuery } from './recurring-query.ts';
export { DatabaseUnusable } from './unusable.ts';

/** Held for as long as this process lives; the operating system lets go of it when the process ends, however it ends. */
export interface DirectoryLock {
  release(): void;
}

/** Takes the data directory for this process; null if another process has it. `path` is the lock's own file. */
export function lockDirectory(path: string): DirectoryLock | null {
  const lock = new Database(path, { timeout: 0 });
  try {
    lock.pragma('locking_mode = EXCLUSIVE');
    lock.exec('BEGIN EXCLUSIVE');
    return { release: () => lock.close() };
  } catch (error) {
    lock.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null;
    throw error;
  }
}
