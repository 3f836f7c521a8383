/** The photos' bytes as plain files: where each lies, under which name, and the list that proves it without Landfall. */
import { lstat, mkdir, rename, rm, utimes } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import type { Sha256, Taken } from '../../protocol/photo.ts';
import type { ArrivedFile } from '../arrived-file.ts';
import { FolderSyncs, isCode, syncFile, syncNewFolders, whenMissing } from '../disk-sync.ts';
import { Checksums } from './checksums.ts';
import { cleanFileName } from './file-name.ts';
import { FreeNames } from './free-names.ts';
import { giveName } from './give-name.ts';
import { hashFile } from './hash-file.ts';
import { takenAtMs } from './taken-order.ts';

/** Where an original lies, relative to the data directory and with forward slashes on every system. */
export type OriginalPath = string;

export interface OriginalsOptions {
  readonly dataDir: string;
  /** Whether a path is kept for other bytes than these, though no file may be there now. */
  readonly isAnothers: (path: OriginalPath, sha256: Sha256) => Promise<boolean>;
  /** Throws `library-away` while the disk is not there, so that no folder is made in its place. */
  readonly needLibrary: () => Promise<void>;
  /** The names of the catalog's photos in a folder (`library/…`). */
  readonly namesKnownIn: (folder: OriginalPath) => Promise<ReadonlySet<string>>;
}

export class Originals {
  readonly #options: OriginalsOptions;
  readonly #checksums = new Checksums();
  readonly #freeNames: FreeNames;
  readonly #folderSyncs = new FolderSyncs();

  constructor(options: OriginalsOptions) {
    this.#options = options;
    this.#freeNames = new FreeNames((dir) => options.namesKnownIn(this.relative(dir)));
  }

