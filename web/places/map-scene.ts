/** All that is drawn of a map while it is looked at. Hides the thread behind it, and that pieces of the world, cities and clusters come one by one. */
import type { PhotoPoints } from '../../protocol/place-points.ts';
import type { City } from './city-names.ts';
import { largeCities } from './large-cities.ts';
import { MapCanvas } from './map-canvas.ts';
import { areasOf, type Marker, markersOf } from './map-markers.ts';
import { MapThread } from './map-thread.ts';
import { boxOf, type MapSize, type MapView } from './map-view.ts';
import { WorldTiles } from './world-tiles.ts';

/** Beyond what is seen, the pictures of this much more are known, as a part of it. */
const around = 0.5;

/** Works until `end`. */
export class MapScene {
  readonly #thread = new MapThread();
  readonly #canvas: MapCanvas;
  readonly #came: () => void;
  #points: PhotoPoints | null = null;
  #cities: readonly City[] = [];
  #asked = '';

  /** `came`: there is more to draw than before. */
  constructor(canvas: HTMLCanvasElement, came: () => void) {
    this.#canvas = new MapCanvas(canvas, new WorldTiles((at) => this.#thread.tile(at), came));
    this.#came = came;
    void this.#nameCities();
  }

  show(points: PhotoPoints): void {
    this.#points = points;
    this.#asked = '';
    this.#thread.show(points);
    this.#came();
  }

  /** `side`: of a picture on the map, px. */
  draw(view: MapView, size: MapSize, markers: readonly Marker[], side: number): void {
    this.#canvas.draw(view, size, this.#cities, areasOf(markers, view, size, side));
  }

  /** What there is to see, those with the most photos first; null where that is known already, or was overtaken. */
  async markers(view: MapView, size: MapSize): Promise<readonly Marker[] | null> {
    const points = this.#points;
    const zoom = Math.floor(view.zoom);
    // A stretch around what is seen: while the map stays inside it, it is asked for once.
    const halves = 2 ** zoom * 2;
    const key = `${zoom} ${Math.round(view.x * halves)} ${Math.round(view.y * halves)} ${size.width} ${size.height}`;
    if (points === null || key === this.#asked) return null;
    this.#asked = key;
    const clusters = await this.#thread.clusters(boxOf(view, size, around), zoom);
    if (clusters === null || this.#asked !== key) return null;
    return markersOf(clusters, points).toSorted((a, b) => b.count - a.count);
  }

  end(): void {
    this.#thread.end();
  }

  async #nameCities(): Promise<void> {
    this.#cities = await largeCities();
    this.#came();
  }
}
