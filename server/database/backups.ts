/** A copy of each database every day, proved whole before the oldest goes. */
import { mkdir, rm } from 'node:fs/promises';
import type { Logger } from 'pino';
import { backupPath, backupsOf, moveDurably } from './backup-files.ts';
import type { OpenDatabase } from './open-database.ts';
import { settleCopyBeside } from './settle-copy-beside.ts';

export interface BackupsOptions {
  readonly dir: string;
  /** By the name that their backups have: `catalog` for `catalog.db`. */
  readonly databases: Readonly<Record<string, OpenDatabase>>;
  /** Hears that the time of the last backup, or the problem with it, is another one now. */
  readonly changed: () => void;
  readonly log: Logger;
}

const keptBackups = 7;
const everyMs = 24 * 3_600_000;
/** A laptop sleeps, so the time is looked at now and then rather than waited for. */
const lookEveryMs = 600_000;

export class Backups {
  readonly #options: BackupsOptions;
  #lastAt: Date | null;
  #problem: string | null = null;
  #foundDamage = false;
  #timer: ReturnType<typeof setInterval> | undefined;
  #running: Promise<void> | null = null;

  private constructor(options: BackupsOptions, lastAt: Date | null) {
    this.#options = options;
    this.#lastAt = lastAt;
  }

  static async open(options: BackupsOptions): Promise<Backups> {
    const newest = await Promise.all(Object.keys(options.databases).map((name) => backupsOf(options.dir, name)));
    const times = newest.map(([backup]) => backup?.at ?? null);
    // As old as the oldest of them; none at all where one has none.
    const lastAt = times.reduce((oldest, at) => (oldest === null || at === null ? null : at < oldest ? at : oldest));
    return new Backups(options, lastAt);
  }

  /** When all databases were last backed up. */
  get lastAt(): Date | null {
    return this.#lastAt;
  }

  /** The last copy was not sound, and so the original is not either: the next start must look at every page. */
  get foundDamage(): boolean {
    return this.#foundDamage;
  }

  /** A sentence; null while backups are well. */
  get problem(): string | null {
    return this.#problem;
  }

  /** Backs up now if the last time is over a day ago, and from then on once a day. */
  begin(): void {
    this.#look();
    this.#timer = setInterval(() => this.#look(), lookEveryMs);
    this.#timer.unref();
  }

  /** Copies, proves and keeps one of each. Never rejects: `problem` says what is wrong. */
  backUp(): Promise<void> {
    this.#running ??= this.#backUpAll().finally(() => (this.#running = null));
    return this.#running;
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  #look(): void {
    if (this.#lastAt === null || Date.now() - this.#lastAt.getTime() >= everyMs) void this.backUp();
  }

  async #backUpAll(): Promise<void> {
    const at = new Date();
    try {
      for (const [name, db] of Object.entries(this.#options.databases)) await this.#backUpOne(name, db, at);
      this.#lastAt = at;
      this.#problem = null;
    } catch (error) {
      this.#foundDamage ||= error instanceof UnsoundCopy;
      this.#options.log.error({ error }, 'the databases could not be backed up');
      this.#problem =
        error instanceof UnsoundCopy ? error.message : 'The catalog could not be backed up. Is the disk full?';
    }
    this.#options.changed();
  }

  async #backUpOne(name: string, db: OpenDatabase, at: Date): Promise<void> {
    const { dir } = this.#options;
    const to = backupPath(dir, name, at);
    const aside = `${to}.writing`;
    await mkdir(dir, { recursive: true, mode: 0o700 });
    try {
      await db.copyTo(aside);
      if (!(await settleCopyBeside(aside))) throw new UnsoundCopy();
      await moveDurably(aside, to);
    } finally {
      await rm(aside, { force: true });
    }
    const old = (await backupsOf(dir, name)).slice(keptBackups);
    for (const { path } of old) await rm(path, { force: true });
  }
}

/** The copy has the pages of the original: what is wrong with it is wrong there, and older backups are worth more. */
class UnsoundCopy extends Error {
  constructor() {
    super('The catalog is damaged. Start Landfall again: it puts the newest good backup in its place.');
  }
}
