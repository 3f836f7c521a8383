/** The albums as this browser knows them. Hides the asking and the events that keep the list true. */
import { z } from 'zod';
import { type Album, type AlbumChange, type AlbumId, AlbumListSchema, AlbumSchema } from '../../protocol/album.ts';
import { Failure } from '../../protocol/failure.ts';
import type { LiveEvent } from '../../protocol/live-event.ts';
import type { PhotoId } from '../../protocol/photo.ts';
import { routes } from '../../protocol/routes.ts';
import type { Wire } from '../wire/wire.ts';

export type AlbumsWire = Pick<Wire, 'device' | 'request' | 'follow'>;

/** Dispatches `change`. Idle until `open`. */
export class Albums extends EventTarget {
  readonly #wire: AlbumsWire;
  #albums: readonly Album[] | null = null;
  #failure: Failure | null = null;
  #unfollow: (() => void) | null = null;

  constructor(wire: AlbumsWire) {
    super();
    this.#wire = wire;
  }

  /** The one changed last first; null while they are not known. */
  get all(): readonly Album[] | null {
    return this.#albums;
  }

  /** Why they are not known. */
  get failure(): Failure | null {
    return this.#failure;
  }

  /** Whether this browser may make and change albums. */
  get isOwn(): boolean {
    return this.#wire.device?.access === 'own';
  }

  find(id: string): Album | undefined {
    return this.#albums?.find((album) => album.id === id);
  }

  /** Starts to listen and asks for the list; does nothing where it has. */
  open(): void {
    if (this.#unfollow !== null) return;
    this.#unfollow = this.#wire.follow((event) => this.#take(event));
    void this.load();
  }

  close(): void {
    this.#unfollow?.();
    this.#unfollow = null;
  }

  /** Asks for the list again. Never rejects: `failure` says why it did not come. */
  async load(): Promise<void> {
    try {
      const { albums } = await this.#wire.request(AlbumListSchema, routes.albums);
      [this.#albums, this.#failure] = [albums, null];
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      this.#failure = error;
    }
    this.dispatchEvent(new Event('change'));
  }

  /** Rejects with `Failure`. */
  async create(name: string, photos: readonly PhotoId[] = []): Promise<Album> {
    return this.#put(await this.#wire.request(AlbumSchema, routes.albums, { body: { name, photos } }));
  }

  /** Rejects with `Failure`. */
  async change(id: AlbumId, change: AlbumChange): Promise<Album> {
    return this.#put(await this.#wire.request(AlbumSchema, routes.album(id), { method: 'PATCH', body: change }));
  }

  /** The photos stay in the library. Rejects with `Failure`. */
  async remove(id: AlbumId): Promise<void> {
    await this.#wire.request(z.unknown(), routes.album(id), { method: 'DELETE' });
    this.#drop(id);
  }

  /** As it was before it was let go. Rejects with `Failure`. */
  async restore(id: AlbumId): Promise<Album> {
    return this.#put(await this.#wire.request(AlbumSchema, routes.albumRestore(id), { method: 'POST' }));
  }

  #take(event: LiveEvent): void {
    if (event.type === 'album-changed') this.#put(event.album);
    else if (event.type === 'album-removed') this.#drop(event.albumId);
    else if (event.type === 'resync') void this.load();
  }

  #put(album: Album): Album {
    this.#albums = [album, ...(this.#albums ?? []).filter(({ id }) => id !== album.id)];
    this.dispatchEvent(new Event('change'));
    return album;
  }

  #drop(id: AlbumId): void {
    this.#albums = this.#albums?.filter((album) => album.id !== id) ?? null;
    this.dispatchEvent(new Event('change'));
  }
}
