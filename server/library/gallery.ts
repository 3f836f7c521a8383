/** The reading side: pages, months, tiles, what a search understands, and points on the map; each for what its viewer may see. */
import type { AlbumId } from '../../protocol/album.ts';
import type { DeviceId } from '../../protocol/pairing.ts';
import type { PageRequest, PhotoFilter, PhotoPage, Timeline } from '../../protocol/photo.ts';
import type { PhotoPoints } from '../../protocol/place-points.ts';
import type { Understood } from '../../protocol/search.ts';
import { columnsOf, type Tile, type TileList } from '../../protocol/tile.ts';
import type { Albums } from './albums.ts';
import type { Catalog } from './catalog/catalog.ts';
import type { Search } from './find/search.ts';
import type { PlaceRecords } from './places/place-records.ts';
import type { SeenPhotos, Viewer } from './seen-photos.ts';

export interface GalleryParts {
  readonly catalog: Catalog;
  readonly search: Search;
  readonly placeRecords: PlaceRecords;
  readonly seen: SeenPhotos;
  readonly albums: Albums;
  readonly listOf: (tiles: readonly Tile[]) => TileList;
}

export class Gallery {
  readonly #parts: GalleryParts;

  constructor(parts: GalleryParts) {
    this.#parts = parts;
  }

  async page({ cursor, limit, ...filter }: PageRequest, viewer: Viewer): Promise<PhotoPage> {
    const { catalog, search, seen } = this.#parts;
    const { entries, next } = await catalog.page(await search.wanted(filter, viewer), viewer, cursor, limit);
    return { photos: entries.map((entry) => seen.describe(entry, viewer)), next };
  }

  async months(filter: PhotoFilter, viewer: Viewer): Promise<Timeline> {
    const { catalog, search } = this.#parts;
    return catalog.months(await search.wanted(filter, viewer), viewer);
  }

  /** The tiles of a month (`2025-11`), newest first. */
  async tilesOf(month: string, filter: PhotoFilter, viewer: Viewer): Promise<TileList> {
    const { catalog, search, listOf } = this.#parts;
    return listOf(await catalog.tilesOf(month, await search.wanted(filter, viewer), viewer));
  }

  /** The tiles of an album, in its order. Throws `not-found`. */
  async albumTiles(id: AlbumId): Promise<TileList> {
    return this.#parts.listOf(await this.#parts.albums.tiles(id));
  }

  /** What is understood of what somebody typed, and how many photos it finds. */
  async understand(typed: string, language: string, viewer: Viewer): Promise<Understood> {
    const { catalog, search } = this.#parts;
    const { parts, wanted } = await search.understand(typed, language, viewer);
    return { parts: [...parts], total: await catalog.count(wanted, viewer) };
  }

  /** Where photos were taken, for a map. */
  async points(filter: PhotoFilter, viewer: Viewer): Promise<PhotoPoints> {
    const { placeRecords, search } = this.#parts;
    return placeRecords.points(await search.wanted(filter, viewer), viewer);
  }
}

/** Tiles as they cross the wire, with the names of everyone whose photos are among them. */
export function tileList(tiles: readonly Tile[], nameOf: (device: DeviceId) => string): TileList {
  const ids = new Set(tiles.flatMap(({ devices }) => devices));
  return { tiles: columnsOf(tiles), deviceNames: [...ids].map((id) => ({ id, name: nameOf(id) })) };
}
