/** Where the arrow keys lead on the wall. */
import type { TilePlace } from './justified-rows.ts';
import { sectionOfIndex, type WallLayout } from './wall-layout.ts';

export type Step = 'left' | 'right' | 'up' | 'down' | 'first' | 'last';

/** The index that a step leads to from `index` among all tiles; the same where there is nothing that way. It may lead to one that is not loaded. */
export function stepFrom(wall: WallLayout, index: number, step: Step): number {
  const last = wall.sections.reduce((sum, { section }) => sum + section.count, 0) - 1;
  switch (step) {
    case 'first':
      return 0;
    case 'last':
      return Math.max(0, last);
    case 'left':
      return Math.max(0, index - 1);
    case 'right':
      return Math.max(0, Math.min(last, index + 1));
    case 'up':
    case 'down':
      return verticalStep(wall, index, step === 'up' ? -1 : 1);
    default:
      return index;
  }
}

function verticalStep(wall: WallLayout, index: number, direction: 1 | -1): number {
  const section = sectionOfIndex(wall, index);
  const places = section?.layout?.places ?? [];
  const start = section === undefined ? undefined : places[index - section.from];
  if (section === undefined || start === undefined) return index;
  const within = nextRow(places, index - section.from + direction, start, direction);
  if (within !== null) return section.from + within;
  const other = wall.sections[wall.sections.indexOf(section) + direction];
  if (other === undefined) return index;
  const edge = direction === 1 ? 0 : other.section.count - 1;
  const beyond = other.layout === null ? edge : nextRow(other.layout.places, edge, { ...start, top: -1 }, direction);
  return other.from + (beyond ?? edge);
}

/** The one nearest to `start` in the first row from `first` on that is not its own; null where there is none. */
function nextRow(places: readonly TilePlace[], first: number, start: TilePlace, direction: 1 | -1): number | null {
  const middle = start.left + start.width / 2;
  let rowTop: number | null = null;
  let best: number | null = null;
  let bestApart = Number.POSITIVE_INFINITY;
  for (let at = first; ; at += direction) {
    const place = places[at];
    if (place === undefined) return best;
    if (place.top === start.top) continue;
    rowTop ??= place.top;
    if (place.top !== rowTop) return best;
    const apart = Math.abs(place.left + place.width / 2 - middle);
    if (apart < bestApart) [best, bestApart] = [at, apart];
  }
}
