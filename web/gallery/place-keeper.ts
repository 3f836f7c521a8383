/** Keeps the address bar at what the reader sees of the photos, so that reload and back lead there again. */
import type { PhotoFilter } from '../../protocol/photo.ts';
import { isFullViewStep } from '../lightbox/lightbox.ts';
import { hasSamePhotos, type PhotosAddress, readAddress, writeAddress } from './place-address.ts';

export interface KeptPlace {
  /** What is read now; null while it is not for this page to say. */
  readonly now: () => PhotosAddress | null;
  /** The address leads here, by the browser's back or a link. */
  readonly go: (address: PhotosAddress) => void;
}

// Safari refuses a page that writes more than a hundred times in half a minute.
const restMs = 400;
const bare: PhotosAddress = { at: null, filter: {} };

export class PlaceKeeper {
  readonly #place: KeptPlace;
  /** The address as this page knows it: in another one, somebody is on the way to another page, and writes nothing over it. */
  #known = location.hash;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(place: KeptPlace) {
    this.#place = place;
  }

  /** Where the page was opened. */
  get first(): PhotosAddress {
    return readAddress(location.hash) ?? bare;
  }

  start(): void {
    // The wall puts the reader back itself: the browser would do so before there is anything to scroll.
    history.scrollRestoration = 'manual';
    this.#known = location.hash;
    addEventListener('hashchange', this.#onHash);
  }

  stop(): void {
    this.#forget();
    removeEventListener('hashchange', this.#onHash);
    history.scrollRestoration = 'auto';
  }

  /** The reader has moved: noted a moment later, and not more often than that. */
  moved(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#write();
    }, restMs);
  }

  /** The photo of the address is not opened, or no longer there: this step of the history is the wall's. */
  forgetPhoto(): void {
    const { at, filter } = this.first;
    this.#forget();
    history.replaceState(null, '', writeAddress({ at, filter }));
    this.#known = location.hash;
  }

  /** Something else is shown: a step that the browser's back takes back. */
  turned(filter: PhotoFilter): void {
    this.#write();
    this.#forget();
    location.hash = writeAddress({ at: null, filter });
  }

  /** The same in other words, as while somebody types: no step of its own. */
  turnedFurther(filter: PhotoFilter): void {
    this.#forget();
    this.#replace(writeAddress({ at: null, filter }));
  }

  #write(): void {
    const now = this.#place.now();
    if (now === null || location.hash !== this.#known) return;
    // The step of an open photo is its own until the browser has left it, and no other ever becomes one, however slowly it closes.
    if (now.photo === undefined ? readAddress(this.#known)?.photo !== undefined : !isFullViewStep(history.state))
      return;
    const next = writeAddress(now);
    const isBare = location.hash === '' && next === '#photos';
    if (location.hash !== next && !isBare) this.#replace(next);
  }

  #replace(hash: string): void {
    history.replaceState(history.state, '', hash);
    this.#known = location.hash;
  }

  #forget(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  readonly #onHash = (): void => {
    this.#forget();
    const before = readAddress(this.#known);
    this.#known = location.hash;
    const address = readAddress(location.hash);
    const wall = address ?? (location.hash === '' ? bare : null);
    const isClosed = before?.photo !== undefined && wall !== null && wall.photo === undefined;
    // Out of the full view the reader comes back to the photo seen last, and not to where they were before it.
    if (isClosed && hasSamePhotos(before, wall)) this.moved();
    else if (address !== null) this.#place.go(address);
  };
}
