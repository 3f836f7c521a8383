/** What a reader sees of the wall at one glance: which day, which photos, and what is read first. */
import type { PhotoId } from '../../protocol/photo.ts';
import type { Tile } from '../../protocol/tile.ts';
import { dayOf } from './tile-order.ts';
import {
  type Anchor,
  anchorAt,
  headingHeight,
  indexOfTile,
  placeOfTile,
  sectionOfIndex,
  sectionsBetween,
  tileRead,
  type WallLayout,
} from './wall-layout.ts';
import { ownOrder, type WallSection } from './wall-source.ts';
import { type Shown, shownBetween } from './wall-window.ts';

export interface Glance {
  /** '' where it is not loaded. */
  readonly day: string;
  /** null at the top of the wall. */
  readonly anchor: Anchor | null;
  readonly seen: readonly Tile[];
}

/** `top` is the line of the wall that is at the top of the view. */
export function glanceAt(wall: WallLayout, top: number, viewHeight: number): Glance {
  const read = tileRead(wall, top + headingHeight);
  const inView = shownBetween(wall, top, viewHeight, null, 0);
  return {
    day: read === undefined ? '' : dayOf(read),
    anchor: top > 0 ? anchorAt(wall, top + headingHeight) : null,
    seen: inView.flatMap(({ place, from, until }) => place.section.tiles?.slice(from, until) ?? []),
  };
}

/** Wall time of what is read first; null at the top, and in an order of its own, where no moment leads back. */
export function momentAt(wall: WallLayout, top: number): string | null {
  if (top <= 0 || wall.sections[0]?.section.key === ownOrder) return null;
  return tileRead(wall, top + headingHeight)?.local.slice(0, 19) ?? null;
}

/** Sections of which something is in view. */
export function sectionsInView(wall: WallLayout, top: number, viewHeight: number): readonly WallSection[] {
  return sectionsBetween(wall, top + headingHeight, top + viewHeight).map(({ section }) => section);
}

/** The line to scroll to so that a loaded tile is seen whole; null where it is, undefined where there is no such tile. */
export function lineShowing(wall: WallLayout, id: PhotoId, top: number, viewHeight: number): number | null | undefined {
  const index = indexOfTile(wall, id);
  const section = index === -1 ? undefined : sectionOfIndex(wall, index);
  const place = section === undefined ? undefined : placeOfTile(section, index - section.from);
  if (place === undefined) return undefined;
  if (place.top < top + headingHeight) return place.top - headingHeight;
  const bottom = place.top + place.height;
  return bottom > top + viewHeight ? Math.min(place.top - headingHeight, bottom - viewHeight) : null;
}

export function isDrawn(shown: readonly Shown[], id: PhotoId): boolean {
  return shown.some(({ place, from, until }) =>
    (place.section.tiles ?? []).slice(from, until).some((tile) => tile.id === id),
  );
}
