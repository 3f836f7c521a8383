/** What a wall of photos needs of each, and no more: months of thousands travel as columns, so that a phone reads one in a moment. */
import { z } from 'zod';
import { type DeviceId, DeviceIdSchema } from './pairing.ts';
import {
  type Photo,
  type PhotoId,
  PhotoIdSchema,
  type PhotoKind,
  PhotoKindSchema,
  PreviewStateSchema,
} from './photo.ts';

/** A photo as a tile. The movie of a Live Photo has none of its own where its still is here. */
export interface Tile {
  readonly id: PhotoId;
  readonly kind: PhotoKind;
  readonly mimeType: string;
  readonly name: string;
  /** Local wall time where it was taken, as `Taken.local`. */
  readonly local: string;
  readonly sizeBytes: number;
  /** Pixels, as displayed; null where the size is not known. */
  readonly width: number | null;
  readonly height: number | null;
  readonly durationMs: number | null;
  readonly thumbhash: string | null;
  readonly preview: Photo['preview'];
  readonly favourite: boolean;
  /** It moves: a Live Photo with its movie, a motion photo, or an animation. */
  readonly isMoving: boolean;
  /** Who sent it, the first sender first. */
  readonly devices: readonly DeviceId[];
}

/** Tiles column by column: the same index is the same tile in each. What many share is listed once and named by its index. */
export const TileColumnsSchema = z
  .object({
    ids: z.array(PhotoIdSchema),
    kinds: z.array(PhotoKindSchema),
    mimeTypes: z.object({ values: z.array(z.string()), of: z.array(z.int()) }),
    names: z.array(z.string()),
    locals: z.array(z.string()),
    sizesBytes: z.array(z.int().nonnegative()),
    widths: z.array(z.int().positive().nullable()),
    heights: z.array(z.int().positive().nullable()),
    durationsMs: z.array(z.int().nonnegative().nullable()),
    thumbhashes: z.array(z.string().nullable()),
    previews: z.array(PreviewStateSchema),
    favourites: z.array(z.boolean()),
    moving: z.array(z.boolean()),
    devices: z.object({ values: z.array(z.array(DeviceIdSchema)), of: z.array(z.int()) }),
  })
  .meta({ id: 'TileColumns' });
export type TileColumns = z.infer<typeof TileColumnsSchema>;

/** Newest first. */
export const TileListSchema = z
  .object({
    tiles: TileColumnsSchema,
    /** Of everyone whose photos are among them. */
    deviceNames: z.array(z.object({ id: DeviceIdSchema, name: z.string() })),
  })
  .meta({ id: 'TileList' });
export type TileList = z.infer<typeof TileListSchema>;

export function columnsOf(tiles: readonly Tile[]): TileColumns {
  const mimeTypes = new Shared<string>((value) => value);
  const devices = new Shared<DeviceId[]>((value) => value.join(' '));
  return {
    ids: tiles.map(({ id }) => id),
    kinds: tiles.map(({ kind }) => kind),
    mimeTypes: { of: tiles.map(({ mimeType }) => mimeTypes.index(mimeType)), values: mimeTypes.values },
    names: tiles.map(({ name }) => name),
    locals: tiles.map(({ local }) => local),
    sizesBytes: tiles.map(({ sizeBytes }) => sizeBytes),
    widths: tiles.map(({ width }) => width),
    heights: tiles.map(({ height }) => height),
    durationsMs: tiles.map(({ durationMs }) => durationMs),
    thumbhashes: tiles.map(({ thumbhash }) => thumbhash),
    previews: tiles.map(({ preview }) => preview),
    favourites: tiles.map(({ favourite }) => favourite),
    moving: tiles.map(({ isMoving }) => isMoving),
    devices: { of: tiles.map((tile) => devices.index([...tile.devices])), values: devices.values },
  };
}

/** Columns that do not belong together give as many tiles as there are ids, and the rest is unknown. */
export function tilesOf(columns: TileColumns): Tile[] {
  return columns.ids.map((id, index) => ({
    id,
    kind: columns.kinds[index] ?? 'image',
    mimeType: columns.mimeTypes.values[columns.mimeTypes.of[index] ?? -1] ?? 'application/octet-stream',
    name: columns.names[index] ?? '',
    local: columns.locals[index] ?? '',
    sizeBytes: columns.sizesBytes[index] ?? 0,
    width: columns.widths[index] ?? null,
    height: columns.heights[index] ?? null,
    durationMs: columns.durationsMs[index] ?? null,
    thumbhash: columns.thumbhashes[index] ?? null,
    preview: columns.previews[index] ?? 'none',
    favourite: columns.favourites[index] ?? false,
    isMoving: columns.moving[index] ?? false,
    devices: columns.devices.values[columns.devices.of[index] ?? -1] ?? [],
  }));
}

/** The tile of a photo that an event brought. */
export function tileOf(photo: Photo): Tile {
  return {
    id: photo.id,
    kind: photo.kind,
    mimeType: photo.mimeType,
    name: photo.name,
    local: photo.taken.local,
    sizeBytes: photo.sizeBytes,
    width: photo.width,
    height: photo.height,
    durationMs: photo.durationMs,
    thumbhash: photo.thumbhash,
    preview: photo.preview,
    favourite: photo.favourite,
    isMoving: photo.isMoving,
    devices: photo.devices.map(({ id }) => id),
  };
}

/** Values in the order in which they were first met. */
class Shared<Value> {
  readonly values: Value[] = [];
  readonly #indexes = new Map<string, number>();
  readonly #keyOf: (value: Value) => string;

  constructor(keyOf: (value: Value) => string) {
    this.#keyOf = keyOf;
  }

  index(value: Value): number {
    const key = this.#keyOf(value);
    const known = this.#indexes.get(key);
    if (known !== undefined) return known;
    this.#indexes.set(key, this.values.length);
    return this.values.push(value) - 1;
  }
}
