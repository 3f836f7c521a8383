/** Which names are free in a folder, compared as Windows and macOS compare them, so that a library can move to any disk. */
import { readdir } from 'node:fs/promises';
import { checksumsName } from './checksums.ts';
import { numberedFileName } from './file-name.ts';

interface Folder {
  readonly taken: Set<string>;
  /** The last count that a name needed, so that the ten-thousandth `image.jpg` does not try them all. */
  readonly counts: Map<string, number>;
  /** Files that are no photos of the catalog, as they are spelt: put there by hand, or left by a crash. */
  readonly strangers: Set<string>;
}

/** Folders kept in memory; one that is asked for again later is read again. */
const maxFolders = 64;

const comparable = (name: string): string => name.normalize('NFC').toLowerCase();

export class FreeNames {
  readonly #folders = new Map<string, Promise<Folder>>();
  readonly #namesKnownIn: (dir: string) => Promise<ReadonlySet<string>>;

  /** `namesKnownIn` answers the names in a folder that belong to photos of the catalog. */
  constructor(namesKnownIn: (dir: string) => Promise<ReadonlySet<string>>) {
    this.#namesKnownIn = namesKnownIn;
  }

  /** Whether a folder was there when it was last looked into. */
  hasSeen(dir: string): boolean {
    return this.#folders.has(dir);
  }

  /** The name itself, or with the first count that makes it free; nobody else is given the same. */
  async take(dir: string, name: string): Promise<string> {
    const { taken, counts } = await this.#folder(dir);
    const key = comparable(name);
    for (let count = counts.get(key) ?? 1; ; count += 1) {
      const candidate = count === 1 ? name : numberedFileName(name, count);
      if (taken.has(comparable(candidate))) continue;
      taken.add(comparable(candidate));
      if (count > 1) counts.set(key, count);
      return candidate;
    }
  }

  /** Names in the folder that the catalog did not know when it was looked into. */
  async strangers(dir: string): Promise<ReadonlySet<string>> {
    return (await this.#folder(dir)).strangers;
  }

  /** The folder was changed by others than `take`. */
  forget(dir: string): void {
    this.#folders.delete(dir);
  }

  #folder(dir: string): Promise<Folder> {
    const known = this.#folders.get(dir);
    if (known !== undefined) return known;
    const read = this.#read(dir);
    this.#folders.set(dir, read);
    read.catch(() => this.forget(dir));
    const [oldest] = this.#folders.keys();
    if (this.#folders.size > maxFolders && oldest !== undefined) this.#folders.delete(oldest);
    return read;
  }

  async #read(dir: string): Promise<Folder> {
    const [names, known] = await Promise.all([readdir(dir), this.#namesKnownIn(dir)]);
    const isStranger = (name: string): boolean => !known.has(name) && !name.startsWith('.') && name !== checksumsName;
    return {
      taken: new Set(names.map(comparable)),
      counts: new Map<string, number>(),
      strangers: new Set(names.filter(isStranger)),
    };
  }
}
