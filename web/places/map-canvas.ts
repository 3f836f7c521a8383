/** Draws the world and the names of its cities into a canvas, in the colours that its styles give it. */
import { type Area, type City, namesFor } from './city-names.ts';
import { tileExtent } from './map-questions.ts';
import { type MapSize, type MapView, worldSize } from './map-view.ts';
import type { PlacedTile, WorldTiles } from './world-tiles.ts';

/** A tile is drawn from this many px wide to twice that. */
const leastTile = 512;
const deepestTile = 14;
const dot = 2;
const nameGap = 6;

/** Styles say how: `background-color` the sea, `color` the land, `caret-color` the borders, `text-decoration-color` the names. */
export class MapCanvas {
  readonly #canvas: HTMLCanvasElement;
  readonly #tiles: WorldTiles;
  readonly #widths = new Map<string, number>();
  #font = '';

  constructor(canvas: HTMLCanvasElement, tiles: WorldTiles) {
    this.#canvas = canvas;
    this.#tiles = tiles;
  }

  /** `taken`: where no names may be written. */
  draw(view: MapView, size: MapSize, cities: readonly City[], taken: readonly Area[]): void {
    const ratio = window.devicePixelRatio;
    const [width, height] = [Math.round(size.width * ratio), Math.round(size.height * ratio)];
    // Setting it clears the canvas, and costs, even where it is the same.
    if (this.#canvas.width !== width) this.#canvas.width = width;
    if (this.#canvas.height !== height) this.#canvas.height = height;
    const context = this.#canvas.getContext('2d');
    if (context === null) return;
    const style = getComputedStyle(this.#canvas);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.fillStyle = style.backgroundColor;
    context.fillRect(0, 0, size.width, size.height);
    this.#drawWorld(context, view, size, ratio, style);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.#drawNames(context, view, size, cities, taken, style);
  }

  #drawWorld(
    context: CanvasRenderingContext2D,
    view: MapView,
    size: MapSize,
    ratio: number,
    style: CSSStyleDeclaration,
  ): void {
    const pieces = this.#pieces(view, size);
    // One kind after the other: a tile reaches a little over its neighbours, so that no seam is seen.
    const each = (paint: (tile: PlacedTile['tile'], scale: number) => void): void => {
      for (const { piece, left, top, scale } of pieces) {
        context.save();
        context.setTransform(scale * ratio, 0, 0, scale * ratio, left * ratio, top * ratio);
        const { x, y, size: part } = piece.part;
        if (part < tileExtent) {
          context.beginPath();
          context.rect(x, y, part, part);
          context.clip();
        }
        paint(piece.tile, scale);
        context.restore();
      }
    };
    context.fillStyle = style.color;
    each(({ land }) => context.fill(land));
    context.fillStyle = style.backgroundColor;
    each(({ lakes }) => context.fill(lakes));
    context.lineJoin = 'round';
    context.strokeStyle = style.backgroundColor;
    each(({ rivers }, scale) => {
      context.lineWidth = 1.5 / scale;
      context.stroke(rivers);
    });
    context.strokeStyle = style.caretColor;
    each(({ borders }, scale) => {
      context.lineWidth = 1 / scale;
      context.stroke(borders);
    });
  }

  /** `left` and `top`: where its own zero lies on the map; `scale`: px of the map for one of its own measure. */
  #pieces(view: MapView, size: MapSize) {
    const world = worldSize(view.zoom);
    const zoom = Math.max(0, Math.min(deepestTile, Math.floor(Math.log2(world / leastTile))));
    const across = 2 ** zoom;
    const [halfX, halfY] = [size.width / 2 / world, size.height / 2 / world];
    const first = Math.floor((view.x - halfX) * across);
    const last = Math.floor((view.x + halfX) * across);
    const top = Math.max(0, Math.floor((view.y - halfY) * across));
    const bottom = Math.min(across - 1, Math.floor((view.y + halfY) * across));
    const pieces: { piece: PlacedTile; left: number; top: number; scale: number }[] = [];
    for (let y = top; y <= bottom; y += 1) {
      for (let column = first; column <= last; column += 1) {
        const turns = Math.floor(column / across);
        const piece = this.#tiles.find({ z: zoom, x: column - turns * across, y });
        if (piece === null) continue;
        const parts = 2 ** piece.at.z;
        pieces.push({
          piece,
          left: size.width / 2 + (piece.at.x / parts + turns - view.x) * world,
          top: size.height / 2 + (piece.at.y / parts - view.y) * world,
          scale: world / parts / tileExtent,
        });
      }
    }
    return pieces;
  }

  #drawNames(
    context: CanvasRenderingContext2D,
    view: MapView,
    size: MapSize,
    cities: readonly City[],
    taken: readonly Area[],
    style: CSSStyleDeclaration,
  ): void {
    const font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    if (font !== this.#font) this.#widths.clear();
    this.#font = font;
    context.font = font;
    context.textBaseline = 'middle';
    const widthOf = (name: string): number => {
      const known = this.#widths.get(name) ?? context.measureText(name).width + nameGap;
      this.#widths.set(name, known);
      return known;
    };
    const text = { widthOf, height: Number.parseFloat(style.fontSize) };
    context.strokeStyle = style.color;
    context.fillStyle = style.textDecorationColor;
    context.lineWidth = 3;
    for (const { name, x, y } of namesFor(cities, view, size, taken, text)) {
      context.beginPath();
      context.arc(x, y, dot, 0, 2 * Math.PI);
      context.fill();
      context.strokeText(name, x + nameGap, y);
      context.fillText(name, x + nameGap, y);
    }
  }
}
