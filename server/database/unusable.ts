/** Why a database cannot be used, and how SQLite says so. */

/** The message is a sentence for the owner. Nothing was written to the database. */
export class DatabaseUnusable extends Error {}

/** The file is no database, or not a sound one. */
export class DatabaseDamaged extends DatabaseUnusable {}

/** https://www.sqlite.org/rescode.html */
export function isDamage(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^SQLITE_(CORRUPT|NOTADB)/.test(String(error.code));
}
