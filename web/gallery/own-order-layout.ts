/** Where the tiles of an album stand that is shown as its owner put it: rows without days. */
import type { Tile } from '../../protocol/tile.ts';
import { justifiedRows, tileAspect } from './justified-rows.ts';
import type { MonthLayout, WallMeasure } from './month-layout.ts';

const gap = 4;

/** In the order of `tiles`; one stretch that is no day. */
export function layOutOwnOrder(tiles: readonly Tile[], { width, rowHeight }: WallMeasure): MonthLayout {
  const aspects = tiles.map((tile) => tileAspect(tile.width, tile.height));
  const { places, height } = justifiedRows(aspects, { width, targetHeight: rowHeight, gap });
  return { days: [{ day: '', from: 0, until: tiles.length, left: 0, top: 0, width }], places, height };
}
