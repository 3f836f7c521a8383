/** Which photos are chosen, and from where a range is counted. */
import type { PhotoId } from '../../protocol/photo.ts';
import type { Tile } from '../../protocol/tile.ts';

/** Dispatches `change`. */
export class Selection extends EventTarget {
  #ids: ReadonlySet<PhotoId> = new Set();
  #anchor: Tile | null = null;

  get ids(): ReadonlySet<PhotoId> {
    return this.#ids;
  }

  get size(): number {
    return this.#ids.size;
  }

  /** The one that was chosen last by itself: a range starts there. */
  get anchor(): Tile | null {
    return this.#anchor;
  }

  has(id: PhotoId): boolean {
    return this.#ids.has(id);
  }

  toggle(tile: Tile): void {
    this.#anchor = tile;
    if (this.#ids.has(tile.id)) this.remove([tile.id]);
    else this.add([tile.id]);
  }

  add(ids: Iterable<PhotoId>): void {
    this.replace([...this.#ids, ...ids]);
  }

  remove(ids: Iterable<PhotoId>): void {
    const gone = new Set(ids);
    this.replace([...this.#ids].filter((id) => !gone.has(id)));
  }

  /** All of them where one is missing, else none of them: what a heading's tick does. */
  toggleAll(ids: readonly PhotoId[]): void {
    if (ids.every((id) => this.#ids.has(id))) this.remove(ids);
    else this.add(ids);
  }

  replace(ids: Iterable<PhotoId>): void {
    this.#ids = new Set(ids);
    if (this.#ids.size === 0) this.#anchor = null;
    this.dispatchEvent(new Event('change'));
  }

  clear(): void {
    if (this.#ids.size > 0) this.replace([]);
  }
}
