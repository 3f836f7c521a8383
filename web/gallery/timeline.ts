/** The library as one ordered list: keyset pages, the months' counts and live events, merged. Hides which of them said what first. */
import { Failure } from '../../protocol/failure.ts';
import type { LiveEvent } from '../../protocol/live-event.ts';
import type { DeviceId } from '../../protocol/pairing.ts';
import {
  type Timeline as Months,
  type Photo,
  type PhotoId,
  PhotoPageSchema,
  PhotoSchema,
  TimelineSchema,
} from '../../protocol/photo.ts';
import { routes } from '../../protocol/routes.ts';
import type { Wire } from '../wire/wire.ts';
import { LoadedList } from './loaded-list.ts';
import { monthOf } from './photo-order.ts';

export type TimelineWire = Pick<Wire, 'device' | 'request' | 'follow'>;

/** `opening`: nothing to show yet. `loading`: more is on its way. `failed`: the last load; `retry` asks again. */
export type TimelineState =
  | { readonly kind: 'opening' | 'ready' | 'loading' }
  | { readonly kind: 'failed'; readonly failure: Failure };

const pageSize = 200;

/** Dispatches `change`. Idle until `open`. */
export class Timeline extends EventTarget {
  readonly #wire: TimelineWire;
  readonly #list = new LoadedList();
  readonly #months = new Map<string, number>();
  readonly #unseen = new Map<PhotoId, Photo>();
  readonly #names = new Map<DeviceId, string>();
  #state: TimelineState = { kind: 'opening' };
  #device: DeviceId | null = null;
  #next: string | null = null;
  #unfollow: (() => void) | null = null;
  #load: AbortController | null = null;
  #isCounting = false;
  #countAgain = false;

  constructor(wire: TimelineWire) {
    super();
    this.#wire = wire;
  }

  /** What is loaded: the newest part of the library, without a hole. */
  get photos(): readonly Photo[] {
    return this.#list.photos;
  }

  get state(): TimelineState {
    return this.#state;
  }

