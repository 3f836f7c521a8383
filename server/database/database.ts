/** Opens an embedded SQL database that keeps what it has confirmed, and brings its tables up to date. */
import Database from 'better-sqlite3';
import { Kysely, type Migration, Migrator, SqliteDialect } from 'kysely';

export type Migrations = Readonly<Record<string, Migration>>;

export interface OpenDatabase {
  /** The database as one part of the server sees it: only that part's tables. */
  tables<Tables>(): Kysely<Tables>;
  close(): Promise<void>;
}

/** A database from a newer Landfall, or one that cannot be read: nothing was written to it. */
export class DatabaseUnusable extends Error {}

/**
 * Opens or creates the file and runs the migrations it lacks, in the order of their names.
 * Rejects with DatabaseUnusable, having changed nothing, if the file is newer than this program or no database.
 */
export async function openDatabase(path: string, migrations: Migrations): Promise<OpenDatabase> {
  let sqlite: Database.Database;
  try {
    sqlite = new Database(path);
    sqlite.pragma('journal_mode = WAL');
    // better-sqlite3's default under WAL is NORMAL, which may forget the last commits in a power cut.
    sqlite.pragma('synchronous = FULL');
    sqlite.pragma('fullfsync = 1');
    sqlite.pragma('foreign_keys = ON');
    sqlite.pragma('busy_timeout = 5000');
  } catch (error) {
    throw new DatabaseUnusable(`The database ${path} cannot be opened.`, { cause: error });
  }
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: sqlite }) });
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve({ ...migrations }) } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) {
    await db.destroy();
    throw new DatabaseUnusable(
      `The database ${path} was written by a newer Landfall, or is damaged. Nothing was changed. Start the newer version, or move the file away to have it rebuilt.`,
      { cause: error },
    );
  }
  return { tables: <Tables>() => db as Kysely<Tables>, close: () => db.destroy() };
}

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
