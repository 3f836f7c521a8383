/** The tables of the catalog. All but favourites, descriptions and albums can be rebuilt from the originals. */
import type { AlbumId, AlbumOrder } from '../../../protocol/album.ts';
import type { PassedOverReason } from '../../../protocol/care.ts';
import type { DeviceId } from '../../../protocol/pairing.ts';
import type { PhotoCondition, PhotoId, PhotoKind, PreviewState, Sha256, TakenSource } from '../../../protocol/photo.ts';

export interface PhotoRow {
  id: PhotoId;
  kind: PhotoKind;
  mime_type: string;
  name: string;
  taken_local: string;
  taken_offset: string | null;
  taken_source: TakenSource;
  /** Where the owner has given it another date: the one that came with the file, a `Taken` as JSON. */
  taken_file: string | null;
  /** First key of the order: the wall clock as if it stood in UTC. */
  wall_ms: number;
  /** Second key. */
  instant_ms: number;
  /** `2025-11`, by the wall clock. */
  month: string;
  size_bytes: number;
  width: number | null;
  height: number | null;
  duration_ms: number | null;
  camera: string | null;
  /** A `Shot` as JSON. */
  shot: string | null;
  latitude: number | null;
  longitude: number | null;
  city: string | null;
  /** '' for a place that belongs to no country; null until that is known. */
  country: string | null;
  /** `Loss`es with commas between: '' for none. */
  lost: string;
  /** The same in the still and in the movie of a Live Photo. */
  live_photo_id: string | null;
  /** On the movie of a Live Photo whose still is in the library too: its still, in whose tile it plays. */
  part_of: PhotoId | null;
  /** On that still: its movie. */
  movie_part: PhotoId | null;
  /** How long the movie is that a motion photo carries at its end. */
  motion_bytes: number | null;
  /** An image of several pictures that follow each other. */
  animated: 0 | 1;
  sha256: Sha256;
  path: string;
  thumbhash: string | null;
  preview: PreviewState;
  favourite: 0 | 1;
  description: string;
  received_at: number;
  trashed_at: number | null;
  /** 0 in the library, 1 in the trash: the first column of the order's index. */
  trashed: 0 | 1;
  /** 0 until bytes, name and row are known to be durable, all three: after a crash those are looked at. */
  settled: 0 | 1;
  condition: PhotoCondition;
  /** When the original was last read again and found as received. */
  checked_at: number | null;
  /** The edition of our reading (`factsEdition`) that its facts come from; those of an older one are read again in the background. */
  facts_edition: number;
}

export interface SendingRow {
  photo_id: PhotoId;
  device_id: DeviceId;
  name: string;
  received_at: number;
}

export interface AlbumRow {
  id: AlbumId;
  name: string;
  ordered: AlbumOrder;
  /** As chosen; null for the first photo. */
  cover: PhotoId | null;
  created_at: number;
  changed_at: number;
}

export interface AlbumPhotoRow {
  album_id: AlbumId;
  photo_id: PhotoId;
  position: number;
  added_at: number;
}

/** A photo, and who sent it, the first sender first. */
export interface CatalogEntry {
  readonly row: PhotoRow;
  readonly sendings: readonly SendingRow[];
}

export interface CatalogTables {
  photos: PhotoRow;
  sendings: SendingRow;
  /** Kept by triggers: how many photos of the library (not the trash) each month has, how many tiles, how wide those are together, and how many bytes. */
  months: { month: string; count: number; tiles: number; aspects: number; bytes: number };
  albums: AlbumRow;
  album_photos: AlbumPhotoRow;
  /** Albums that were let go, whole, as JSON: `RemovedAlbum`. */
  removed_albums: { id: AlbumId; removed_at: number; kept: string };
  /** Full-text indexes over photos, by rowid, kept by triggers: whole words and how they begin, and any three letters in a row. */
  photo_words: { rowid: number; photo_words: string };
  photo_letters: { rowid: number; photo_letters: string };
  /** What was removed, for good or to the trash, so that it does not come back by itself. */
  removals: { sha256: Sha256; removed_at: number; name: string };
  /** Files in the library's folders that are left where they are; looked at again when they change. */
  passed_over: { path: string; size_bytes: number; modified_ms: number; reason: PassedOverReason };
}
