/** The cities that a map has room to name. */
import { type MapSize, type MapView, onMap } from './map-view.ts';

export interface City {
  readonly name: string;
  /** People; more for a capital. */
  readonly weight: number;
  readonly x: number;
  readonly y: number;
}

/** On the map, px. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface NamedCity {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

const mostNames = 60;
/** Between two names, px. */
const gap = 14;

/** From afar only the largest. */
function leastWeight(zoom: number): number {
  return 30_000_000 / 3 ** Math.max(0, zoom - 1);
}

/** Where their names fit beside their dots, the largest first. `taken`: what else is there. `widthOf` measures a name, px. */
export function namesFor(
  cities: readonly City[],
  view: MapView,
  size: MapSize,
  taken: readonly Area[],
  { widthOf, height }: { widthOf: (name: string) => number; height: number },
): NamedCity[] {
  const full: Area[] = [...taken];
  const named: NamedCity[] = [];
  const least = leastWeight(view.zoom);
  for (const city of cities) {
    if (city.weight < least || named.length >= mostNames) break;
    const { x, y } = onMap(city, view, size);
    if (x < 0 || y < 0 || x > size.width || y > size.height) continue;
    const area = { left: x - gap, top: y - height, right: x + widthOf(city.name) + gap, bottom: y + height };
    if (area.right > size.width || full.some((other) => meet(other, area))) continue;
    full.push(area);
    named.push({ name: city.name, x, y });
  }
  return named;
}

function meet(a: Area, b: Area): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
