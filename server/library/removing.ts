/** How photos leave the library and come back: to the trash, out of it again, and for good. */
import { Failure } from '../../protocol/failure.ts';
import type { PhotoId, Sha256 } from '../../protocol/photo.ts';
import type { Catalog } from './catalog/catalog.ts';
import type { DeviceCounts } from './device-counts.ts';
import type { Trash } from './trash.ts';
import type { Turns } from './turns.ts';

export interface RemovingParts {
  readonly catalog: Catalog;
  readonly trash: Trash;
  readonly counts: DeviceCounts;
  readonly turns: Turns<Sha256>;
  /** Throws `library-away` while the disk with the photos is not there. */
  readonly needLibrary: () => Promise<void>;
  /** Brings one back from the trash, in its turn; false where it is not in it. */
  readonly takeBack: (id: PhotoId) => Promise<boolean>;
  /** Takes away for good whatever was made of a photo. */
  readonly forgetMade: (id: PhotoId) => Promise<void>;
}

export class Removing {
  readonly #parts: RemovingParts;

  constructor(parts: RemovingParts) {
    this.#parts = parts;
  }

  /** To the trash, original and all; false for one that is there already. Throws `not-found`, `library-away`. */
  async trash(id: PhotoId): Promise<boolean> {
    const { catalog, trash, counts, needLibrary } = this.#parts;
    return this.#inTurn(id, async () => {
      const entry = await catalog.find(id);
      if (entry.row.trashed === 1) return false;
      await needLibrary();
      const removedAtMs = Date.now();
      await trash.put(entry.row, removedAtMs);
      await catalog.writes.remove(entry.row, removedAtMs);
      counts.remove(entry);
      return true;
    });
  }

  /** Back to where it was, never over anything; false for one that is not in the trash. Throws `not-found`, `library-away`. */
  restore(id: PhotoId): Promise<boolean> {
    return this.#inTurn(id, () => this.#parts.takeBack(id));
  }

  /** For good: file, row and all that was made of it. That it was removed stays known. Throws `not-found` for one not in the trash. */
  async erase(id: PhotoId): Promise<boolean> {
    const { catalog, trash, forgetMade } = this.#parts;
    return this.#inTurn(id, async () => {
      const { row } = await catalog.find(id);
      if (row.trashed === 0) throw new Failure('not-found', 'This photo is not in the trash.');
      // The row goes last: a file without one would be taken for something to bring back.
      await trash.erase(id);
      await forgetMade(id);
      await catalog.writes.forget(row);
      return true;
    });
  }

  async #inTurn(id: PhotoId, act: () => Promise<boolean>): Promise<boolean> {
    const { catalog, turns } = this.#parts;
    const { row } = await catalog.find(id);
    return turns.take(row.sha256, act);
  }
}