  /** Of the whole library, as filtered, loaded or not. */
  get total(): number {
    let total = 0;
    for (const count of this.#months.values()) total += count;
    return total;
  }

  /** Whether `photos` is all there is. */
  get isWhole(): boolean {
    return this.#next === null && this.#state.kind !== 'opening';
  }

  /** The device whose photos are shown; null for all. */
  get device(): DeviceId | null {
    return this.#device;
  }

  /** Every device whose photos have been met, by the name it has now. */
  get deviceNames(): ReadonlyMap<DeviceId, string> {
    return this.#names;
  }

  /** What has landed since the reader last looked, in the order of landing. */
  get unseen(): readonly Photo[] {
    return [...this.#unseen.values()];
  }

  /** Whether this browser may mark and change photos. */
  get isOwn(): boolean {
    return this.#wire.device?.access === 'own';
  }

  /** `2026-06` -> photos in that month. */
  countIn(month: string): number {
    return this.#months.get(month) ?? 0;
  }

  /** Starts to listen and loads the first page; does nothing where it has. */
  open(): void {
    if (this.#unfollow !== null) return;
    this.#unfollow = this.#wire.follow((event) => this.#take(event));
    void this.#reload();
  }

  close(): void {
    this.#unfollow?.();
    this.#unfollow = null;
    this.#load?.abort();
  }

  /** Shows one device's photos only, or all. */
  showDevice(device: DeviceId | null): void {
    if (device === this.#device) return;
    this.#device = device;
    this.#unseen.clear();
    this.#list.replace([], true);
    this.#months.clear();
    this.#next = null;
    void this.#reload();
  }

  /** The next page; settles when it is there or has failed. Nothing while one is on its way or nothing is left. */
  async loadMore(): Promise<void> {
    if (this.#state.kind !== 'ready' || this.#next === null) return;
    await this.#loadPages(this.#next, 1);
  }

  retry(): void {
    if (this.#state.kind !== 'failed') return;
    if (this.#next === null) void this.#reload();
    else void this.#loadPages(this.#next, 1);
  }

  /** These were in the reader's view. */
  see(ids: Iterable<PhotoId>): void {
    let changed = false;
    for (const id of ids) changed = this.#unseen.delete(id) || changed;
    if (changed) this.#changed();
  }

  /** Rejects with `Failure`; the photo as it then is. */
  async setFavourite(id: PhotoId, favourite: boolean): Promise<Photo> {
    const photo = await this.#wire.request(PhotoSchema, routes.photo(id), { method: 'PATCH', body: { favourite } });
    this.#replace(photo);
    return photo;
  }

  #take(event: LiveEvent): void {
    switch (event.type) {
      case 'photo-added':
        if (this.#shows(event.photo)) this.#add(event.photo);
        return;
      case 'photo-changed':
        if (event.photo.trashedAt !== null || !this.#shows(event.photo)) this.#remove(event.photo.id);
        else this.#replace(event.photo);
        return;
      case 'photo-removed':
        this.#remove(event.photoId);
        return;
      case 'device-changed':
        if (this.#names.get(event.device.id) === event.device.name) return;
        this.#names.set(event.device.id, event.device.name);
        this.#changed();
        return;
      case 'resync':
        void this.#reload();
        return;
      default:
    }
  }

  #meet(photos: readonly Photo[]): void {
    for (const { devices } of photos) for (const { id, name } of devices) this.#names.set(id, name);
  }

  #shows(photo: Photo): boolean {
    return this.#device === null || photo.devices.some(({ id }) => id === this.#device);
  }

  #add(photo: Photo): void {
    this.#meet([photo]);
    const isKnown = this.#list.find(photo.id) !== undefined;
    this.#list.put(photo);
    if (!isKnown) {
      this.#count(photo, 1);
      this.#unseen.set(photo.id, photo);
    }
    this.#changed();
  }

  #replace(photo: Photo): void {
    const before = this.#list.find(photo.id);
    this.#list.put(photo);
    if (this.#unseen.has(photo.id)) this.#unseen.set(photo.id, photo);
    const after = this.#list.find(photo.id);
    if (before === undefined && after === undefined) return;
    if (before === undefined || after === undefined || monthOf(before) !== monthOf(after)) void this.#countMonths();
    this.#changed();
  }

  #remove(id: PhotoId): void {
    const photo = this.#list.find(id);
    this.#list.drop(id);
    this.#unseen.delete(id);
    if (photo === undefined) void this.#countMonths();
    else this.#count(photo, -1);
    this.#changed();
  }

  #count(photo: Photo, by: 1 | -1): void {
    const month = monthOf(photo);
    const count = this.countIn(month) + by;
    if (count > 0) this.#months.set(month, count);
    else this.#months.delete(month);
    // The answer under way may or may not hold this one.
    if (this.#isCounting) this.#countAgain = true;
  }

  async #countMonths(): Promise<void> {
    if (this.#isCounting) {
      this.#countAgain = true;
      return;
    }
    this.#isCounting = true;
    try {
      do {
        this.#countAgain = false;
        const { months } = await this.#wire.request(TimelineSchema, `${routes.timeline}${this.#query({})}`);
        if (!this.#countAgain) this.#setMonths(months);
      } while (this.#countAgain);
    } catch (error) {
      // Counts are a courtesy: the photos themselves say when the host is gone.
      if (!(error instanceof Failure)) throw error;
    } finally {
      this.#isCounting = false;
    }
  }

  #setMonths(months: Months['months']): void {
    this.#months.clear();
    for (const { month, count } of months) this.#months.set(month, count);
    this.#changed();
  }

  async #reload(): Promise<void> {
    const pages = Math.max(1, Math.ceil(this.photos.length / pageSize));
    await Promise.all([this.#countMonths(), this.#loadPages(null, pages)]);
  }

  /** From the start where `cursor` is null: then what is shown stays until as much is there again. */
  async #loadPages(cursor: string | null, pages: number): Promise<void> {
    this.#load?.abort();
    const load = new AbortController();
    this.#load = load;
    this.#setState({ kind: this.photos.length === 0 ? 'opening' : 'loading' });
    const during = this.#list.remember();
    try {
      const photos: Photo[] = [];
      let next = cursor;
      for (let page = 0; page < pages && (page === 0 || next !== null); page += 1) {
        const query = this.#query({ limit: String(pageSize), ...(next === null ? {} : { cursor: next }) });
        const options = { signal: load.signal };
        const answer = await this.#wire.request(PhotoPageSchema, `${routes.photos}${query}`, options);
        this.#meet(answer.photos);
        photos.push(...answer.photos);
        next = answer.next;
      }
      load.signal.throwIfAborted();
      this.#next = next;
      if (cursor === null) this.#list.replace(photos, next === null);
      else this.#list.append(photos, next === null);
      during.apply();
      this.#setState({ kind: 'ready' });
    } catch (error) {
      if (load.signal.aborted) return;
      if (!(error instanceof Failure)) throw error;
      this.#setState({ kind: 'failed', failure: error });
    } finally {
      during.forget();
    }
  }

  #query(more: Record<string, string>): string {
    const query = new URLSearchParams({
      ...more,
      ...(this.#device === null ? {} : { device: this.#device }),
    }).toString();
    return query === '' ? '' : `?${query}`;
  }

  #setState(state: TimelineState): void {
    this.#state = state;
    this.#changed();
  }

  #changed(): void {
    this.dispatchEvent(new Event('change'));
  }
}
