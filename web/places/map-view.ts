/** What a map shows of the world. Hides the projection: Web Mercator, the world as a square from 0 to 1, y downwards. */
import type { Place } from '../../protocol/photo.ts';

/** The middle of the map on the square, and how large the world is drawn: 256 px wide at zoom 0, twice that with each step. */
export interface MapView {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** Of the map, in px. */
export interface MapSize {
  readonly width: number;
  readonly height: number;
}

/** West, south, east, north, in degrees; west is larger than east where it reaches across the date line. */
export type Box = readonly [west: number, south: number, east: number, north: number];

interface Point {
  readonly x: number;
  readonly y: number;
}

const worldAtZoom0 = 256;
/** Houses are apart: nearer there is nothing more to see. */
const nearest = 15;
/** Where the square ends. */
const mostLatitude = 85.0511;
/** Of the square: below it there is nothing but ice, drawn as large as all the rest. */
const lowest = 0.84;
/** A lone place is shown with its surroundings. */
const nearestFit = 9;
/** Px left free around what is to be seen. */
const sideRoom = 92;
const endRoom = 56;

export function worldSize(zoom: number): number {
  return worldAtZoom0 * 2 ** zoom;
}

export function pointAt({ latitude, longitude }: Place): Point {
  const sine = Math.sin((Math.max(-mostLatitude, Math.min(mostLatitude, latitude)) * Math.PI) / 180);
  return { x: longitude / 360 + 0.5, y: 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI) };
}

export function placeAt({ x, y }: Point): Place {
  const turned = x - Math.floor(x);
  return {
    latitude: (Math.atan(Math.sinh((0.5 - y) * 2 * Math.PI)) * 180) / Math.PI,
    longitude: (turned - 0.5) * 360,
  };
}

/** Where a point of the world is drawn: of its repetitions to the left and right, the one nearest to the middle. */
export function onMap(point: Point, view: MapView, size: MapSize): Point {
  const world = worldSize(view.zoom);
  const aside = point.x - view.x;
  return {
    x: size.width / 2 + (aside - Math.round(aside)) * world,
    y: size.height / 2 + (point.y - view.y) * world,
  };
}

/** The world once around and no more, north up, and never past the poles. */
export function within(view: MapView, size: MapSize): MapView {
  const zoom = Math.min(nearest, Math.max(leastZoom(size), view.zoom));
  const half = Math.min(lowest / 2, size.height / 2 / worldSize(zoom));
  return { x: view.x - Math.floor(view.x), y: Math.min(lowest - half, Math.max(half, view.y)), zoom };
}

function leastZoom({ width, height }: MapSize): number {
  return Math.log2(Math.max(width, height / lowest, 1) / worldAtZoom0);
}

export function moved(view: MapView, byX: number, byY: number, size: MapSize): MapView {
  const world = worldSize(view.zoom);
  return within({ x: view.x - byX / world, y: view.y - byY / world, zoom: view.zoom }, size);
}

/** What is drawn at `around` (px of the map) stays there. */
export function zoomed(view: MapView, steps: number, around: Point, size: MapSize): MapView {
  const { zoom } = within({ ...view, zoom: view.zoom + steps }, size);
  const [before, after] = [worldSize(view.zoom), worldSize(zoom)];
  const [dx, dy] = [around.x - size.width / 2, around.y - size.height / 2];
  return within({ x: view.x + dx / before - dx / after, y: view.y + dy / before - dy / after, zoom }, size);
}

/** As near as all of a box can be seen, with room around it for pictures and buttons. */
export function fitting([west, south, east, north]: Box, size: MapSize): MapView {
  const topLeft = pointAt({ latitude: north, longitude: west });
  const bottomRight = pointAt({ latitude: south, longitude: east < west ? east + 360 : east });
  const [wide, high] = [bottomRight.x - topLeft.x, bottomRight.y - topLeft.y];
  const fits = (room: number, part: number): number =>
    part <= 0 ? nearestFit : Math.log2(Math.max(room, 64) / part / worldAtZoom0);
  const zoom = Math.min(nearestFit, fits(size.width - 2 * sideRoom, wide), fits(size.height - 2 * endRoom, high));
  return within({ x: topLeft.x + wide / 2, y: topLeft.y + high / 2, zoom }, size);
}

/** What is seen; `more` of it on each side besides, as a part of the whole. */
export function boxOf(view: MapView, { width, height }: MapSize, more = 0): Box {
  const world = worldSize(view.zoom);
  const [halfX, halfY] = [(width / 2 / world) * (1 + 2 * more), (height / 2 / world) * (1 + 2 * more)];
  const south = placeAt({ x: 0, y: Math.min(1, view.y + halfY) }).latitude;
  const north = placeAt({ x: 0, y: Math.max(0, view.y - halfY) }).latitude;
  if (halfX >= 0.5) return [-180, south, 180, north];
  const degrees = (x: number): number => placeAt({ x, y: 0 }).longitude;
  return [degrees(view.x - halfX), south, degrees(view.x + halfX), north];
}
