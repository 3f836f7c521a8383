/** The library as a wall of months: the host's counts, the months that were asked for, and live events, merged. Hides which of them said what first. */
import { Failure } from '../../protocol/failure.ts';
import type { LiveEvent } from '../../protocol/live-event.ts';
import type { DeviceId } from '../../protocol/pairing.ts';
import { type Photo, type PhotoFilter, type PhotoId, PhotoSchema, TimelineSchema } from '../../protocol/photo.ts';
import { type Playable, PlayableSchema } from '../../protocol/playable.ts';
import { routes } from '../../protocol/routes.ts';
import { type Tile, TileListSchema, tileOf, tilesOf } from '../../protocol/tile.ts';
import { pause, type Wire } from '../wire/wire.ts';
import { filterQuery } from './filter-query.ts';
import { MonthList } from './month-list.ts';
import { MonthLoads } from './month-loads.ts';
import { photoFits } from './photo-fits.ts';
import { monthOf } from './tile-order.ts';
import { locate, type WallSection, type WallSource } from './wall-source.ts';

export type TimelineWire = Pick<Wire, 'device' | 'request' | 'follow'>;

/** `opening`: nothing to show yet. `failed`: the months could not be had; `retry` asks again. */
export type TimelineState =
  | { readonly kind: 'opening' | 'ready' }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** Tiles that are kept although the reader is elsewhere: some megabytes, and a way back without waiting. */
const mostTiles = 12_000;

// While thousands of photos arrive, each may be a reason to count again.
const countGapMs = 300;

/** Dispatches `change`. Idle until `open`. */
export class Timeline extends EventTarget implements WallSource {
  readonly #wire: TimelineWire;
  readonly #mostTiles: number;
  readonly #months = new MonthList();
  #sections: readonly WallSection[] | null = null;
  readonly #unseen = new Map<PhotoId, Tile>();
  readonly #names = new Map<DeviceId, string>();
  readonly #loads = new MonthLoads((month, signal) => this.#loadMonth(month, signal));
  #near: readonly string[] = [];
  #state: TimelineState = { kind: 'opening' };
  #filter: PhotoFilter = {};
  #unfollow: (() => void) | null = null;
  #counting: AbortController | null = null;
  #countAgain = false;

  constructor(wire: TimelineWire, most = mostTiles) {
    super();
    this.#wire = wire;
    this.#mostTiles = most;
  }

  get sections(): readonly WallSection[] {
    this.#sections ??= this.#months.sections;
    return this.#sections;
  }

  get state(): TimelineState {
    return this.#state;
  }

  /** Of the whole library, as filtered, loaded or not. */
  get total(): number {
    return this.#months.total;
  }

  /** What is shown of the library. */
  get filter(): PhotoFilter {
    return this.#filter;
  }

  get deviceNames(): ReadonlyMap<DeviceId, string> {
    return this.#names;
  }

