/** Which part of the wall is drawn, and which part is to be loaded. */
import type { PhotoId } from '../../protocol/photo.ts';
import { type SectionPlace, sectionsBetween, tilesBetween, type WallLayout } from './wall-layout.ts';

/** A section that is drawn, and the stretch [from, until) of its tiles. */
export interface Shown {
  readonly place: SectionPlace;
  readonly from: number;
  readonly until: number;
}

/** What reaches into the view or is `ahead` px from it, and the section that holds `active`, wherever that is. */
export function shownBetween(
  wall: WallLayout,
  top: number,
  viewHeight: number,
  active: PhotoId | null,
  ahead = viewHeight,
): readonly Shown[] {
  const [first, last] = [top - ahead, top + viewHeight + ahead];
  const shown = sectionsBetween(wall, first, last).map((place) => {
    const [from, until] = tilesBetween(place, first, last);
    return { place, from, until };
  });
  if (active === null) return shown;
  const holder = wall.sections.find(({ section }) => section.tiles?.some(({ id }) => id === active) ?? false);
  if (holder === undefined || shown.some(({ place }) => place === holder)) return shown;
  return [...shown, { place: holder, from: 0, until: 0 }].toSorted((a, b) => a.place.top - b.place.top);
}

/** Keys of the sections in and around the view, those in view first. */
export function nearestFirst(wall: WallLayout, top: number, viewHeight: number): readonly string[] {
  const apart = ({ top: start, height }: SectionPlace) =>
    Math.max(0, start - (top + viewHeight), top - (start + height));
  return sectionsBetween(wall, top - 2 * viewHeight, top + 3 * viewHeight)
    .toSorted((a, b) => apart(a) - apart(b) || a.top - b.top)
    .map(({ section }) => section.key);
}

export function isSameWindow(a: readonly Shown[], b: readonly Shown[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ place, from, until }, index) => {
      const other = b[index];
      return other?.place === place && other.from === from && other.until === until;
    })
  );
}
