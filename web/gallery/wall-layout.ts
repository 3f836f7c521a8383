/** Where everything on the wall is: sections one below the other, short ones side by side, those that are loaded tile by tile, the others by estimate. */
import type { PhotoId } from '../../protocol/photo.ts';
import type { Tile } from '../../protocol/tile.ts';
import type { TilePlace } from './justified-rows.ts';
import {
  dayHeadingHeight,
  estimatedHeight,
  layOutBeside,
  layOutMonth,
  type MonthLayout,
  type WallMeasure,
} from './month-layout.ts';
import { type MonthPlace, monthLines } from './month-lines.ts';
import { layOutOwnOrder } from './own-order-layout.ts';
import { firstUntil } from './tile-order.ts';
import { ownOrder, type WallSection } from './wall-source.ts';

export interface SectionPlace {
  readonly section: WallSection;
  /** The index of its first tile among all of the wall. */
  readonly from: number;
  /** From the top of the wall to its heading's upper edge. */
  readonly top: number;
  readonly height: number;
  /** From where lines begin. */
  readonly left: number;
  readonly width: number;
  /** The height of its one row where it shares a line with others; null where its rows have the whole width. */
  readonly rowHeight: number | null;
  /** null while its tiles are not loaded. Counts from below the heading. */
  readonly layout: MonthLayout | null;
}

export interface WallLayout {
  readonly measure: WallMeasure;
  readonly height: number;
  readonly sections: readonly SectionPlace[];
}

export const headingHeight = 52;
const sectionGap = 24;

export const emptyWall: WallLayout = { measure: { width: 0, rowHeight: 0 }, height: 0, sections: [] };

/** Smaller on a phone, so that three stand side by side; on a wide desktop not so small that faces are lost. `size` 1 is usual. */
export function targetRowHeight(width: number, size = 1): number {
  return Math.round(Math.min(280, Math.max(112, 56 + width * 0.135)) * size);
}

/** `before`, so that what has not changed is not laid out again, and what was let go keeps the height it had. */
export function layOutWall(sections: readonly WallSection[], measure: WallMeasure, before = emptyWall): WallLayout {
  const isAlike =
    before.measure.width === measure.width &&
    before.measure.rowHeight === measure.rowHeight &&
    before.measure.textScale === measure.textScale;
  const known = new Map(isAlike ? before.sections.map((place) => [place.section.key, place]) : []);
  const places: SectionPlace[] = [];
  let [top, bottom, from] = [0, 0, 0];
  for (const month of monthLines(sections, measure)) {
    if (month.left === 0) top = bottom;
    const place = { ...month, from, top, ...extentOf(month, measure, known.get(month.section.key)) };
    places.push(place);
    bottom = top + place.height;
    from += month.section.count;
  }
  return { measure, height: bottom, sections: places };
}

function extentOf(
  { section, width, rowHeight }: MonthPlace,
  measure: WallMeasure,
  before: SectionPlace | undefined,
): { height: number; layout: MonthLayout | null } {
  const around = headingHeight + sectionGap;
  const isAlike = before?.width === width && before.rowHeight === rowHeight;
  const sharedHeight = rowHeight === null ? null : around + dayHeadingHeight + rowHeight;
  if (section.tiles === null) {
    if (isAlike && before.section.count === section.count) return { height: before.height, layout: null };
    return { height: sharedHeight ?? around + estimatedHeight(section.count, section.aspects, measure), layout: null };
  }
  const layout =
    isAlike && before.section.tiles === section.tiles && before.layout !== null
      ? before.layout
      : layoutOf(
          section.tiles,
          section.key,
          rowHeight === null ? measure : { ...measure, width, rowHeight },
          rowHeight !== null,
        );
  return { height: around + layout.height, layout };
}

function layoutOf(tiles: readonly Tile[], key: string, measure: WallMeasure, isBeside: boolean): MonthLayout {
  if (key === ownOrder) return layOutOwnOrder(tiles, measure);
  return isBeside ? layOutBeside(tiles, measure) : layOutMonth(tiles, measure);
}

/** Whom `y` goes through; the last one below the end of the wall, undefined on an empty one. */
export function sectionAt({ sections }: WallLayout, y: number): SectionPlace | undefined {
  return sections[
    Math.min(
      sections.length - 1,
      firstIndex(sections, ({ top, height }) => top + height > y),
    )
  ];
}

/** The sections that reach into [top, bottom). */
export function sectionsBetween({ sections }: WallLayout, top: number, bottom: number): readonly SectionPlace[] {
  const first = firstIndex(sections, (place) => place.top + place.height > top);
  return sections.slice(
    first,
    firstIndex(sections, (place) => place.top >= bottom),
  );
}

