/** The trash as its owner sees it: what lies in it and for how long yet, emptied by hand, and by itself after thirty days. */
import type { Logger } from 'pino';
import type { PhotoId } from '../../protocol/photo.ts';
import type { Tile, TileList } from '../../protocol/tile.ts';
import { type Emptied, type TrashList, trashDays } from '../../protocol/trash.ts';
import type { Acts } from './acts.ts';
import type { Catalog } from './catalog/catalog.ts';
import type { ManyPhotos } from './catalog/many-photos.ts';

export interface TrashBinParts {
  readonly catalog: Catalog;
  readonly many: ManyPhotos;
  readonly acts: Acts;
  readonly listOf: (tiles: readonly Tile[]) => TileList;
  readonly log: Logger;
  /** The clock on the wall, in milliseconds. */
  readonly now?: () => number;
}

const dayMs = 24 * 3_600_000;
const lookEveryMs = 3_600_000;

export class TrashBin {
  readonly #parts: TrashBinParts;
  readonly #now: () => number;
  /** Those whose time was over when we looked last. */
  #due: ReadonlySet<PhotoId> = new Set();
  #looker: NodeJS.Timeout | undefined;

  constructor(parts: TrashBinParts) {
    this.#parts = parts;
    this.#now = parts.now ?? Date.now;
  }

  /** The one that was removed last first. */
  async list(): Promise<TrashList> {
    const { catalog, many, listOf } = this.#parts;
    const [trashed, all] = [await catalog.tilesOfTrash(), await many.trashed()];
    const now = this.#now();
    return {
      ...listOf(trashed.map(({ tile }) => tile)),
      daysLeft: trashed.map(({ trashedAtMs }) =>
        Math.min(trashDays, Math.max(0, Math.floor((trashedAtMs + trashDays * dayMs - now) / dayMs))),
      ),
      sizeBytes: all.reduce((sum, { size_bytes }) => sum + size_bytes, 0),
    };
  }

  /** Erases for good all that lies there now. */
  async empty(): Promise<Emptied> {
    const { many, acts } = this.#parts;
    const ids = (await many.trashed()).map(({ id }) => id);
    const { changed, failed } = await acts.do(ids, { kind: 'erase' });
    return { erasedCount: changed.length, failedCount: failed.length };
  }

  /** Looks every hour from now on, in the background. */
  begin(): void {
    this.#looker = setInterval(() => void this.#lookQuietly(), lookEveryMs);
    this.#looker.unref();
    void this.#lookQuietly();
  }

  /**
   * Erases what has lain there for thirty days and was found so at the look before too: a laptop that wakes with a clock far ahead
   * has an hour to find the right time.
   */
  async look(): Promise<void> {
    const { many, acts } = this.#parts;
    const due = (await many.trashedBefore(this.#now() - trashDays * dayMs)).map(({ id }) => id);
    const over = due.filter((id) => this.#due.has(id));
    this.#due = new Set(due);
    if (over.length > 0) await acts.do(over, { kind: 'erase' });
  }

  close(): void {
    clearInterval(this.#looker);
  }

  async #lookQuietly(): Promise<void> {
    try {
      await this.look();
    } catch (error) {
      this.#parts.log.warn({ err: error }, 'the trash could not be looked through');
    }
  }
}
