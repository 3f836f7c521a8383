/** The one directory that holds everything: made, checked, and held by one process at a time. */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { access, constants, lstat, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type DirectoryLock, lockDirectory, markCleanEnd, takeCleanEnd } from './database/database.ts';

/** The directory cannot be used; the message is a sentence for the owner. */
export class DirectoryUnusable extends Error {}

/** What other programs of the owner need to reach the running host; readable by the owner alone. */
export const LaunchSchema = z.object({
  pid: z.int(),
  consoleUrl: z.url(),
  httpsUrl: z.string(),
  launchKey: z.string(),
});
export type Launch = z.infer<typeof LaunchSchema>;

const IdentitySchema = z.object({ mdnsLabel: z.string().regex(/^[a-z0-9-]{1,40}$/) });

const databases = ['host.db', 'catalog.db'] as const;

export class DataDirectory {
  readonly path: string;
  /** False after a crash or a power cut, and where somebody touched the databases meanwhile. */
  readonly wasEndedWell: boolean;
  readonly #lock: DirectoryLock;

  private constructor(path: string, lock: DirectoryLock) {
    this.path = path;
    this.#lock = lock;
    this.wasEndedWell = takeCleanEnd(this.control('ended-well.json'), this.#databasePaths);
  }

  /** Rejects with DirectoryUnusable: not writable, or held by another Landfall, which is then named by its pid. */
  static async open(path: string): Promise<DataDirectory> {
    try {
      await mkdir(join(path, '.landfall'), { recursive: true, mode: 0o700 });
      const library = join(path, 'library');
      const dirs = [path, join(path, '.landfall'), ...((await leadsNowhere(library)) ? [] : [library])];
      if (dirs.includes(library)) await mkdir(library, { recursive: true });
      await Promise.all(dirs.map((dir) => access(dir, constants.W_OK)));
    } catch (error) {
      throw new DirectoryUnusable(
        `Landfall cannot write to ${path}. Choose another folder with --data, or change who may write there.`,
        {
          cause: error,
        },
      );
    }
    const lock = lockDirectory(join(path, '.landfall', 'lock.db'));
    if (lock === null) {
      const pid = DataDirectory.launch(path)?.pid;
      throw new DirectoryUnusable(
        `Another Landfall${pid === undefined ? '' : ` (process ${pid})`} already uses ${path}. Open its console with “npm start -- open”, or stop it first.`,
      );
    }
    return new DataDirectory(path, lock);
  }

  /** What the running host on this directory says of itself; null if none runs. */
  static launch(path: string): Launch | null {
    const file = join(path, '.landfall', 'launch.json');
    if (!existsSync(file)) return null;
    try {
      const launch = LaunchSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
      return isRunning(launch.pid) ? launch : null;
    } catch {
      // Not ours: as good as none.
      return null;
    }
  }

  control(...names: string[]): string {
    return join(this.path, '.landfall', ...names);
  }

  async writeLaunch(launch: Launch): Promise<void> {
    // Written aside and then renamed, so that `landfall open` never finds half of it.
    const aside = this.control(`launch-${randomBytes(6).toString('hex')}.json`);
    await writeFile(aside, JSON.stringify(launch), { mode: 0o600 });
    await rename(aside, this.control('launch.json'));
  }

  /** The name on the network of the host that was started here before; null if none was. */
  static mdnsLabel(path: string): string | null {
    const file = join(path, '.landfall', 'identity.json');
    if (!existsSync(file)) return null;
    try {
      return IdentitySchema.parse(JSON.parse(readFileSync(file, 'utf8'))).mdnsLabel;
    } catch {
      // Not whole, as a power cut may have left it: another name is as good.
      return null;
    }
  }

  /** An opaque name for this host on the network; made once. It says nothing about the owner (SAFETY T1). */
  async mdnsLabel(): Promise<string> {
    const made = DataDirectory.mdnsLabel(this.path);
    if (made !== null) return made;
    const identity = { mdnsLabel: `landfall-${randomBytes(2).toString('hex')}` };
    await writeFile(this.control('identity.json'), JSON.stringify(identity), { mode: 0o600, flush: true });
    return identity.mdnsLabel;
  }

  /** The databases are sound and closed. Without this word the next start checks every page of them. */
  endWell(): void {
    markCleanEnd(this.control('ended-well.json'), this.#databasePaths);
  }

  async close(): Promise<void> {
    await rm(this.control('launch.json'), { force: true });
    this.#lock.release();
  }

  get #databasePaths(): readonly string[] {
    return databases.map((name) => this.control(name));
  }
}

/** A library that is a link to a disk which is not there: the host starts all the same and waits for it. */
async function leadsNowhere(path: string): Promise<boolean> {
  const link = await lstat(path).catch(() => null);
  return link?.isSymbolicLink() === true && !existsSync(path);
}

/** A killed host leaves its launch.json behind. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
