/** The library as a wall of months: the host's counts, the months that were asked for, and live events, merged. Hides which of them said what first. */
import { Failure } from '../../protocol/failure.ts';
import type { LiveEvent } from '../../protocol/live-event.ts';
import type { DeviceId } from '../../protocol/pairing.ts';
import { type Photo, type PhotoFilter, type PhotoId, PhotoSchema } from '../../protocol/photo.ts';
import { type Playable, PlayableSchema } from '../../protocol/playable.ts';
import { routes } from '../../protocol/routes.ts';
import { type Tile, tilesOf } from '../../protocol/tile.ts';
import type { Wire } from '../wire/wire.ts';
import { Counting, type Counts } from './counting.ts';
import { filterQuery } from './filter-query.ts';
import { MonthList } from './month-list.ts';
import { MonthLoads } from './month-loads.ts';
import { timelineEffect } from './timeline-effect.ts';
import { TimelineLists } from './timeline-lists.ts';
import { locate, type WallSection, type WallSource } from './wall-source.ts';

export type TimelineWire = Pick<Wire, 'device' | 'request' | 'follow'>;

/** `opening`: nothing to show yet. `failed`: the months could not be had; `retry` asks again. */
export type TimelineState =
  | { readonly kind: 'opening' | 'ready' }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** Tiles that are kept although the reader is elsewhere: some megabytes, and a way back without waiting. */
