/** Opens an embedded SQL database that keeps what it has confirmed, and brings its tables up to date. */
import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { Kysely, type Migration, Migrator, SqliteDialect } from 'kysely';
import { PreparedStatements } from './prepared-statements.ts';
import { DatabaseDamaged, DatabaseUnusable, isDamage } from './unusable.ts';

export type Migrations = Readonly<Record<string, Migration>>;

export interface OpenDatabase {
  /** The database as one part of the server sees it: only that part's tables. */
  tables<Tables>(): Kysely<Tables>;
  /** Copies it as it stands now to a file that is not there yet, while it goes on being used. */
  copyTo(path: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens or creates the file and runs the migrations it lacks.
 * Rejects, having changed nothing, with DatabaseDamaged, or with DatabaseUnusable if the file is newer than this program.
 */
export async function openDatabase(path: string, migrations: Migrations): Promise<OpenDatabase> {
  refuseNewer(path, migrations);
  const sqlite = open(path, {});
  try {
    sqlite.pragma('journal_mode = WAL');
    // better-sqlite3's default under WAL is NORMAL, which may forget the last commits in a power cut.
    sqlite.pragma('synchronous = FULL');
    sqlite.pragma('fullfsync = 1');
    sqlite.pragma('foreign_keys = ON');
    sqlite.pragma('busy_timeout = 5000');
  } catch (error) {
    sqlite.close();
    throw unusable(path, error);
  }
  const statements = new PreparedStatements(sqlite);
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: statements }) });
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve({ ...migrations }) },
    // Each part of the server counts its own.
    allowUnorderedMigrations: true,
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) {
    await db.destroy();
    throw unusable(path, error);
  }
  statements.forget();
  return { ...face(db), copyTo: async (to) => void (await sqlite.backup(to)) };
}

/** Opens a database that another process may be using, to read and nothing else. Rejects as `openDatabase` does. */
export function openForReading(path: string, migrations: Migrations): Omit<OpenDatabase, 'copyTo'> {
  refuseNewer(path, migrations);
  const sqlite = open(path, { readonly: true });
  return face(new Kysely<unknown>({ dialect: new SqliteDialect({ database: sqlite }) }));
}

function face(db: Kysely<unknown>): Omit<OpenDatabase, 'copyTo'> {
  return { tables: <Tables>() => db as Kysely<Tables>, close: () => db.destroy() };
}

function open(path: string, options: Database.Options): Database.Database {
  try {
    return new Database(path, options);
  } catch (error) {
    throw unusable(path, error);
  }
}

/** Throws DatabaseUnusable for one that a newer program has migrated, having opened it for reading only. */
export function refuseNewer(path: string, migrations: Migrations): void {
  if (!existsSync(path)) return;
  const sqlite = open(path, { readonly: true });
  let done: string[];
  try {
    const isMigrated =
      sqlite.prepare("select 1 from sqlite_master where name = 'kysely_migration'").get() !== undefined;
    done = isMigrated ? sqlite.prepare<[], string>('select name from kysely_migration').pluck().all() : [];
  } catch (error) {
    throw unusable(path, error);
  } finally {
    sqlite.close();
  }
  if (done.some((name) => migrations[name] === undefined))
    throw new DatabaseUnusable(
      `The database ${path} was written by a newer Landfall. Nothing was changed. Start the newer version.`,
    );
}

function unusable(path: string, cause: unknown): DatabaseUnusable {
  return isDamage(cause)
    ? new DatabaseDamaged(`The database ${path} is damaged. Nothing was changed.`, { cause })
    : new DatabaseUnusable(`The database ${path} cannot be opened. Nothing was changed.`, { cause });
}