  /** What has landed since the reader last looked, in the order of landing. */
  get unseen(): readonly Tile[] {
    return [...this.#unseen.values()];
  }

  /** Whether this browser may mark and change photos. */
  get isOwn(): boolean {
    return this.#wire.device?.access === 'own';
  }

  /** Starts to listen and asks for the months; does nothing where it has. */
  open(): void {
    if (this.#unfollow !== null) return;
    this.#unfollow = this.#wire.follow((event) => this.#take(event));
    void this.#count();
  }

  close(): void {
    this.#unfollow?.();
    this.#unfollow = null;
    this.#counting?.abort();
    this.#loads.stop();
  }

  /** Shows what a filter leaves of the library. */
  show(filter: PhotoFilter): void {
    if (filterQuery(filter) === filterQuery(this.#filter)) return;
    this.#filter = filter;
    this.#unseen.clear();
    this.#loads.stop();
    this.#near = [];
    this.#counting?.abort();
    this.#counting = null;
    this.#months.clear();
    this.#state = { kind: 'opening' };
    this.#changed();
    if (this.#unfollow !== null) void this.#count();
  }

  /** Asks again for what failed. */
  retry(): void {
    this.#months.forgive();
    if (this.#state.kind === 'failed') void this.#count();
    else this.#loadNear();
    this.#changed();
  }

  /** Asks for everything again; what is shown stays until its like is there. */
  refresh(): void {
    for (const month of this.#months.all) month.isStale = month.isLoaded;
    void this.#count();
  }

  near(keys: readonly string[]): void {
    this.#near = keys;
    this.#months.keepAtMost(this.#mostTiles, keys);
    this.#sections = null;
    this.#loadNear();
  }

  async load(key: string): Promise<void> {
    const month = this.#months.find(key);
    if (month !== undefined && (!month.isLoaded || month.isStale)) await this.#loads.load(key);
  }

  async idsOf(key: string, signal?: AbortSignal): Promise<readonly PhotoId[]> {
    const tiles = this.#months.find(key)?.section.tiles;
    if (tiles !== null && tiles !== undefined) return tiles.map(({ id }) => id);
    const path = `${routes.month(key)}${filterQuery(this.#filter)}`;
    const list = await this.#wire.request(TileListSchema, path, signal === undefined ? {} : { signal });
    return list.tiles.ids;
  }

  indexOf(id: PhotoId): number {
    return this.#months.indexOf(id);
  }

  /** Undefined where it is gone or not loaded. */
  find(id: PhotoId): Tile | undefined {
    return this.#months.holding(id)?.find(id);
  }

  /** All facts of a photo. Rejects with `Failure`. */
  async photo(id: PhotoId): Promise<Photo> {
    return await this.#wire.request(PhotoSchema, routes.photo(id));
  }

  /** How things stand with a copy that every browser plays; `make` asks for it. Rejects with `Failure`. */
  async playable(id: PhotoId, make: boolean): Promise<Playable> {
    return await this.#wire.request(PlayableSchema, routes.playable(id), { body: { make } });
  }

  /** Loads the month in which a tile of this index stands. Rejects with `Failure`. */
  async loadAt(index: number): Promise<void> {
    const place = locate(this.sections, index);
    if (place !== null) await this.load(place.section.key);
  }

  /** These were in the reader's view. */
  see(ids: Iterable<PhotoId>): void {
    if (this.#unseen.size === 0) return;
    let changed = false;
    for (const id of ids) changed = this.#unseen.delete(id) || changed;
    if (changed) this.#changed();
  }

  /** As the host has just answered: these are no longer shown. */
  drop(ids: Iterable<PhotoId>): void {
    for (const id of ids) this.#remove(id);
    this.#changed();
  }

  /** As the host has just answered: these are favourites now, or no longer. */
  mark(ids: Iterable<PhotoId>, favourite: boolean): void {
    for (const id of ids) {
      const month = this.#months.holding(id);
      const tile = month?.find(id);
      if (tile !== undefined && tile.favourite !== favourite) month?.put({ ...tile, favourite });
    }
    this.#changed();
  }

  #take(event: LiveEvent): void {
    // It answers again.
    if (this.#months.forgive()) this.#loadNear();
    switch (event.type) {
      case 'photo-added':
      case 'photo-changed':
        this.#hear(event.photo, event.type === 'photo-added');
        return;
      case 'photo-removed':
        this.#remove(event.photoId);
        this.#changed();
        return;
      case 'photos-changed':
        for (const id of event.photoIds) this.#unseen.delete(id);
        this.#doubt(event.months);
        this.#changed();
        return;
      case 'device-changed':
        if (this.#names.get(event.device.id) === event.device.name) return;
        this.#names.set(event.device.id, event.device.name);
        this.#changed();
        return;
      case 'resync':
        this.refresh();
        return;
      default:
    }
  }

  #hear(photo: Photo, isNew: boolean): void {
    for (const { id, name } of photo.devices) this.#names.set(id, name);
    const fits = photoFits(photo, this.#filter);
    // The movie of a Live Photo plays in the tile of its still.
    if (fits === 'no' || photo.stillPart !== null) {
      if (!isNew || this.find(photo.id) !== undefined) this.#remove(photo.id);
    } else if (fits === 'unknown') {
      this.#doubt([monthOf({ local: photo.taken.local })]);
    } else {
      this.#put(tileOf(photo), isNew);
    }
    this.#changed();
  }

  /** Only the host knows what these months hold now. */
  #doubt(keys: readonly string[]): void {
    for (const key of keys) {
      const month = this.#months.find(key);
      if (month !== undefined) month.isStale = month.isLoaded;
    }
    void this.#count();
  }

  #put(tile: Tile, isNew: boolean): void {
    const isKnown = this.find(tile.id) !== undefined || this.#unseen.has(tile.id);
    const month = this.#months.put(tile);
    if (isNew && !isKnown && !month.isLoaded) month.addOne(tile);
    // It may have come from another month that is not loaded, or back from the trash.
    if (!isNew && !isKnown && !month.isLoaded) void this.#count();
    if (this.#unseen.has(tile.id) || (isNew && !isKnown)) this.#unseen.set(tile.id, tile);
    // The counts under way may or may not hold this one.
    if (this.#counting !== null) this.#countAgain = true;
  }

  #remove(id: PhotoId): void {
    const isKnown = this.find(id) !== undefined;
    this.#unseen.delete(id);
    this.#months.drop(id);
    if (!isKnown || this.#counting !== null) void this.#count();
  }

  /** Asks for the counts; once more after that where something happened meanwhile. */
  async #count(): Promise<void> {
    if (this.#counting !== null) {
      this.#countAgain = true;
      return;
    }
    const { signal } = (this.#counting = new AbortController());
    try {
      do {
        this.#countAgain = false;
        const { months } = await this.#wire.request(TimelineSchema, `${routes.timeline}${filterQuery(this.#filter)}`, {
          signal,
        });
        signal.throwIfAborted();
        this.#months.recount(new Map(months.map((month) => [month.month, month])), !this.#countAgain);
        this.#state = { kind: 'ready' };
        this.#loadNear();
        this.#changed();
        await pause(countGapMs, signal);
      } while (this.#countAgain);
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof Failure)) throw error;
      // What is shown stays: the page says elsewhere that the host is gone.
      if (this.total === 0) this.#state = { kind: 'failed', failure: error };
    } finally {
      if (!signal.aborted) this.#counting = null;
    }
    this.#changed();
  }

  async #loadMonth(key: string, signal: AbortSignal): Promise<void> {
    const month = this.#months.find(key);
    if (month === undefined) return;
    const edits = month.begin();
    try {
      const path = `${routes.month(key)}${filterQuery(this.#filter)}`;
      const { tiles, deviceNames } = await this.#wire.request(TileListSchema, path, { signal });
      signal.throwIfAborted();
      for (const { id, name } of deviceNames) this.#names.set(id, name);
      month.finish(edits, tilesOf(tiles));
    } catch (error) {
      month.abandon(edits, !signal.aborted && error instanceof Failure ? error : null);
      if (signal.aborted) return;
      throw error;
    } finally {
      this.#changed();
    }
  }

  #loadNear(): void {
    const isWanted = (key: string) => {
      const month = this.#months.find(key);
      return month !== undefined && month.failure === null && (!month.isLoaded || month.isStale);
    };
    this.#loads.want(this.#near.filter(isWanted));
  }

  #changed(): void {
    this.#sections = null;
    this.dispatchEvent(new Event('change'));
  }
}
