/** The host's databases together: all of them sound, or restored, and backed up every day. */
import { join } from 'node:path';
import type { Logger } from 'pino';
import { Backups } from './backups.ts';
import { openKeptDatabase } from './kept-database.ts';
import { type Migrations, type OpenDatabase, refuseNewer } from './open-database.ts';
import { DatabaseDamaged } from './unusable.ts';

export interface DatabasesOptions<Name extends string> {
  readonly controlDir: string;
  /** By name: `catalog` is `catalog.db`. */
  readonly migrations: Readonly<Record<Name, Migrations>>;
  /** The host was not ended well, or somebody touched a file: every page is checked first. */
  readonly isSuspect: boolean;
  /** Hears that something about the backups is another one now. */
  readonly changed: () => void;
  readonly log: Logger;
}

export interface RestoredDatabase<Name extends string> {
  readonly database: Name;
  /** From when the backup is; null where there was none and the database was made anew. */
  readonly from: Date | null;
}

export class Databases<Name extends string> {
  readonly #open: Readonly<Record<Name, OpenDatabase>>;
  /** Those that were lost or damaged when they were opened. */
  readonly restored: readonly RestoredDatabase<Name>[];
  readonly backups: Backups;

  private constructor(
    open: Readonly<Record<Name, OpenDatabase>>,
    restored: readonly RestoredDatabase<Name>[],
    backups: Backups,
  ) {
    this.#open = open;
    this.restored = restored;
    this.backups = backups;
  }

  /** Rejects with DatabaseUnusable, having changed none, where one is newer than this program. */
  static async open<Name extends string>(options: DatabasesOptions<Name>): Promise<Databases<Name>> {
    const { controlDir, migrations, isSuspect, log } = options;
    const names = Object.keys(migrations).filter((name): name is Name => name in migrations);
    const backupsDir = join(controlDir, 'backups');
    for (const name of names) refuseNewerUnlessDamaged(join(controlDir, `${name}.db`), migrations[name]);
    const open: Partial<Record<Name, OpenDatabase>> = {};
    const restored: RestoredDatabase<Name>[] = [];
    for (const name of names) {
      const path = join(controlDir, `${name}.db`);
      const damagedDir = join(controlDir, 'damaged');
      const kept = await openKeptDatabase({ path, migrations: migrations[name], backupsDir, damagedDir, isSuspect });
      open[name] = kept.db;
      if (kept.restored === null) continue;
      restored.push({ database: name, from: kept.restored.from });
      log.error(
        { database: name, from: kept.restored.from, damagedDir },
        'a database was lost or damaged, and is restored',
      );
    }
    const all = open as Record<Name, OpenDatabase>;
    const backups = await Backups.open({ dir: backupsDir, databases: all, changed: options.changed, log });
    return new Databases(all, restored, backups);
  }

  of(name: Name): OpenDatabase {
    return this.#open[name];
  }

  async close(): Promise<void> {
    await this.backups.close();
    for (const db of Object.values<OpenDatabase>(this.#open)) await db.close();
  }
}

/** Before any of them is touched. A damaged one cannot say how new it is, and is seen to when its turn comes. */
function refuseNewerUnlessDamaged(path: string, migrations: Migrations): void {
  try {
    refuseNewer(path, migrations);
  } catch (error) {
    if (!(error instanceof DatabaseDamaged)) throw error;
  }
}
