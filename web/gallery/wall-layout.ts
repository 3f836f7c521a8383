/** Where everything on the wall is: months, one below the other, and the tiles in each. */
import type { Photo, PhotoId } from '../../protocol/photo.ts';
import { justifiedRows, type TilePlace, tileAspect } from './justified-rows.ts';
import { monthOf } from './photo-order.ts';

/** A month's stretch of the list, [from, until), and of the wall, from its heading's upper edge. */
export interface MonthSection {
  readonly month: string;
  readonly from: number;
  readonly until: number;
  readonly top: number;
  readonly height: number;
}

export interface WallLayout {
  /** What was laid out. */
  readonly photos: readonly Photo[];
  readonly width: number;
  readonly height: number;
  readonly sections: readonly MonthSection[];
  /** By index in the list; `top` counts from the top of the wall. */
  readonly places: readonly TilePlace[];
}

export const headingHeight = 52;
const sectionGap = 20;
const gap = 4;

/** Smaller on a phone, so that three stand side by side; on a wide desktop not so small that faces are lost. */
export function targetRowHeight(width: number): number {
  return Math.round(Math.min(280, Math.max(112, 56 + width * 0.135)));
}

/** `photos` in the order of the library. */
export function layOutWall(photos: readonly Photo[], width: number): WallLayout {
  const sections: MonthSection[] = [];
  const places: TilePlace[] = [];
  let top = 0;
  for (let from = 0; from < photos.length; ) {
    const month = monthAt(photos, from);
    let until = from + 1;
    while (until < photos.length && monthAt(photos, until) === month) until += 1;
    const aspects = photos.slice(from, until).map((photo) => tileAspect(photo.width, photo.height));
    const rows = justifiedRows(aspects, { width, targetHeight: targetRowHeight(width), gap });
    for (const place of rows.places) places.push({ ...place, top: place.top + top + headingHeight });
    const height = headingHeight + rows.height + sectionGap;
    sections.push({ month, from, until, top, height });
    top += height;
    from = until;
  }
  return { photos, width, height: top, sections, places };
}

function monthAt(photos: readonly Photo[], index: number): string {
  const photo = photos[index];
  return photo === undefined ? '' : monthOf(photo);
}

/** The first index whose tile ends below `y`; the length of the list where none does. */
export function firstEndingBelow({ places }: WallLayout, y: number): number {
  // Within a row all tiles end alike, and rows follow each other, so the list is sorted by where tiles end.
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const place = places[middle];
    if (place !== undefined && place.top + place.height <= y) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A photo, and how far its tile is from a line across the wall. */
export interface Anchor {
  readonly id: PhotoId;
  readonly offset: number;
}

/** What is read at `y`; null where the wall has ended. */
export function anchorAt(wall: WallLayout, y: number): Anchor | null {
  const index = firstEndingBelow(wall, y);
  const [photo, place] = [wall.photos[index], wall.places[index]];
  return photo === undefined || place === undefined ? null : { id: photo.id, offset: place.top - y };
}

/** The `y` at which the same is read on another wall; null where the photo is gone. */
export function lineOf(wall: WallLayout, { id, offset }: Anchor): number | null {
  const place = wall.places[wall.photos.findIndex((photo) => photo.id === id)];
  return place === undefined ? null : place.top - offset;
}

export type Step = 'left' | 'right' | 'up' | 'down' | 'first' | 'last';

/** The index that an arrow key leads to from `index`; the same where there is nothing that way. */
export function stepFrom({ places }: WallLayout, index: number, step: Step): number {
  const last = places.length - 1;
  switch (step) {
    case 'first':
      return 0;
    case 'last':
      return last;
    case 'left':
      return Math.max(0, index - 1);
    case 'right':
      return Math.min(last, index + 1);
    case 'up':
    case 'down':
      return verticalStep(places, index, step === 'up' ? -1 : 1);
    default:
      return index;
  }
}

function verticalStep(places: readonly TilePlace[], index: number, direction: 1 | -1): number {
  const start = places[index];
  if (start === undefined) return index;
  const middle = start.left + start.width / 2;
  let rowTop: number | null = null;
  let best = index;
  let bestApart = Number.POSITIVE_INFINITY;
  for (let other = index + direction; ; other += direction) {
    const place = places[other];
    if (place === undefined) return best;
    if (place.top === start.top) continue;
    rowTop ??= place.top;
    if (place.top !== rowTop) return best;
    const apart = Math.abs(place.left + place.width / 2 - middle);
    if (apart < bestApart) [best, bestApart] = [other, apart];
  }
}
