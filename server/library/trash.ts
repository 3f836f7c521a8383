/** Where removed originals lie until they come back: out of the library's folders, under the photo's id, never overwritten. */
import { join } from 'node:path';
import type { PhotoRow } from './catalog-tables.ts';
import type { OriginalPath, Originals } from './originals.ts';

export class Trash {
  readonly #originals: Originals;
  readonly #dir: string;

  constructor(originals: Originals, dir: string) {
    this.#originals = originals;
    this.#dir = dir;
  }

  put(row: PhotoRow): Promise<void> {
    return this.#originals.takeOut(row.path, join(this.#dir, row.id));
  }

  /** Answers where the original lies now: its old place, under a counted name if that was taken meanwhile. */
  takeBack(row: PhotoRow): Promise<OriginalPath> {
    return this.#originals.putBack(join(this.#dir, row.id), row.path, row.sha256);
  }

  /** Absolute path of a photo's bytes, wherever it is. */
  find(row: Pick<PhotoRow, 'id' | 'path' | 'trashed'>): string {
    return row.trashed === 1 ? join(this.#dir, row.id) : this.#originals.absolute(row.path);
  }
}