  get libraryDir(): string {
    return join(this.#options.dataDir, 'library');
  }

  absolute(path: OriginalPath): string {
    return join(this.#options.dataDir, ...path.split('/'));
  }

  relative(absolutePath: string): OriginalPath {
    return relative(this.#options.dataDir, absolutePath).split(sep).join('/');
  }

  /**
   * Gives an arrived file, whose bytes are durable, its place: `library/<folder>/<YYYY>/<YYYY-MM>/<name>`. Never overwrites: a
   * taken name gets a count; where these very bytes lie already, they stay. The name is durable after `settle` alone.
   */
  async place(file: ArrivedFile, folder: string, taken: Taken, extension: string): Promise<OriginalPath> {
    const dir = join(this.libraryDir, folder, taken.local.slice(0, 4), taken.local.slice(0, 7));
    if (!this.#freeNames.hasSeen(dir)) {
      await this.#options.needLibrary();
      await this.#makeDir(dir);
    }
    const twin = await this.#twin(dir, file);
    if (twin !== null) return this.relative(twin);
    const name = cleanFileName(file.name, extension);
    const [named, dated] = await Promise.allSettled([this.#nameFreely(file, dir, name), file.date(takenAtMs(taken))]);
    if (named.status === 'rejected') throw named.reason;
    if (dated.status === 'fulfilled') return this.relative(named.value);
    await this.withdraw(this.relative(named.value), file);
    throw dated.reason;
  }

  /** Resolves when the name of an original that `place` has just answered is durable, and stands in its folder's list. */
  async settle(path: OriginalPath, sha256: Sha256): Promise<void> {
    const file = this.absolute(path);
    await Promise.all([this.#folderSyncs.sync(dirname(file)), this.#checksums.add(file, sha256)]);
  }

  /** As `settle`, for a file of which nothing is known but that its bytes are these: found, or left by a crash. */
  async settleFound(path: OriginalPath, sha256: Sha256): Promise<void> {
    const file = this.absolute(path);
    await syncFile(file);
    await Promise.all([this.#folderSyncs.sync(dirname(file)), this.#checksums.ensure(file, sha256)]);
  }

  /** Takes back what `place` did, so that what could not be recorded is not in the library. Best done: it never rejects. */
  async withdraw(path: OriginalPath, file: ArrivedFile): Promise<void> {
    const absolute = this.absolute(path);
    try {
      // Where there are no hard links the part itself was moved, and its sender goes on with it.
      if ((await lstat(file.path).catch(whenMissing)) === null) await rename(absolute, file.path);
      else await rm(absolute);
      await this.#checksums.remove(absolute);
    } catch {
      // The disk does not let us: the start after it takes the file in as found.
    } finally {
      this.#freeNames.forget(dirname(absolute));
    }
  }

  /** Whether a plain file of that size is at this absolute path; its content is not read. */
  async has(absolutePath: string, sizeBytes: number): Promise<boolean> {
    const found = await lstat(absolutePath).catch(whenMissing);
    if (found === null) this.#freeNames.forget(dirname(absolutePath));
    return found !== null && found.isFile() && found.size === sizeBytes;
  }

  /** Moves an original out of the library, to `to` (absolute). One that is not there any more is out already. */
  async takeOut(path: OriginalPath, to: string): Promise<void> {
    await mkdir(dirname(to), { recursive: true, mode: 0o700 });
    if ((await moveOut(this.absolute(path), to).catch(whenMissing)) === null) return;
    await this.#checksums.remove(this.absolute(path));
    this.#freeNames.forget(dirname(this.absolute(path)));
    await Promise.all([this.#folderSyncs.sync(dirname(to)), this.#folderSyncs.sync(dirname(this.absolute(path)))]);
  }

  /** Puts one back where it was; if that name is taken by now it gets a count. Answers where it lies. */
  async putBack(from: string, path: OriginalPath, sha256: Sha256): Promise<OriginalPath> {
    const dir = dirname(this.absolute(path));
    await this.#makeDir(dir);
    const back = await this.#nameAsBefore({ path: from, sha256 }, dir, basename(this.absolute(path)));
    await rm(from, { force: true });
    await this.settle(this.relative(back), sha256);
    return this.relative(back);
  }

  /** Sets a file's date to when it was taken, as `place` does. */
  async date(path: OriginalPath, taken: Taken): Promise<void> {
    const at = new Date(takenAtMs(taken));
    await utimes(this.absolute(path), at, at);
  }

  /** The folder's list is brought in line with a row that was never promised to anybody, and is gone. */
  async unlist(path: OriginalPath): Promise<void> {
    if ((await lstat(dirname(this.absolute(path))).catch(whenMissing)) !== null)
      await this.#checksums.remove(this.absolute(path));
  }

  /** Makes the list of checksums of a folder (absolute) say what `ours` says of it, by name. */
  repairList(dir: string, ours: () => Promise<ReadonlyMap<string, Sha256>>): Promise<void> {
    return this.#checksums.repair(dir, ours);
  }

  async close(): Promise<void> {
    await this.#checksums.close();
  }

  /** The same bytes, put there by hand or by a run that ended before it could record them: they are the photo, not its copy. */
  async #twin(dir: string, { sizeBytes, sha256 }: ArrivedFile): Promise<string | null> {
    for (const name of await this.#freeNames.strangers(dir)) {
      const path = join(dir, name);
      const isLike = await this.has(path, sizeBytes);
      if (!isLike || (await hashFile(path)) !== sha256) continue;
      if (await this.#options.isAnothers(this.relative(path), sha256)) continue;
      await syncFile(path);
      return path;
    }
    return null;
  }

  async #nameFreely({ path: from, sha256 }: { path: string; sha256: Sha256 }, dir: string, name: string) {
    for (;;) {
      const to = join(dir, await this.#freeNames.take(dir, name));
      if (await this.#options.isAnothers(this.relative(to), sha256)) continue;
      try {
        await giveName(from, to);
        return to;
      } catch (error) {
        // Somebody else put a file of that name there since the folder was read.
        if (isCode(error, 'EEXIST')) continue;
        this.#freeNames.forget(dir);
        if (!isCode(error, 'ENOENT') || (await lstat(dir).catch(whenMissing)) !== null) throw error;
        // Somebody moved the folder away.
        await this.#checksums.forget(dir);
        await this.#makeDir(dir);
      }
    }
  }

  /** Its own name was kept from the others while it was away, and is free for it. */
  async #nameAsBefore(file: { path: string; sha256: Sha256 }, dir: string, name: string): Promise<string> {
    if ((await this.#freeNames.take(dir, name)) === name) {
      try {
        await giveName(file.path, join(dir, name));
        return join(dir, name);
      } catch (error) {
        if (!isCode(error, 'EEXIST', 'ENOENT')) throw error;
      }
    }
    // Kept for it in the memory of names too, or taken behind our back: what the folder says counts.
    this.#freeNames.forget(dir);
    return this.#nameFreely(file, dir, name);
  }

  async #makeDir(dir: string): Promise<void> {
    const first = await mkdir(dir, { recursive: true });
    if (first !== undefined) await syncNewFolders(first, dir);
  }
}

/** The library may have a disk of its own, apart from the trash. */
async function moveOut(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (!isCode(error, 'EXDEV')) throw error;
    await rm(to, { force: true });
    await giveName(from, to);
    await rm(from);
  }
}
