/** One month of the timeline: what the host counts in it, and its tiles while they are loaded. */
import type { Failure } from '../../protocol/failure.ts';
import type { PhotoId, Timeline } from '../../protocol/photo.ts';
import type { Tile } from '../../protocol/tile.ts';
import { tileAspect } from './justified-rows.ts';
import { compareTiles, placeOf } from './tile-order.ts';
import { ownOrder, type WallSection } from './wall-source.ts';

export type MonthCount = Pick<Timeline['months'][number], 'tiles' | 'aspects'>;

/** What was put and dropped while a list is on its way: the list may be older than that, or newer. */
export type MonthEdits = Map<PhotoId, Tile | null>;

export class Month {
  readonly month: string;
  #count: MonthCount;
  #tiles: readonly Tile[] | null = null;
  #byId = new Map<PhotoId, Tile>();
  readonly #edits = new Set<MonthEdits>();
  #section: WallSection | null = null;
  #failure: Failure | null = null;
  /** Whether its list is to be asked for again, although there is one. */
  isStale = false;

  constructor(month: string, count: MonthCount) {
    this.month = month;
    this.#count = count;
  }

  get isLoaded(): boolean {
    return this.#tiles !== null;
  }

  get count(): number {
    return this.#tiles?.length ?? this.#count.tiles;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  get section(): WallSection {
    this.#section ??= {
      key: this.month,
      count: this.count,
      aspects: this.#count.aspects,
      tiles: this.#tiles,
      failure: this.#failure,
    };
    return this.#section;
  }

  find(id: PhotoId): Tile | undefined {
    return this.#byId.get(id);
  }

  indexOf(id: PhotoId): number {
    const tile = this.#byId.get(id);
    if (tile === undefined || this.#tiles === null) return -1;
    const guess = placeOf(this.#tiles, tile);
    return this.#tiles[guess] === tile ? guess : this.#tiles.indexOf(tile);
  }

  /** As the host counts. What is loaded stays, and is asked for again where the host counts otherwise. */
  recount(count: MonthCount): void {
    if (this.#tiles !== null && this.#tiles.length !== count.tiles) this.isStale = true;
    // An empty one has no room on the wall, where nobody would come near it.
    if (this.#tiles?.length === 0 && count.tiles > 0) this.letGo();
    this.#count = count;
    this.#section = null;
  }

  /** One more, where the tiles themselves are not here. */
  addOne({ width, height }: Tile): void {
    const { tiles, aspects } = this.#count;
    this.#count = { tiles: tiles + 1, aspects: aspects + tileAspect(width, height) };
    this.#section = null;
  }

  /** A list is on its way; answers what to hand in with it. */
  begin(): MonthEdits {
    const edits: MonthEdits = new Map();
    this.#edits.add(edits);
    this.forgive();
    return edits;
  }

  finish(edits: MonthEdits, tiles: readonly Tile[]): void {
    this.#edits.delete(edits);
    this.isStale = false;
    this.#tiles = tiles;
    this.#byId = new Map(tiles.map((tile) => [tile.id, tile]));
    this.#section = null;
    for (const [id, tile] of edits) {
      if (tile === null) this.drop(id);
      else this.put(tile);
    }
  }

  /** Null: nobody waits for it any more. */
  abandon(edits: MonthEdits, failure: Failure | null): void {
    this.#edits.delete(edits);
    this.#failure = failure;
    this.#section = null;
  }

  forgive(): void {
    this.#failure = null;
    this.#section = null;
  }

  /** Forgets the tiles and keeps how many they are. */
  letGo(): void {
    if (this.#tiles === null) return;
    const aspects = this.#tiles.reduce((sum, { width, height }) => sum + tileAspect(width, height), 0);
    this.#count = { tiles: this.#tiles.length, aspects };
    this.#tiles = null;
    this.#byId.clear();
    this.#section = null;
  }

  /** At its place, or instead of what it was before. A new list each time: whoever holds the old one goes on with it. */
  put(tile: Tile): void {
    for (const edits of this.#edits) edits.set(tile.id, tile);
    if (this.#tiles === null) return;
    const before = this.#byId.get(tile.id);
    const isOwnOrder = this.month === ownOrder;
    // Only the host knows where a new one stands there.
    if (isOwnOrder && before === undefined) return;
    if (before !== undefined && (isOwnOrder || compareTiles(before, tile) === 0)) {
      this.#tiles = this.#tiles.with(this.indexOf(tile.id), tile);
    } else {
      const others = before === undefined ? this.#tiles : this.#tiles.filter(({ id }) => id !== tile.id);
      this.#tiles = others.toSpliced(placeOf(others, tile), 0, tile);
    }
    this.#byId.set(tile.id, tile);
    this.#section = null;
  }

  drop(id: PhotoId): void {
    for (const edits of this.#edits) edits.set(id, null);
    if (this.#tiles === null || !this.#byId.delete(id)) return;
    this.#tiles = this.#tiles.filter((tile) => tile.id !== id);
    this.#section = null;
  }
}