const mostTiles = 12_000;

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
  #lists: TimelineLists;
  #unfollow: (() => void) | null = null;
  readonly #counting = new Counting({
    ask: (signal) => this.#lists.counts(signal),
    counted: (counts, isSure) => this.#counted(counts, isSure),
    failed: (failure) => this.#couldNotCount(failure),
  });

  constructor(wire: TimelineWire, most = mostTiles) {
    super();
    this.#wire = wire;
    this.#lists = new TimelineLists(wire, {}, false);
    this.#mostTiles = most;
  }

  /** None before the host has counted: a photo that lands meanwhile would look like the whole library. */
  get sections(): readonly WallSection[] {
    this.#sections ??= this.#state.kind === 'ready' ? this.#months.sections : [];
    return this.#sections;
  }

  get state(): TimelineState {
    return this.#state;
  }

  /** Of the whole library, as filtered, loaded or not. */
  get total(): number {
    return this.#state.kind === 'ready' ? this.#months.total : 0;
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
    void this.#counting.count();
  }

  close(): void {
    this.#unfollow?.();
    this.#unfollow = null;
    this.#counting.stop();
    this.#loads.stop();
  }

  /** Whether an album is shown as its owner put it, without months. */
  get isOwnOrder(): boolean {
    return this.#lists.isOwnOrder;
  }

  /** Shows what a filter leaves of the library; an album alone also in its owner's order. */
  show(filter: PhotoFilter, wantsOwnOrder = false): void {
    const lists = new TimelineLists(this.#wire, filter, wantsOwnOrder);
    if (filterQuery(filter) === filterQuery(this.#filter) && lists.isOwnOrder === this.isOwnOrder) return;
    this.#filter = filter;
    this.#lists = lists;
    this.#unseen.clear();
    this.#loads.stop();
    this.#near = [];
    this.#counting.stop();
    this.#months.clear();
    this.#state = { kind: 'opening' };
    this.#changed();
    if (this.#unfollow !== null) void this.#counting.count();
  }

  /** Asks again for what failed. */
  retry(): void {
    this.#months.forgive();
    if (this.#state.kind === 'failed') void this.#counting.count();
    else this.#loadNear();
    this.#changed();
  }

  /** Asks for everything again; what is shown stays until its like is there. */
  refresh(): void {
    this.#months.doubt(this.#months.all.map(({ month }) => month));
    void this.#counting.count();
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
    const tiles = this.#months.find(key)?.section.tiles ?? null;
    return tiles?.map(({ id }) => id) ?? (await this.#lists.tiles(key, signal)).tiles.ids;
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
    await this.load(locate(this.sections, index)?.section.key ?? '');
  }

  /** These were in the reader's view. */
  see(ids: Iterable<PhotoId>): void {
    if (this.#unseen.size > 0 && [...ids].filter((id) => this.#unseen.delete(id)).length > 0) this.#changed();
  }

  /** As the host has just answered: these are no longer shown. */
  drop(ids: Iterable<PhotoId>): void {
    for (const id of ids) this.#remove(id);
    this.#changed();
  }

  /** As the host is being asked: the album in its own order stands so from now on. */
  arrange(ids: readonly PhotoId[]): void {
    if (this.#months.arrange(ids)) this.#changed();
  }

  /** As the host has just answered: these are favourites now, or no longer. */
  mark(ids: Iterable<PhotoId>, favourite: boolean): void {
    this.#months.mark(ids, favourite);
    this.#changed();
  }

  #take(event: LiveEvent): void {
    // It answers again.
    if (this.#months.forgive()) this.#loadNear();
    if (event.type === 'device-changed') {
      if (!this.#learn([event.device])) return;
    } else if (event.type === 'photo-added' || event.type === 'photo-changed') {
      this.#learn(event.photo.devices);
    }
    const effect = timelineEffect(event, this.#filter, this.isOwnOrder);
    switch (effect.kind) {
      case 'put':
        this.#put(effect.tile, effect.isNew);
        break;
      case 'update':
        this.#months.holding(effect.tile.id)?.put(effect.tile);
        break;
      case 'hide':
        if (!effect.isNew || this.find(effect.id) !== undefined) this.#remove(effect.id);
        break;
      case 'remove':
        this.#remove(effect.id);
        break;
      case 'doubt':
        for (const id of effect.photos) this.#unseen.delete(id);
        this.#months.doubt(effect.months);
        void this.#counting.count();
        break;
      case 'refresh':
        this.refresh();
        break;
      default:
        if (event.type !== 'device-changed') return;
    }
    this.#changed();
  }

  /** How devices are called; true where one of them was called otherwise. */
  #learn(devices: readonly { readonly id: DeviceId; readonly name: string }[]): boolean {
    const news = devices.filter(({ id, name }) => this.#names.get(id) !== name);
    for (const { id, name } of news) this.#names.set(id, name);
    return news.length > 0;
  }

  #put(tile: Tile, isNew: boolean): void {
    const isKnown = this.find(tile.id) !== undefined || this.#unseen.has(tile.id);
    const month = this.#months.put(tile);
    if (isNew && !isKnown && !month.isLoaded) month.addOne(tile);
    // It may have come from another month that is not loaded, or back from the trash.
    if (!isNew && !isKnown && !month.isLoaded) void this.#counting.count();
    if (this.#unseen.has(tile.id) || (isNew && !isKnown)) this.#unseen.set(tile.id, tile);
    this.#counting.doubt();
  }

  #remove(id: PhotoId): void {
    const isKnown = this.find(id) !== undefined;
    this.#unseen.delete(id);
    this.#months.drop(id);
    if (!isKnown || this.#counting.isUnderWay) void this.#counting.count();
  }

  #counted(counts: Counts, isSure: boolean): void {
    this.#months.recount(counts, isSure);
    this.#state = { kind: 'ready' };
    this.#loadNear();
    this.#changed();
  }

  #couldNotCount(failure: Failure): void {
    // What is shown stays: the page says elsewhere that the host is gone.
    if (this.total === 0) this.#state = { kind: 'failed', failure };
    this.#changed();
  }

  async #loadMonth(key: string, signal: AbortSignal): Promise<void> {
    const month = this.#months.find(key);
    if (month === undefined) return;
    const edits = month.begin();
    try {
      const { tiles, deviceNames } = await this.#lists.tiles(key, signal);
      signal.throwIfAborted();
      this.#learn(deviceNames);
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
    this.#loads.want(this.#near.filter((key) => this.#months.isWanted(key)));
  }

  #changed(): void {
    this.#sections = null;
    this.dispatchEvent(new Event('change'));
  }
}
