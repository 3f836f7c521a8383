/** What the full view is given to show, and whom it tells. */
import type { PhotoAlbums } from '../../protocol/album.ts';
import type { Photo, PhotoId } from '../../protocol/photo.ts';
import type { Playable } from '../../protocol/playable.ts';
import type { Tile } from '../../protocol/tile.ts';

/** A list of tiles as it is now: it may be long, grow and shrink, and most of it may not be loaded. */
export interface LightboxScene {
  /** Tiles in the list, loaded or not. */
  readonly count: () => number;
  /** Undefined where it is not loaded yet, or beyond the end. */
  readonly tileAt: (index: number) => Tile | undefined;
  /** Where a photo stands in the list now; -1 where it is gone or not loaded. */
  readonly indexOf: (id: PhotoId) => number;
  /** Loads what lies around an index; resolves when `tileAt` knows it. Rejects with `Failure`. */
  readonly load: (index: number) => Promise<void>;
  /** All facts of a photo. Rejects with `Failure`. */
  readonly photo: (id: PhotoId) => Promise<Photo>;
  /** The albums that a photo is in, where the reader may see those. Rejects with `Failure`. */
  readonly albums?: (id: PhotoId) => Promise<PhotoAlbums>;
  /** "iPhone 13": who sent it, as people call them; may be empty. */
  readonly sender: (tile: Tile) => string;
  /** Calls `heard` whenever the list or a tile has changed; answers how to stop that. */
  readonly follow: (heard: () => void) => () => void;
  /** Where a photo stands on the page, to come out of there and go back. */
  readonly bounds: (id: PhotoId) => DOMRect | undefined;
  /** The reader has come to this photo. */
  readonly onShow: (id: PhotoId) => void;
  /** Where the reader may mark photos. Rejects with `Failure`. */
  readonly setFavourite?: (id: PhotoId, favourite: boolean) => Promise<unknown>;
  /** Where the reader may delete photos: to the trash, with a way back from the toast. Rejects with `Failure`. */
  readonly trash?: (id: PhotoId) => Promise<unknown>;
  /** Where the reader may say what a photo shows. Rejects with `Failure`. */
  readonly describe?: (id: PhotoId, description: string) => Promise<unknown>;
  /** How things stand with a copy that every browser plays; `make` asks for it to be made. Rejects with `Failure`. */
  readonly playable?: (id: PhotoId, make: boolean) => Promise<Playable>;
  /** Where the host can show the original in its folder on the reader's own screen. Rejects with `Failure`. */
  readonly reveal?: (id: PhotoId) => Promise<unknown>;
}
