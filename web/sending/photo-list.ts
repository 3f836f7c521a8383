/** The queue's photos in the order of their picks; writes down what must outlive the page. */
import type { Sha256 } from '../../protocol/photo.ts';
import { type Done, type QueueStore, storable } from './queue-store.ts';
import type { QueuedPhoto } from './queued-photo.ts';

const nothing: Done = { files: 0, bytes: 0 };

export class PhotoList implements Iterable<QueuedPhoto> {
  readonly #store: QueueStore;
  readonly #changed: () => void;
  readonly #photos = new Map<string, QueuedPhoto>();
  readonly #ofEarlierPages = new Set<string>();
  readonly #unwritten = new Set<string>();
  #doneBefore = nothing;
  #doneHere = nothing;
  #isWriting = false;

  constructor(store: QueueStore, changed: () => void) {
    this.#store = store;
    this.#changed = changed;
  }

  [Symbol.iterator](): Iterator<QueuedPhoto> {
    return this.#photos.values();
  }

  get(id: string): QueuedPhoto | undefined {
    return this.#photos.get(id);
  }

  where(holds: (photo: QueuedPhoto) => boolean): QueuedPhoto[] {
    return [...this.#photos.values()].filter(holds);
  }

  /** What earlier pages finished of the same picks. */
  get doneBefore(): Done {
    return this.#doneBefore;
  }

  /** Was picked on an earlier page, so that only its hash says which bytes it means. */
  isOfEarlierPage(id: string): boolean {
    return this.#ofEarlierPages.has(id);
  }

  /** One that wants these very bytes: it has none, or was given some on a guess. */
  wanting(sha256: Sha256): QueuedPhoto | undefined {
    return this.where((photo) => photo.sha256 === sha256).find(({ id, file, state }) =>
      file === null ? true : this.isOfEarlierPage(id) && (state.at === 'waiting' || state.at === 'checking'),
    );
  }

  async takeUp(): Promise<void> {
    for (const photo of await this.#store.unfinished()) {
      if (this.#photos.has(photo.id)) continue;
      this.#photos.set(photo.id, photo);
      this.#ofEarlierPages.add(photo.id);
    }
    this.#doneBefore = this.#ofEarlierPages.size === 0 ? nothing : await this.#store.done();
  }

  add(photos: readonly QueuedPhoto[]): void {
    for (const photo of photos) {
      this.#photos.set(photo.id, photo);
      this.#write(photo.id);
    }
  }

  set(id: string, change: Partial<QueuedPhoto>): void {
    const before = this.#photos.get(id);
    if (before === undefined) return;
    const after = { ...before, ...change };
    this.#photos.set(id, after);
    if (after.state.at === 'safe' && before.state.at !== 'safe') {
      this.#doneHere = { files: this.#doneHere.files + 1, bytes: this.#doneHere.bytes + after.sizeBytes };
    }
    if (JSON.stringify(storable(before)) !== JSON.stringify(storable(after))) this.#write(id);
    else this.#changed();
  }

  remove(photos: Iterable<QueuedPhoto>): void {
    for (const { id } of photos) {
      this.#photos.delete(id);
      this.#write(id);
    }
  }

  /** Forgets what is done, here and on earlier pages. */
  clearDone(): void {
    this.#doneBefore = nothing;
    this.#doneHere = nothing;
    this.remove(this.where(({ state }) => state.at === 'safe'));
    this.#changed();
  }

  /** Whatever changes in one go is written in one go. */
  #write(id: string): void {
    this.#unwritten.add(id);
    this.#changed();
    if (this.#isWriting) return;
    this.#isWriting = true;
    queueMicrotask(() => {
      this.#isWriting = false;
      const photos = new Map([...this.#unwritten].map((each) => [each, this.#photos.get(each) ?? null] as const));
      this.#unwritten.clear();
      // A full or broken storage costs only what a reload would have kept.
      this.#store.write(photos, this.#done()).catch(() => undefined);
    });
  }

  #done(): Done {
    const [before, here] = [this.#doneBefore, this.#doneHere];
    return { files: before.files + here.files, bytes: before.bytes + here.bytes };
  }
}
