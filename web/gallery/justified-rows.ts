/** Rows of pictures that fill a width edge to edge, known before any picture has come. */

export interface TilePlace {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface RowMeasure {
  readonly width: number;
  /** What a row's height should be near to. */
  readonly targetHeight: number;
  readonly gap: number;
}

// A panorama stays a strip and a screenshot of a long page a column; the tile shows their middle.
const [narrowest, widest] = [0.45, 3.2];

/** Width by height as the wall shows it; square where the size is not known. */
export function tileAspect(width: number | null, height: number | null): number {
  if (width === null || height === null) return 1;
  return Math.min(widest, Math.max(narrowest, width / height));
}

/** A place for each aspect, in whole pixels. Every row but the last is exactly `width` wide; the last is never stretched. */
export function justifiedRows(
  aspects: readonly number[],
  { width, targetHeight, gap }: RowMeasure,
): { places: TilePlace[]; height: number } {
  const places: TilePlace[] = [];
  let top = 0;
  let from = 0;
  const heightOf = (until: number): number => {
    const sum = aspects.slice(from, until).reduce((total, aspect) => total + aspect, 0);
    return (width - gap * (until - from - 1)) / sum;
  };
  const place = (until: number, rowHeight: number, fills: boolean): void => {
    const height = Math.round(rowHeight);
    let exact = 0;
    for (let index = from; index < until; index += 1) {
      // Rounded edges, not rounded widths, so that a row's leftovers never add up.
      const start = Math.round(exact);
      exact += (aspects[index] ?? 1) * rowHeight;
      const end = fills && index === until - 1 ? width : Math.min(width, Math.round(exact));
      places.push({ left: start, top, width: Math.max(1, end - start), height });
      exact += gap;
    }
    top += height + gap;
    from = until;
  };

  while (from < aspects.length) {
    let until = from + 1;
    while (until < aspects.length && heightOf(until) > targetHeight) until += 1;
    const height = heightOf(until);
    if (height > targetHeight) {
      // The rest does not fill a row. What nearly does is stretched: a ragged last edge draws the eye.
      const nearlyFull = height <= targetHeight * 1.15;
      place(until, nearlyFull ? height : targetHeight, nearlyFull);
      continue;
    }
    const oneLess = until - 1 > from ? heightOf(until - 1) : Number.POSITIVE_INFINITY;
    // Heights are compared by ratio: twice as high is as far off as half as high.
    const takeOneLess = oneLess / targetHeight < targetHeight / height;
    place(takeOneLess ? until - 1 : until, takeOneLess ? oneLess : height, true);
  }
  return { places, height: Math.max(0, top - gap) };
}
