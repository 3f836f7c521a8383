/** All months of the timeline, newest first, loaded or not. */
import type { PhotoId } from '../../protocol/photo.ts';
import type { Tile } from '../../protocol/tile.ts';
import { Month, type MonthCount } from './month.ts';
import { monthOf } from './tile-order.ts';
import { ownOrder, type WallSection } from './wall-source.ts';

export class MonthList {
  #months: readonly Month[] = [];

  get sections(): readonly WallSection[] {
    return this.#months.map(({ section }) => section).filter(({ count }) => count > 0);
  }

  /** Tiles, loaded or not. */
  get total(): number {
    return this.#months.reduce((sum, { count }) => sum + count, 0);
  }

  get all(): readonly Month[] {
    return this.#months;
  }

  find(key: string): Month | undefined {
    return this.#months.find(({ month }) => month === key);
  }

  /** The one in which a tile is loaded. */
  holding(id: PhotoId): Month | undefined {
    return this.#months.find((month) => month.find(id) !== undefined);
  }

  /** Among all tiles; -1 where it is not loaded. */
  indexOf(id: PhotoId): number {
    let before = 0;
    for (const month of this.#months) {
      const at = month.indexOf(id);
      if (at !== -1) return before + at;
      before += month.count;
    }
    return -1;
  }

  clear(): void {
    this.#months = [];
  }

  /** Into its month, and out of the one where it was. Of a month that nobody has counted it is the only one so far. */
  put(tile: Tile): Month {
    const before = this.holding(tile.id);
    const month = this.find(monthOf(tile)) ?? this.#begin(monthOf(tile));
    if (before !== month) before?.drop(tile.id);
    month.put(tile);
    return month;
  }

  drop(id: PhotoId): void {
    for (const month of this.#months) month.drop(id);
  }

  /** Forgets what could not be loaded, so that it is asked for again; false where there is none. */
  forgive(): boolean {
    const failed = this.#months.filter(({ failure }) => failure !== null);
    for (const month of failed) month.forgive();
    return failed.length > 0;
  }

  /** What is loaded of these may no longer be so: they are to be asked for again. */
  doubt(keys: readonly string[]): void {
    for (const key of keys) {
      const month = this.find(key);
      if (month !== undefined) month.isStale = month.isLoaded;
    }
  }

  /** Whether a month is to be asked for. */
  isWanted(key: string): boolean {
    const month = this.find(key);
    return month !== undefined && month.failure === null && (!month.isLoaded || month.isStale);
  }

  /** Marks those that are loaded. */
  mark(ids: Iterable<PhotoId>, favourite: boolean): void {
    for (const id of ids) {
      const month = this.holding(id);
      const tile = month?.find(id);
      if (tile !== undefined && tile.favourite !== favourite) month?.put({ ...tile, favourite });
    }
  }

  /** An album of its own order stands so; false where these are not just its photos. */
  arrange(ids: readonly PhotoId[]): boolean {
    const month = this.find(ownOrder);
    const tiles = ids.flatMap((id) => month?.find(id) ?? []);
    if (month === undefined || tiles.length !== month.count) return false;
    month.finish(month.begin(), tiles);
    return true;
  }

  /** `isSure`: nothing has happened since the host counted. */
  recount(counts: ReadonlyMap<string, MonthCount>, isSure: boolean): void {
    for (const month of this.#months) {
      if (isSure) month.recount(counts.get(month.month) ?? { tiles: 0, aspects: 0 });
    }
    const fresh = [...counts].filter(([key]) => this.find(key) === undefined);
    this.#set([...this.#months, ...fresh.map(([key, count]) => new Month(key, count))]);
  }

  /** Lets tiles go until at most so many are left: the months farthest from the first of `near` first, and none of `near`. */
  keepAtMost(most: number, near: readonly string[]): void {
    const here = this.#months.findIndex(({ month }) => month === near[0]);
    const loaded = this.#months.filter(({ isLoaded }) => isLoaded);
    let tiles = loaded.reduce((sum, { count }) => sum + count, 0);
    if (tiles <= most || here === -1) return;
    const apart = new Map(this.#months.map((month, index) => [month, Math.abs(index - here)]));
    for (const month of loaded.toSorted((a, b) => (apart.get(b) ?? 0) - (apart.get(a) ?? 0))) {
      if (tiles <= most) return;
      if (near.includes(month.month)) continue;
      tiles -= month.count;
      month.letGo();
    }
  }

  #begin(key: string): Month {
    const month = new Month(key, { tiles: 0, aspects: 0 });
    month.finish(month.begin(), []);
    this.#set([...this.#months, month]);
    return month;
  }

  #set(months: readonly Month[]): void {
    this.#months = months.toSorted((a, b) => (a.month > b.month ? -1 : 1));
  }
}
