/** What stands on the scrubber's track: years where there is room for them, a dot for other months. */
import type { WallLayout } from './wall-layout.ts';

export interface ScrubberMark {
  /** The month, `2026-06`, whose section begins there. */
  readonly key: string;
  /** From 0 at the top of the track to 1. */
  readonly at: number;
  /** The year where it is to be written; null for a dot. */
  readonly year: string | null;
}

const yearRoomPx = 28;
const dotRoomPx = 9;

/** `height` is the track's, in CSS pixels. */
export function scrubberMarks(wall: WallLayout, height: number): readonly ScrubberMark[] {
  const reach = Math.max(1, wall.height);
  const marks: ScrubberMark[] = [];
  let [lastYear, lastYearPx, lastPx] = ['', Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { section, top } of wall.sections) {
    const px = (top / reach) * height;
    const year = section.key.slice(0, 4);
    if (year !== lastYear && px - lastYearPx >= yearRoomPx) {
      // The number wants its room: a dot that stands too near above it goes.
      while (
        marks.length > 0 &&
        marks.at(-1)?.year === null &&
        px - (marks.at(-1)?.at ?? 0) * height < yearRoomPx / 2
      ) {
        marks.pop();
      }
      marks.push({ key: section.key, at: top / reach, year });
      [lastYear, lastYearPx, lastPx] = [year, px, px + yearRoomPx / 2 - dotRoomPx];
    } else if (px - lastPx >= dotRoomPx) {
      marks.push({ key: section.key, at: top / reach, year: null });
      lastPx = px;
    }
  }
  return marks;
}
