/** The tiles that a wall has drawn, as elements. Hides how they are found. */
import type { PhotoId } from '../../protocol/photo.ts';
import type { Tile } from '../../protocol/tile.ts';
import { PhotoTile } from './photo-tile.ts';

export interface TileSpot {
  readonly tile: Tile;
  /** Where it is in the view. */
  readonly bounds: DOMRect;
}

export class DrawnTiles {
  readonly #wall: HTMLElement;

  constructor(wall: HTMLElement) {
    this.#wall = wall;
  }

  /** The one that holds the focus. */
  get focused(): Tile | null {
    const element = this.#wall.shadowRoot?.activeElement;
    return element instanceof PhotoTile ? (element.photo ?? null) : null;
  }

  of(id: PhotoId): PhotoTile | undefined {
    return [...(this.#wall.shadowRoot?.querySelectorAll('photo-tile') ?? [])].find(({ photo }) => photo?.id === id);
  }

  /** At a point of the view, in CSS pixels. */
  at(x: number, y: number): TileSpot | undefined {
    const element = this.#wall.shadowRoot?.elementFromPoint(x, y);
    if (!(element instanceof PhotoTile) || element.photo === undefined) return undefined;
    return { tile: element.photo, bounds: element.getBoundingClientRect() };
  }
}
