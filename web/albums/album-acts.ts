/** What the owner does with an album: asked of the host, said, and with a way back. */
import type { Album, AlbumId, AlbumOrder } from '../../protocol/album.ts';
import { Failure } from '../../protocol/failure.ts';
import type { PhotoId } from '../../protocol/photo.ts';
import { albumWords } from '../words/album-words.ts';
import type { Albums } from './albums-model.ts';

const say = albumWords.said;

/** Where it is said what was done. */
export interface Toast {
  /** `undo` takes it back; it may reject with `Failure`. */
  tell(sentence: string, undo: (() => Promise<unknown>) | null): void;
  refuse(failure: Failure): void;
}

/** In an album: these go before another (null: to the end). `order` is how its photos stood. */
export interface Move {
  readonly photos: readonly PhotoId[];
  readonly before: PhotoId | null;
  readonly order: readonly PhotoId[];
}

export class AlbumActs {
  readonly #albums: Albums;
  readonly #toast: Toast;

  constructor(albums: Albums, toast: Toast) {
    this.#albums = albums;
    this.#toast = toast;
  }

  /** Rejects with `Failure`. */
  async rename({ id, name: before }: Album, name: string): Promise<void> {
    if (name === before) return;
    await this.#albums.change(id, { name });
    this.#toast.tell(say.renamed(name), () => this.#albums.change(id, { name: before }));
  }

  async remove({ id, name }: Album): Promise<void> {
    await this.#act(async () => {
      await this.#albums.remove(id);
      this.#toast.tell(say.removed(name), async () => {
        await this.#albums.restore(id);
        this.#toast.tell(say.restored(name), null);
      });
    });
  }

  async setOrder({ id, order: before }: Album, order: AlbumOrder): Promise<void> {
    if (order === before) return;
    await this.#act(async () => {
      await this.#albums.change(id, { order });
      this.#toast.tell(order === 'own' ? say.byOwn : say.byDate, () => this.#albums.change(id, { order: before }));
    });
  }

  async setCover(id: AlbumId, photo: PhotoId): Promise<void> {
    const album = this.#albums.find(id);
    const before = album?.isCoverChosen === true ? album.cover : null;
    await this.#act(async () => {
      await this.#albums.change(id, { cover: photo });
      this.#toast.tell(say.cover, () => this.#albums.change(id, { cover: before }));
    });
  }

  /** The album is in an order of its own from then on. */
  async move(id: AlbumId, { photos, before, order }: Move): Promise<void> {
    const wasOwn = this.#albums.find(id)?.order === 'own';
    const back = (): Promise<unknown> =>
      wasOwn ? this.#putBack(id, photos, order) : this.#albums.change(id, { order: 'taken' });
    await this.#act(async () => {
      await this.#albums.change(id, { move: { photos: [...photos], before } });
      this.#toast.tell(say.moved(photos.length), back);
    });
  }

  /** Each before the one that followed it; from the end, so that the one that followed stands already. */
  async #putBack(id: AlbumId, photos: readonly PhotoId[], order: readonly PhotoId[]): Promise<void> {
    const moved = new Set(photos);
    for (let end = order.length; end > 0; ) {
      const last = order[end - 1];
      if (last === undefined || !moved.has(last)) {
        end -= 1;
        continue;
      }
      let start = end - 1;
      for (let at = order[start - 1]; at !== undefined && moved.has(at); at = order[start - 1]) start -= 1;
      await this.#albums.change(id, { move: { photos: order.slice(start, end), before: order[end] ?? null } });
      end = start;
    }
  }

  async #act(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      this.#toast.refuse(error);
    }
  }
}
