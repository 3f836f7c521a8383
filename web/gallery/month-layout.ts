/** Where the days of a month stand and the tiles in them: long days in rows of their own, short ones side by side. */
import type { Tile } from '../../protocol/tile.ts';
import { justifiedRows, type TilePlace, tileAspect } from './justified-rows.ts';
import { dayOf } from './tile-order.ts';

/** What a wall is laid out for. */
export interface WallMeasure {
  readonly width: number;
  /** What a row's height should be near to. */
  readonly rowHeight: number;
  /** How many times as large as usual the reader has text; 1 where not given. */
  readonly textScale?: number;
}

/** A day's heading, and its stretch [from, until) of the month's tiles. */
export interface DayPlace {
  readonly day: string;
  readonly from: number;
  readonly until: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
}

export interface MonthLayout {
  readonly days: readonly DayPlace[];
  /** By index in the month; sorted by where tiles end. */
  readonly places: readonly TilePlace[];
  readonly height: number;
}

export const dayHeadingHeight = 34;
const gap = 4;
const mostStretch = 1.15;
export const dayGap = 16;
const lineGap = 8;
/** A heading has to have room for "Wed, 30 Sep". */
export const narrowestDay = 96;
// Within these shares of the usual height a line of days is made as wide as the wall: a ragged edge draws the eye more than a row that is a
// little higher.
export const lowest = 0.78;
export const highest = 1.28;

interface Day {
  readonly day: string;
  readonly from: number;
  readonly until: number;
  readonly aspects: readonly number[];
}

/** `tiles` in the order of the wall; everything counts from the month's own top left. */
export function layOutMonth(tiles: readonly Tile[], { width, rowHeight, textScale = 1 }: WallMeasure): MonthLayout {
  const days: DayPlace[] = [];
  const places: TilePlace[] = [];
  let top = 0;
  let line: Day[] = [];

  const aspectsIn = (beside: readonly Day[]) => beside.reduce((sum, day) => sum + sumOf(day.aspects), 0);
  const heightOf = (beside: readonly Day[]): number => {
    const gaps = beside.reduce((sum, { aspects }) => sum + gap * (aspects.length - 1), dayGap * (beside.length - 1));
    return Math.max(1, width - gaps) / aspectsIn(beside);
  };
  const placeLine = (): void => {
    if (line.length === 0) return;
    const full = heightOf(line);
    const fills = full <= rowHeight * highest;
    const height = Math.round(fills ? full : rowHeight);
    let exact = 0;
    for (const [index, { day, from, until, aspects }] of line.entries()) {
      const left = Math.round(exact);
      for (const [at, aspect] of aspects.entries()) {
        const start = Math.round(exact);
        exact += aspect * (fills ? full : rowHeight);
        const isLast = fills && index === line.length - 1 && at === aspects.length - 1;
        const end = isLast ? width : Math.min(width, Math.round(exact));
        places.push({ left: start, top: top + dayHeadingHeight, width: Math.max(1, end - start), height });
        exact += gap;
      }
      days.push({ day, from, until, left, top, width: Math.max(1, Math.round(exact - gap) - left) });
      exact += dayGap - gap;
    }
    top += dayHeadingHeight + height + lineGap;
    line = [];
  };
  const placeRows = ({ day, from, until, aspects }: Day): void => {
    const rows = justifiedRows(aspects, { width, targetHeight: rowHeight, gap });
    days.push({ day, from, until, left: 0, top, width });
    for (const place of rows.places) places.push({ ...place, top: place.top + top + dayHeadingHeight });
    top += dayHeadingHeight + rows.height + lineGap;
  };

  for (const day of daysOf(tiles, (narrowestDay * textScale) / rowHeight)) {
    if (heightOf([day]) < rowHeight * lowest) {
      placeLine();
      placeRows(day);
      continue;
    }
    if (line.length > 0 && heightOf([...line, day]) < rowHeight * lowest) placeLine();
    line.push(day);
  }
  placeLine();
  return { days, places, height: Math.max(0, top - lineGap) };
}

/** A month beside others: all its days in one row that is exactly so high. What is left of the width is left at the end, where it is much. */
export function layOutBeside(tiles: readonly Tile[], { width, rowHeight, textScale = 1 }: WallMeasure): MonthLayout {
  const days: DayPlace[] = [];
  const places: TilePlace[] = [];
  const all = daysOf(tiles, (narrowestDay * textScale) / rowHeight);
  const gaps = all.reduce((sum, { aspects }) => sum + gap * (aspects.length - 1), dayGap * (all.length - 1));
  const filling = Math.max(1, width - gaps) / sumOf(all.map(({ aspects }) => sumOf(aspects)));
  // A little wider or narrower than it is, a picture loses a hair at its edges.
  const perAspect = filling <= rowHeight * mostStretch ? filling : rowHeight;
  let exact = 0;
  for (const { day, from, until, aspects } of all) {
    const left = Math.round(exact);
    for (const aspect of aspects) {
      const start = Math.round(exact);
      exact += aspect * perAspect;
      const end = Math.min(width, Math.round(exact));
      places.push({ left: start, top: dayHeadingHeight, width: Math.max(1, end - start), height: rowHeight });
      exact += gap;
    }
    days.push({ day, from, until, left, top: 0, width: Math.max(1, Math.round(exact - gap) - left) });
    exact += dayGap - gap;
  }
  return { days, places, height: dayHeadingHeight + rowHeight };
}

/** About how high a month will be of which only the counts are known. */
export function estimatedHeight(count: number, aspects: number, { width, rowHeight }: WallMeasure): number {
  const rows = Math.max(1, (aspects * rowHeight) / width);
  // Days end with half a row, and there are not more of them than days in a month or photos.
  const lines = Math.min(rows, count, 26);
  return Math.round((rows + lines * 0.3) * (rowHeight + gap) + Math.max(1, lines) * (dayHeadingHeight + lineGap));
}

/** A lone tile is not narrower than `narrowest`, in row heights. */
function daysOf(tiles: readonly Tile[], narrowest: number): Day[] {
  const days: Day[] = [];
  for (let from = 0; from < tiles.length; ) {
    const [first] = tiles.slice(from, from + 1);
    const day = first === undefined ? '' : dayOf(first);
    let until = from + 1;
    for (let next = tiles[until]; next !== undefined && dayOf(next) === day; next = tiles[until]) until += 1;
    const aspects = tiles.slice(from, until).map((tile) => tileAspect(tile.width, tile.height));
    days.push({
      day,
      from,
      until,
      aspects: aspects.length === 1 ? aspects.map((aspect) => Math.max(aspect, narrowest)) : aspects,
    });
    from = until;
  }
  return days;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
