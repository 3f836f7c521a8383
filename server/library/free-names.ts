/** Which names are free in a folder, compared as Windows and macOS compare them, so that a library can move to any disk. */
import { readdir } from 'node:fs/promises';
import { numberedFileName } from './file-name.ts';

interface Folder {
  readonly taken: Set<string>;
  /** The last count that a name needed, so that the ten-thousandth `image.jpg` does not try them all. */
  readonly counts: Map<string, number>;
}

/** Folders kept in memory; one that is asked for again later is read again. */
const maxFolders = 64;

const comparable = (name: string): string => name.normalize('NFC').toLowerCase();

export class FreeNames {
  readonly #folders = new Map<string, Promise<Folder>>();

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

  /** The folder was changed by others than `take`. */
  forget(dir: string): void {
    this.#folders.delete(dir);
  }

  #folder(dir: string): Promise<Folder> {
    const known = this.#folders.get(dir);
    if (known !== undefined) return known;
    const read = readdir(dir).then((names) => ({
      taken: new Set(names.map(comparable)),
      counts: new Map<string, number>(),
    }));
    this.#folders.set(dir, read);
    const [oldest] = this.#folders.keys();
    if (this.#folders.size > maxFolders && oldest !== undefined) this.#folders.delete(oldest);
    return read;
  }
}
