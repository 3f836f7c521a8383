/** The pictures on the map: which there are now, where each is drawn, and how one goes from one to the next. */
import type { PhotoId } from '../../protocol/photo.ts';
import type { PhotoPoints, PlaceName } from '../../protocol/place-points.ts';
import type { Area } from './city-names.ts';
import type { Cluster } from './map-questions.ts';
import { type MapSize, type MapView, onMap, pointAt } from './map-view.ts';

export interface Marker {
  /** The newest of its photos. */
  readonly cover: PhotoId;
  readonly count: number;
  /** What its cover's place is called. */
  readonly name: PlaceName;
  /** Opens its photos. */
  readonly href: string;
  readonly point: { readonly x: number; readonly y: number };
}

/** Points come rounded: a box reaches a metre further than they. */
const margin = 0.00001;
const digits = 5;

/** The photos of a box, as the timeline's address takes it. */
export function boxHref(west: number, south: number, east: number, north: number): string {
  const box = [
    Math.max(-180, west - margin),
    Math.max(-90, south - margin),
    Math.min(180, east + margin),
    Math.min(90, north + margin),
  ];
  return `#photos?box=${box.map((degrees) => degrees.toFixed(digits)).join(',')}`;
}

export function markersOf(clusters: readonly Cluster[], { ids, names }: PhotoPoints): Marker[] {
  return clusters.flatMap((cluster) => {
    const cover = ids[cluster.cover];
    const name = names.values[names.of[cluster.cover] ?? -1] ?? { city: null, country: null };
    if (cover === undefined) return [];
    const href = boxHref(cluster.west, cluster.south, cluster.east, cluster.north);
    return [{ cover, count: cluster.count, name, href, point: pointAt(cluster) }];
  });
}

/** What the pictures cover of the map, `side` px wide and high. */
export function areasOf(markers: readonly Marker[], view: MapView, size: MapSize, side: number): Area[] {
  return markers.map(({ point }) => {
    const { x, y } = onMap(point, view, size);
    return { left: x - side / 2, top: y - side / 2, right: x + side / 2, bottom: y + side / 2 };
  });
}

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The nearest one that lies in the direction of an arrow key; -1 where none does, or it is another key. */
export function nextMarker(markers: readonly Marker[], from: number, key: string): number {
  const [dx, dy] = directions[key] ?? [0, 0];
  const start = markers[from]?.point;
  if (start === undefined || (dx === 0 && dy === 0)) return -1;
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, { point }] of markers.entries()) {
    const [x, y] = [point.x - start.x, point.y - start.y];
    const ahead = x * dx + y * dy;
    const aside = Math.abs(x * dy) + Math.abs(y * dx);
    if (index === from || ahead <= 0 || aside > ahead * 2) continue;
    const far = ahead + aside * 2;
    if (far < least) [best, least] = [index, far];
  }
  return best;
}
