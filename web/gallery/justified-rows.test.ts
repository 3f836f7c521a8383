import { array, assert, double, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { justifiedRows, type TilePlace, tileAspect } from './justified-rows.ts';

const measure = { width: 1200, targetHeight: 220, gap: 4 };

function rowsOf(places: readonly TilePlace[]): TilePlace[][] {
  const rows = new Map<number, TilePlace[]>();
  for (const place of places) rows.set(place.top, [...(rows.get(place.top) ?? []), place]);
  return [...rows.values()];
}

const endOf = (place: TilePlace | undefined): number => (place?.left ?? 0) + (place?.width ?? 0);

describe('justified rows', () => {
  test('every row but the last reaches from edge to edge, tiles the gap apart', () => {
    assert(
      property(
        array(double({ min: 0.45, max: 3.2, noNaN: true }), { minLength: 1, maxLength: 60 }),
        integer({ min: 280, max: 2600 }),
        (aspects, width) => {
          const { places, height } = justifiedRows(aspects, { ...measure, width });
          expect(places).toHaveLength(aspects.length);
          const rows = rowsOf(places);
          expect(rows.map((row) => row[0]?.left)).toEqual(rows.map(() => 0));
          expect(rows.slice(0, -1).map((row) => endOf(row.at(-1)))).toEqual(rows.slice(1).map(() => width));
          expect(endOf(rows.at(-1)?.at(-1))).toBeLessThanOrEqual(width);
          const gaps = rows.flatMap((row) => row.slice(1).map((tile, at) => tile.left - endOf(row[at])));
          expect(gaps.every((gap) => Math.abs(gap - measure.gap) <= 1)).toBe(true);
          const bottom = places.at(-1);
          expect(height).toBe((bottom?.top ?? 0) + (bottom?.height ?? 0));
        },
      ),
      { numRuns: 60 },
    );
  });

  test('heights stay near the target in a roll of ordinary photos', () => {
    const aspects = Array.from({ length: 80 }, (_, index) => [4 / 3, 3 / 4, 16 / 9, 3 / 2][index % 4] ?? 1);
    for (const row of rowsOf(justifiedRows(aspects, measure).places)) {
      expect(row[0]?.height).toBeGreaterThan(220 * 0.75);
      expect(row[0]?.height).toBeLessThan(220 * 1.35);
    }
  });

  test('a last row that is far from full keeps the target height', () => {
    const { places } = justifiedRows([4 / 3], measure);
    expect(places).toEqual([{ left: 0, top: 0, width: 293, height: 220 }]);
  });

  test('a photo that alone is wider than the wall becomes a strip as wide as the wall', () => {
    expect(justifiedRows([3.2, 1], { ...measure, width: 320 }).places[0]).toEqual({
      left: 0,
      top: 0,
      width: 320,
      height: 100,
    });
  });

  test('no photos take no room', () => {
    expect(justifiedRows([], measure)).toEqual({ places: [], height: 0 });
  });

  test('a size that is not known is square, and one that is absurd is bounded', () => {
    expect(tileAspect(null, null)).toBe(1);
    expect(tileAspect(225_000, 1)).toBe(3.2);
    expect(tileAspect(1, 30_000)).toBe(0.45);
  });
});
