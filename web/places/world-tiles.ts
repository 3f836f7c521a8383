/** The pieces of the world as they are drawn. Hides which of them have come, and what stands in for those that have not. */
import { type Rings, type TileAt, type TileShapes, tileExtent } from './map-questions.ts';

export interface DrawnTile {
  readonly land: Path2D;
  readonly lakes: Path2D;
  readonly rivers: Path2D;
  readonly borders: Path2D;
}

/** A piece, and where on the map: the piece itself, or what stands in for it, cut out of a larger one. */
export interface PlacedTile {
  readonly tile: DrawnTile;
  readonly at: TileAt;
  /** Which part of it is shown, in its own measure. */
  readonly part: { readonly x: number; readonly y: number; readonly size: number };
}

/** A few screens of them. */
const mostKept = 160;

export class WorldTiles {
  readonly #ask: (at: TileAt) => Promise<TileShapes | null>;
  readonly #came: () => void;
  readonly #kept = new Map<string, DrawnTile>();
  readonly #asked = new Set<string>();

  constructor(ask: (at: TileAt) => Promise<TileShapes | null>, came: () => void) {
    this.#ask = ask;
    this.#came = came;
  }

  /** null where nothing has come yet; asks for what is missing. */
  find(at: TileAt): PlacedTile | null {
    const own = this.#take(at);
    if (own !== null) return { tile: own, at, part: { x: 0, y: 0, size: tileExtent } };
    void this.#load(at);
    for (let up = 1; up <= at.z; up += 1) {
      const parts = 2 ** up;
      const larger = { z: at.z - up, x: Math.floor(at.x / parts), y: Math.floor(at.y / parts) };
      const tile = this.#take(larger);
      const size = tileExtent / parts;
      if (tile !== null)
        return { tile, at: larger, part: { x: (at.x % parts) * size, y: (at.y % parts) * size, size } };
    }
    return null;
  }

  /** The one used last is the last to go. */
  #take(at: TileAt): DrawnTile | null {
    const key = keyOf(at);
    const tile = this.#kept.get(key);
    if (tile === undefined) return null;
    this.#kept.delete(key);
    this.#kept.set(key, tile);
    return tile;
  }

  async #load(at: TileAt): Promise<void> {
    const key = keyOf(at);
    if (this.#asked.has(key)) return;
    this.#asked.add(key);
    const shapes = await this.#ask(at);
    // What failed is asked for again when the map is next moved.
    this.#asked.delete(key);
    if (shapes === null) return;
    this.#kept.set(key, {
      land: pathOf(shapes.land, true),
      lakes: pathOf(shapes.lakes, true),
      rivers: pathOf(shapes.rivers, false),
      borders: pathOf(shapes.borders, false),
    });
    const [oldest] = this.#kept.keys();
    if (oldest !== undefined && this.#kept.size > mostKept) this.#kept.delete(oldest);
    this.#came();
  }
}

function keyOf({ z, x, y }: TileAt): string {
  return `${z}/${x}/${y}`;
}

function pathOf(rings: Rings, isClosed: boolean): Path2D {
  const path = new Path2D();
  for (const ring of rings) {
    path.moveTo(ring[0] ?? 0, ring[1] ?? 0);
    for (let at = 2; at < ring.length; at += 2) path.lineTo(ring[at] ?? 0, ring[at + 1] ?? 0);
    if (isClosed) path.closePath();
  }
  return path;
}
