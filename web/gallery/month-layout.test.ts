import { describe, expect, test } from 'vitest';
import { type Tile, tileOf } from '../../protocol/tile.ts';
import { somePhoto } from '../../tests/cast/some-photo.ts';
import { dayHeadingHeight, estimatedHeight, layOutMonth } from './month-layout.ts';

const measure = { width: 1000, rowHeight: 200 };

/** So many tiles of a day of June, 4:3 unless said otherwise. */
function day(number: number, count: number, facts: { width?: number; height?: number } = {}): Tile[] {
  const two = String(number).padStart(2, '0');
  return Array.from({ length: count }, (_, index) =>
    tileOf(somePhoto({ id: `${two}-${index}`, local: `2026-06-${two}T12:00:00`, ...facts })),
  );
}

describe('a month on the wall', () => {
  test('days of few photos stand side by side, as wide as the wall where they nearly fill it', () => {
    const { days, places } = layOutMonth([...day(9, 1), ...day(8, 2), ...day(7, 1)], measure);
    expect(days.map(({ top }) => top)).toEqual([0, 0, 0]);
    expect(days[1]?.left).toBe((days[0]?.width ?? 0) + 16);
    expect(new Set(places.map(({ top, height }) => `${top} ${height}`)).size).toBe(1);
    const last = places.at(-1);
    expect((last?.left ?? 0) + (last?.width ?? 0)).toBe(1000);
  });

  test('a day of many photos has rows of its own, and the next starts below it', () => {
    const { days, places } = layOutMonth([...day(9, 12), ...day(8, 1)], measure);
    expect(days.map(({ from, until }) => [from, until])).toEqual([
      [0, 12],
      [12, 13],
    ]);
    const bottom = Math.max(...places.slice(0, 12).map(({ top, height }) => top + height));
    expect(days[1]?.top).toBeGreaterThan(bottom);
    expect(places[12]?.top).toBe((days[1]?.top ?? 0) + dayHeadingHeight);
  });

  test('a lone narrow picture is wide enough for its date', () => {
    const { days, places } = layOutMonth([...day(9, 1, { width: 1000, height: 9000 }), ...day(8, 1)], measure);
    expect(places[0]?.width).toBeGreaterThanOrEqual(96);
    expect(days[0]?.width).toBeGreaterThanOrEqual(96);
  });

  test('tiles never overlap and never leave the wall', () => {
    const tiles = [3, 1, 1, 7, 30, 2, 1, 1, 1, 1, 5].flatMap((count, index) =>
      day(28 - index, count, index % 3 === 0 ? { width: 3000, height: 4000 } : {}),
    );
    const { places } = layOutMonth(tiles, measure);
    for (const [index, place] of places.entries()) {
      expect(place.left + place.width).toBeLessThanOrEqual(1000);
      const before = places[index - 1];
      if (before === undefined) continue;
      const isBeside = before.top === place.top && before.left + before.width < place.left + 1;
      expect(isBeside || place.top >= before.top + before.height).toBe(true);
    }
  });

  test('what is estimated from counts alone is near to what it becomes', () => {
    const tiles = Array.from({ length: 28 }, (_, index) => day(28 - index, 1 + ((index * 7) % 23))).flat();
    const { height } = layOutMonth(tiles, measure);
    const estimate = estimatedHeight(tiles.length, tiles.length * (4 / 3), measure);
    expect(estimate / height).toBeGreaterThan(0.75);
    expect(estimate / height).toBeLessThan(1.33);
  });
});
