/** Which months of few photos share a line of the wall, by what is known of them before they are loaded: so that nothing moves when they are. */
import { dayGap, highest as highestRow, lowest as lowestRow, narrowestDay, type WallMeasure } from './month-layout.ts';
import { ownOrder, type WallSection } from './wall-source.ts';

export interface MonthPlace {
  readonly section: WallSection;
  readonly left: number;
  readonly width: number;
  /** The height of its one row of tiles; null where it has the whole width and breaks into rows. */
  readonly rowHeight: number | null;
}

/** Between two months: more than between two days, so that the eye keeps them apart. */
const monthGap = 24;
/** Room for “September 2024”. */
const narrowestMonth = 168;
/** A month that fills more of the wall than this has a line of its own. */
const longestShare = 0.6;
/** Between two tiles it is a gap or a gap of days, which is not known yet. */
const usualGap = 10;

/** In the order of `sections`; months of different years never share a line, so that a year begins where the eye looks for it. */
export function monthLines(sections: readonly WallSection[], measure: WallMeasure): readonly MonthPlace[] {
  const places: MonthPlace[] = [];
  let line: WallSection[] = [];
  const end = (): void => {
    places.push(...placed(line, measure));
    line = [];
  };
  for (const section of sections) {
    const isShort =
      section.key !== ownOrder && widthOf(section, measure.rowHeight, measure) <= measure.width * longestShare;
    const isSameYear = line[0]?.key.slice(0, 4) === section.key.slice(0, 4);
    const fits =
      isShort && isSameYear && lengthOf([...line, section], measure.rowHeight * lowestRow, measure) <= measure.width;
    if (!fits) end();
    line.push(section);
    if (!isShort) end();
  }
  end();
  return places;
}

function placed(line: readonly WallSection[], measure: WallMeasure): readonly MonthPlace[] {
  const { width, rowHeight } = measure;
  if (line.length < 2) return line.map((section) => ({ section, left: 0, width, rowHeight: null }));
  const isFull = lengthOf(line, rowHeight * highestRow, measure) >= width;
  const height = isFull ? heightFilling(line, measure) : rowHeight;
  let exact = 0;
  return line.map((section, index) => {
    const left = Math.round(exact);
    exact += widthOf(section, height, measure);
    const right = isFull && index === line.length - 1 ? width : Math.min(width, Math.round(exact));
    exact += monthGap;
    return { section, left, width: Math.max(1, right - left), rowHeight: Math.round(height) };
  });
}

/** The row height at which a line is as wide as the wall. Months have a least width, so that it is found by trying. */
function heightFilling(line: readonly WallSection[], measure: WallMeasure): number {
  let [low, high] = [measure.rowHeight * lowestRow, measure.rowHeight * highestRow];
  while (high - low > 0.01) {
    const middle = (low + high) / 2;
    if (lengthOf(line, middle, measure) > measure.width) high = middle;
    else low = middle;
  }
  return low;
}

function lengthOf(line: readonly WallSection[], height: number, measure: WallMeasure): number {
  const gaps = monthGap * (line.length - 1);
  return line.reduce((sum, section) => sum + widthOf(section, height, measure), gaps);
}

function widthOf({ count, aspects }: WallSection, height: number, { textScale = 1 }: WallMeasure): number {
  return Math.max(
    narrowestMonth * textScale,
    narrowestDay * textScale * count + dayGap * (count - 1),
    aspects * height + usualGap * (count - 1),
  );
}
