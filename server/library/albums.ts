/** Albums: photos that somebody put together; made, filled, ordered and let go, and everyone who looks is told. */
import type { ActAnswer } from '../../protocol/act.ts';
import type { Album, AlbumChange, AlbumId, PhotoAlbums } from '../../protocol/album.ts';
import { Failure } from '../../protocol/failure.ts';
import type { LiveEvent } from '../../protocol/live-event.ts';
import type { PhotoId } from '../../protocol/photo.ts';
import type { Tile } from '../../protocol/tile.ts';
import type { AlbumRecords } from './catalog/album-records.ts';
import type { Catalog } from './catalog/catalog.ts';
import type { ManyPhotos } from './catalog/many-photos.ts';

export interface AlbumsParts {
  readonly records: AlbumRecords;
  readonly catalog: Catalog;
  readonly many: ManyPhotos;
  readonly announce: (event: Extract<LiveEvent, { type: 'album-changed' | 'album-removed' }>) => void;
}

export class Albums {
  readonly #parts: AlbumsParts;

  constructor(parts: AlbumsParts) {
    this.#parts = parts;
  }

  /** The one that was changed last first. */
  all(): Promise<Album[]> {
    return this.#parts.records.all();
  }

  /** Throws `not-found`. */
  find(id: AlbumId): Promise<Album> {
    return this.#parts.records.find(id);
  }

  /** In the album's order. Throws `not-found`. */
  async tiles(id: AlbumId): Promise<Tile[]> {
    const { order } = await this.find(id);
    return this.#parts.catalog.tilesOfAlbum(id, order === 'own');
  }

  /** With these photos in it, as far as they are here. */
  async create(name: string, photos: readonly PhotoId[]): Promise<Album> {
    const { records } = this.#parts;
    const atMs = Date.now();
    const id = await records.create(name, atMs);
    await records.add(id, [...new Set(photos)], atMs);
    return this.#tellChanged(id);
  }

  /** Throws `not-found`, also for a cover that is not one of the album's photos. */
  async change(id: AlbumId, change: AlbumChange): Promise<Album> {
    await this.#parts.records.change(id, change, Date.now());
    return this.#tellChanged(id);
  }

  /** Its photos stay where they are. Throws `not-found`. */
  async remove(id: AlbumId): Promise<void> {
    await this.#parts.records.remove(id, Date.now());
    this.#parts.announce({ type: 'album-removed', albumId: id });
  }

  /** As it was before it was let go. Throws `not-found` where that is too long ago. */
  async restore(id: AlbumId): Promise<Album> {
    await this.#parts.records.restore(id, Date.now());
    return this.#tellChanged(id);
  }

  /** Those that a photo is in. */
  async of(photo: PhotoId): Promise<PhotoAlbums> {
    return { albums: await this.#parts.records.of(photo) };
  }

  /** At its end, in this order, or at `positions` in its own order. Throws `not-found` where the album is gone. */
  async add(id: AlbumId, photos: readonly PhotoId[], positions: readonly number[] = []): Promise<ActAnswer> {
    const { records, many } = this.#parts;
    const wanted = [...new Set(photos)];
    const places = new Map(
      positions.flatMap((at, index) => (photos[index] === undefined ? [] : [[photos[index], at]])),
    );
    const changed = await records.add(id, wanted, Date.now(), places);
    const here = new Set((await many.find(wanted)).flatMap((row) => (row.trashed === 0 ? row.id : [])));
    if (changed.length > 0) await this.#tellChanged(id);
    const { code, detail } = new Failure('not-found', 'This photo is not in the library.');
    return {
      changed,
      failed: wanted.filter((photo) => !here.has(photo)).map((photo) => ({ id: photo, code, detail })),
    };
  }

  /** The photos stay in the library. Throws `not-found` where the album is gone. */
  async take(id: AlbumId, photos: readonly PhotoId[]): Promise<ActAnswer> {
    await this.find(id);
    const taken = await this.#parts.records.take(id, [...new Set(photos)], Date.now());
    if (taken.size > 0) await this.#tellChanged(id);
    return { changed: [...taken.keys()], positions: [...taken.values()], failed: [] };
  }

  /** Tells of the albums that these photos are in: they look different now. */
  async tellOf(photos: readonly PhotoId[]): Promise<void> {
    for (const id of await this.#parts.records.holding(photos)) await this.#tellChanged(id).catch(whenGone);
  }

  async #tellChanged(id: AlbumId): Promise<Album> {
    const album = await this.find(id);
    this.#parts.announce({ type: 'album-changed', album });
    return album;
  }
}

function whenGone(error: unknown): void {
  if (!(error instanceof Failure && error.code === 'not-found')) throw error;
}
