/** Opens a database that has backups: one that is lost or damaged is moved aside, never deleted, and the newest good backup takes its place. */
import { existsSync, statSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { basename } from 'node:path';
import { backupPath, backupsOf, copyDurably } from './backup-files.ts';
import { type Migrations, type OpenDatabase, openDatabase, refuseNewer } from './open-database.ts';
import { isSound } from './soundness.ts';
import { DatabaseDamaged, DatabaseUnusable } from './unusable.ts';

export interface KeptDatabaseOptions {
  /** Ends in `.db`; the name before it is that of its backups. */
  readonly path: string;
  readonly migrations: Migrations;
  readonly backupsDir: string;
  /** Where a damaged one goes. */
  readonly damagedDir: string;
  /** The host was not ended well, or somebody touched the file: every page is checked first. */
  readonly isSuspect: boolean;
}

export interface KeptDatabase {
  readonly db: OpenDatabase;
  /** How it was lost, where it was, and from when the backup is that is used instead; null for none. */
  readonly restored: { readonly from: Date | null } | null;
}

/** Rejects with DatabaseUnusable, having changed nothing, for one that is newer than this program. */
export async function openKeptDatabase(options: KeptDatabaseOptions): Promise<KeptDatabase> {
  const { path, migrations, isSuspect } = options;
  const isThere = existsSync(path) && statSync(path).size > 0;
  if (isThere) {
    try {
      refuseNewer(path, migrations);
      if (!isSuspect || isSound(path)) return { db: await openDatabase(path, migrations), restored: null };
    } catch (error) {
      if (!(error instanceof DatabaseDamaged)) throw error;
    }
  }
  await moveAside(options);
  const from = await restore(options);
  const isNew = !isThere && from === null;
  return { db: await openDatabase(path, migrations), restored: isNew ? null : { from } };
}

/** With its journal: a journal without its database, or beside another one, would only do harm. */
async function moveAside({ path, damagedDir }: KeptDatabaseOptions): Promise<void> {
  const to = backupPath(damagedDir, basename(path, '.db'), new Date());
  for (const suffix of ['', '-wal', '-shm']) {
    if (!existsSync(`${path}${suffix}`)) continue;
    await mkdir(damagedDir, { recursive: true, mode: 0o700 });
    await rename(`${path}${suffix}`, `${to}${suffix}`);
  }
}

/** From when the backup is that was put in place; null where none is good. */
async function restore({ path, migrations, backupsDir }: KeptDatabaseOptions): Promise<Date | null> {
  for (const backup of await backupsOf(backupsDir, basename(path, '.db'))) {
    if (!isGood(backup.path, migrations)) continue;
    await copyDurably(backup.path, path);
    return backup.at;
  }
  return null;
}

function isGood(path: string, migrations: Migrations): boolean {
  try {
    refuseNewer(path, migrations);
    return isSound(path);
  } catch (error) {
    if (error instanceof DatabaseUnusable) return false;
    throw error;
  }
}