/** The first tile of a section that ends below `y` of the wall; how many there are where none does. */
export function firstEndingBelow(section: SectionPlace, y: number): number {
  const top = section.top + headingHeight;
  return firstIndex(section.layout?.places ?? [], (place) => top + place.top + place.height > y);
}

/** A stretch [from, until) of a section’s tiles: those that reach into [top, bottom) of the wall. */
export function tilesBetween(section: SectionPlace, top: number, bottom: number): readonly [number, number] {
  const above = section.top + headingHeight;
  const from = firstEndingBelow(section, top);
  const until = firstIndex(section.layout?.places ?? [], (place) => above + place.top >= bottom);
  return [from, Math.max(from, until)];
}

/** A tile's place on the wall; undefined where it is not loaded. */
export function placeOfTile(section: SectionPlace, at: number): TilePlace | undefined {
  const place = section.layout?.places[at];
  if (place === undefined) return undefined;
  return { ...place, left: place.left + section.left, top: place.top + section.top + headingHeight };
}

export function sectionOfIndex({ sections }: WallLayout, index: number): SectionPlace | undefined {
  return sections[firstIndex(sections, ({ from, section }) => from + section.count > index)];
}

/** Index among all tiles of the wall; -1 where it is not loaded. */
export function indexOfTile({ sections }: WallLayout, id: PhotoId): number {
  for (const { section, from } of sections) {
    const at = section.tiles?.findIndex((tile) => tile.id === id) ?? -1;
    if (at !== -1) return from + at;
  }
  return -1;
}

/** What is read at a line across the wall: a tile and how far it is from there, or how far a section is that is not loaded. */
export type Anchor =
  | { readonly key: string; readonly id: PhotoId; readonly offset: number }
  | { readonly key: string; readonly share: number };

/** null on an empty wall. */
export function anchorAt(wall: WallLayout, y: number): Anchor | null {
  const place = sectionAt(wall, y);
  if (place === undefined) return null;
  const { key, tiles } = place.section;
  const at = Math.min(firstEndingBelow(place, y), (tiles?.length ?? 0) - 1);
  const [tile, spot] = [tiles?.[at], placeOfTile(place, at)];
  if (tile !== undefined && spot !== undefined) return { key, id: tile.id, offset: spot.top - y };
  return { key, share: (y - place.top) / place.height };
}

/** The `y` at which the same is read on another wall; null where it is gone. */
export function lineOf(wall: WallLayout, anchor: Anchor): number | null {
  const place = wall.sections.find(({ section }) => section.key === anchor.key);
  if ('id' in anchor) {
    const index = indexOfTile(wall, anchor.id);
    const section = index === -1 ? undefined : sectionOfIndex(wall, index);
    const spot = section === undefined ? undefined : placeOfTile(section, index - section.from);
    if (spot !== undefined) return spot.top - anchor.offset;
    return place?.top ?? null;
  }
  return place === undefined ? null : place.top + anchor.share * place.height;
}

/** Where to begin reading from a moment on, `2025-11-03T14:03:00` or its beginning; `isExact` once that month is loaded. */
export function lineFrom(wall: WallLayout, local: string): { readonly y: number; readonly isExact: boolean } {
  // In an order of its own nothing stands at a moment.
  if (wall.sections[0]?.section.key === ownOrder) return { y: 0, isExact: true };
  const month = local.slice(0, 7);
  const place = wall.sections.find(({ section }) => section.key <= month);
  if (place === undefined) return { y: wall.height, isExact: true };
  if (place.section.key < month) return { y: place.top, isExact: true };
  const { tiles } = place.section;
  if (tiles === null) {
    const day = Number(local.slice(8, 10)) || 31;
    return { y: place.top + ((31 - day) / 31) * place.height, isExact: false };
  }
  const at = firstUntil(tiles, upTo(local));
  const spot = placeOfTile(place, at);
  if (spot === undefined) return { y: place.top + place.height, isExact: true };
  // In the first row of a day, its heading is read too.
  const day = place.layout?.days.find(({ from, until }) => from <= at && at < until);
  const headingTop = place.top + headingHeight + (day?.top ?? 0);
  return { y: spot.top === headingTop + dayHeadingHeight ? headingTop : spot.top, isExact: true };
}

/** `2025-11-03` means the end of that day. */
function upTo(local: string): string {
  return local.length > 10 ? local : `${local}~`;
}

/** The tile that is read first at `y`; undefined where it is not loaded. */
export function tileRead(wall: WallLayout, y: number): Tile | undefined {
  const place = sectionAt(wall, y);
  return place?.section.tiles?.[firstEndingBelow(place, y)];
}

/** The first for which it holds, and for all after it; the length of the list where it never does. */
function firstIndex<T>(list: readonly T[], holds: (value: T) => boolean): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const value = list[middle];
    if (value !== undefined && !holds(value)) low = middle + 1;
    else high = middle;
  }
  return low;
}
