/** What the map asks its thread, and what it hears from there. */

export interface TileAt {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

export type MapQuestion =
  | { readonly kind: 'world'; readonly roughUrl: string; readonly fineUrl: string }
  /** Column by column, as `PhotoPoints`. */
  | {
      readonly kind: 'points';
      readonly latitudes: Float64Array<ArrayBuffer>;
      readonly longitudes: Float64Array<ArrayBuffer>;
      readonly days: Int32Array<ArrayBuffer>;
    }
  | ({ readonly kind: 'tile'; readonly id: number } & TileAt)
  | {
      readonly kind: 'clusters';
      readonly id: number;
      readonly box: readonly [number, number, number, number];
      readonly zoom: number;
    };

/** Of a tile, in its own measure. */
export const tileExtent = 4096;

/** x, y, x, y, …: the tile from 0 to `tileExtent`. */
export type Rings = readonly (Int16Array | Int32Array)[];

export interface TileShapes {
  readonly land: Rings;
  readonly lakes: Rings;
  readonly rivers: Rings;
  readonly borders: Rings;
}

/** Photos that are one on the map. */
export interface Cluster {
  /** Of the photo that stands for all of them, the newest: an index of the columns. */
  readonly cover: number;
  readonly count: number;
  readonly latitude: number;
  readonly longitude: number;
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

export type MapAnswer =
  | { readonly kind: 'tile'; readonly id: number; readonly shapes: TileShapes }
  | { readonly kind: 'clusters'; readonly id: number; readonly clusters: readonly Cluster[] }
  | { readonly kind: 'failed'; readonly id: number };
