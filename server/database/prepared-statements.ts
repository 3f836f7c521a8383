/** Hides that a statement is compiled once and used again: compiling costs several times what running it does. */
import type Database from 'better-sqlite3';
import type { SqliteDatabase, SqliteStatement } from 'kysely';

/** More than the program's own; lists of hashes make a statement for each length. */
const mostKept = 200;

export class PreparedStatements implements SqliteDatabase {
  readonly #sqlite: Database.Database;
  readonly #kept = new Map<string, Database.Statement>();

  constructor(sqlite: Database.Database) {
    this.#sqlite = sqlite;
  }

  prepare(sql: string): SqliteStatement {
    // A disk that fails ends a transaction by itself; to end it again would fail, and hide why.
    if (sql === 'rollback' && !this.#sqlite.inTransaction) return this.prepare('select 1');
    const kept = this.#kept.get(sql);
    if (kept !== undefined && !kept.busy) return kept;
    const statement = this.#sqlite.prepare(sql);
    this.#kept.set(sql, statement);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > mostKept && oldest !== undefined) this.#kept.delete(oldest);
    return statement;
  }

  /** For when the tables were changed. */
  forget(): void {
    this.#kept.clear();
  }

  close(): void {
    this.#sqlite.close();
  }
}
