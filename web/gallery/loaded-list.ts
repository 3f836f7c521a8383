/** The newest part of the library, in order and without a hole: what lies beyond its last photo waits for its page. */
import type { Photo, PhotoId } from '../../protocol/photo.ts';
import { comparePhotos, placeOf } from './photo-order.ts';

/** What was put and dropped while a page was on its way: the page may be older than that, or newer. */
export interface RememberedEdits {
  /** Does them once more, on top of the page. */
  apply(): void;
  forget(): void;
}

export class LoadedList {
  #photos: readonly Photo[] = [];
  readonly #byId = new Map<PhotoId, Photo>();
  #isWhole = false;
  readonly #memories = new Set<Map<PhotoId, Photo | null>>();

  get photos(): readonly Photo[] {
    return this.#photos;
  }

  find(id: PhotoId): Photo | undefined {
    return this.#byId.get(id);
  }

  /** `isWhole`: nothing lies beyond the last one. */
  replace(photos: readonly Photo[], isWhole: boolean): void {
    this.#photos = [];
    this.#byId.clear();
    this.append(photos, isWhole);
  }

  /** A page that follows; photos that are here already stay as they are. */
  append(page: readonly Photo[], isWhole: boolean): void {
    const fresh = page.filter(({ id }) => !this.#byId.has(id));
    for (const photo of fresh) this.#byId.set(photo.id, photo);
    this.#photos = [...this.#photos, ...fresh].toSorted(comparePhotos);
    this.#isWhole = isWhole;
  }

  /** At its place; nowhere if that lies beyond the last one and more is to come. */
  put(photo: Photo): void {
    for (const memory of this.#memories) memory.set(photo.id, photo);
    this.#put(photo);
  }

  drop(id: PhotoId): void {
    for (const memory of this.#memories) memory.set(id, null);
    this.#drop(id);
  }

  remember(): RememberedEdits {
    const memory = new Map<PhotoId, Photo | null>();
    this.#memories.add(memory);
    return {
      apply: () => {
        for (const [id, photo] of memory) {
          if (photo === null) this.#drop(id);
          else this.#put(photo);
        }
      },
      forget: () => this.#memories.delete(memory),
    };
  }

  #put(photo: Photo): void {
    const before = this.#byId.get(photo.id);
    if (before !== undefined && comparePhotos(before, photo) === 0) {
      this.#splice(placeOf(this.#photos, before), 1, photo);
      this.#byId.set(photo.id, photo);
      return;
    }
    if (before !== undefined) this.#drop(photo.id);
    const place = placeOf(this.#photos, photo);
    if (place === this.#photos.length && !this.#isWhole) return;
    this.#splice(place, 0, photo);
    this.#byId.set(photo.id, photo);
  }

  #drop(id: PhotoId): void {
    const photo = this.#byId.get(id);
    if (photo === undefined) return;
    this.#splice(placeOf(this.#photos, photo), 1);
    this.#byId.delete(id);
  }

  // A new list each time: whoever holds the old one goes on with it as it was.
  #splice(at: number, count: number, ...photos: readonly Photo[]): void {
    this.#photos = [...this.#photos.slice(0, at), ...photos, ...this.#photos.slice(at + count)];
  }
}
