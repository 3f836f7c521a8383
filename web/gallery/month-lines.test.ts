import { describe, expect, test } from 'vitest';
import { type Tile, tileOf } from '../../protocol/tile.ts';
import { somePhoto } from '../../tests/cast/some-photo.ts';
import { monthLines } from './month-lines.ts';
import { layOutWall } from './wall-layout.ts';
import { ownOrder, type WallSection } from './wall-source.ts';
import { stepFrom } from './wall-steps.ts';

const measure = { width: 1000, rowHeight: 200 };

function unloaded(key: string, count: number): WallSection {
  return { key, count, aspects: (count * 4) / 3, tiles: null, failure: null };
}

function loaded(key: string, count: number): WallSection {
  const tiles: Tile[] = Array.from({ length: count }, (_, index) =>
    tileOf(somePhoto({ id: `${key}-${index}`, local: `${key}-${String(28 - index).padStart(2, '0')}T12:00:00` })),
  );
  return { ...unloaded(key, count), tiles };
}

const short = ['2026-09', '2026-08', '2026-07', '2026-06'].map((key) => unloaded(key, 1));

describe('months of few photos', () => {
  test('share a line that is as wide as the wall, with one height for all', () => {
    const line = monthLines(short.slice(0, 3), measure);
    expect(line.map(({ left }) => left === 0)).toEqual([true, false, false]);
    expect(new Set(line.map(({ rowHeight }) => rowHeight)).size).toBe(1);
    const last = line.at(-1);
    expect((last?.left ?? 0) + (last?.width ?? 0)).toBe(1000);
  });

  test('never share it with a month of many, nor with one of another year', () => {
    const mixed = [unloaded('2026-09', 1), unloaded('2026-08', 40), unloaded('2026-07', 1), unloaded('2025-12', 1)];
    expect(monthLines(mixed, measure).map(({ left, rowHeight }) => [left, rowHeight])).toEqual([
      [0, null],
      [0, null],
      [0, null],
      [0, null],
    ]);
  });

  test('an album in its owner’s order keeps the whole width', () => {
    expect(monthLines([unloaded(ownOrder, 1)], measure)[0]).toMatchObject({ left: 0, width: 1000, rowHeight: null });
  });

  test('nothing moves when they are loaded: places and heights are known before', () => {
    const before = layOutWall(short, measure);
    const after = layOutWall(
      short.map(({ key, count }) => loaded(key, count)),
      measure,
    );
    const outline = ({ sections }: typeof before) =>
      sections.map(({ left, top, width, height }) => ({ left, top, width, height }));
    expect(outline(after)).toEqual(outline(before));
    expect(after.height).toBe(before.height);
    for (const { layout, width } of after.sections)
      for (const place of layout?.places ?? []) expect(place.left + place.width).toBeLessThanOrEqual(width);
  });

  test('with text of twice the size they have room for their names', () => {
    const [first] = monthLines(short, { ...measure, textScale: 2 });
    expect(first?.width).toBeGreaterThanOrEqual(336);
  });

  test('arrow keys lead to the tile below and above, and along the line', () => {
    const months = ['2026-09', '2026-08', '2026-07', '2026-06', '2026-05', '2026-04'];
    const wall = layOutWall(
      months.map((key) => loaded(key, 1)),
      measure,
    );
    expect(wall.sections.findIndex(({ top }) => top > 0)).toBe(4);
    expect(stepFrom(wall, 0, 'right')).toBe(1);
    expect(stepFrom(wall, 0, 'down')).toBe(4);
    expect(stepFrom(wall, 3, 'down')).toBe(5);
    expect(stepFrom(wall, 4, 'up')).toBe(0);
    expect(stepFrom(wall, 5, 'down')).toBe(5);
  });
});
