/** Where the arrow keys lead on the wall. */
import type { TilePlace } from './justified-rows.ts';
import { type SectionPlace, sectionOfIndex, type WallLayout } from './wall-layout.ts';

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
  const beyond = nearestBeyond(wall, section, start, direction);
  if (beyond === undefined) return index;
  const edge = direction === 1 ? 0 : beyond.section.count - 1;
  const shifted = { ...start, left: start.left + section.left - beyond.left, top: -1 };
  return (
    beyond.from + (beyond.layout === null ? edge : (nextRow(beyond.layout.places, edge, shifted, direction) ?? edge))
  );
}

/** Of the sections of the next line up or down, the one over or under a tile. */
function nearestBeyond(
  { sections }: WallLayout,
  section: SectionPlace,
  tile: TilePlace,
  direction: 1 | -1,
): SectionPlace | undefined {
  const isBeyond = ({ top }: SectionPlace) => (direction === 1 ? top > section.top : top < section.top);
  const next = direction === 1 ? sections.find(isBeyond) : sections.findLast(isBeyond);
  const middle = section.left + tile.left + tile.width / 2;
  const apart = ({ left, width }: SectionPlace) => Math.max(0, left - middle, middle - (left + width));
  return sections.filter(({ top }) => top === next?.top).toSorted((a, b) => apart(a) - apart(b))[0];
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
