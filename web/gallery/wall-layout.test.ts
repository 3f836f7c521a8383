import { describe, expect, test } from 'vitest';
import { type Tile, tileOf } from '../../protocol/tile.ts';
import { somePhoto } from '../../tests/cast/some-photo.ts';
import { dayHeadingHeight } from './month-layout.ts';
import {
  anchorAt,
  headingHeight,
  indexOfTile,
  layOutWall,
  lineFrom,
  lineOf,
  placeOfTile,
  sectionAt,
  sectionsBetween,
  tilesBetween,
} from './wall-layout.ts';
import type { WallSection } from './wall-source.ts';

const measure = { width: 800, rowHeight: 164 };

function tilesOn(month: string, days: readonly number[]): Tile[] {
  return days.map((day) => {
    const two = String(day).padStart(2, '0');
    return tileOf(somePhoto({ id: `${month}-${two}`, local: `${month}-${two}T12:00:00` }));
  });
}

function loaded(key: string, days: readonly number[]): WallSection {
  const tiles = tilesOn(key, days);
  return { key, count: tiles.length, aspects: tiles.length * 1.333, tiles, failure: null };
}

function unloaded(key: string, count: number): WallSection {
  return { key, count, aspects: count * 1.333, tiles: null, failure: null };
}

const june = loaded('2026-06', [28, 27, 26, 25, 24, 23, 22, 21, 20]);
const may = loaded('2026-05', [9, 8]);
const wall = layOutWall([june, may], measure);

describe('the wall', () => {
  test('sections stand one below the other, and their tiles below their heading', () => {
    const [first, second] = wall.sections;
    expect(second?.top).toBe(first?.height);
    expect(second?.from).toBe(9);
    expect(wall.height).toBe((first?.height ?? 0) + (second?.height ?? 0));
    expect(second && placeOfTile(second, 0)?.top).toBeGreaterThanOrEqual((second?.top ?? 0) + headingHeight);
  });

  test('a section that is not loaded has its room, and keeps the room it had when it is let go', () => {
    const [, before] = layOutWall([june, unloaded('2026-05', 40)], measure).sections;
    expect(before?.height).toBeGreaterThan(1000);
    const letGo = layOutWall([unloaded('2026-06', 9), may], measure, wall);
    expect(letGo.sections[0]).toMatchObject({ height: wall.sections[0]?.height, layout: null });
    expect(letGo.height).toBe(wall.height);
  });

  test('what has not changed is not laid out again', () => {
    const again = layOutWall([june, loaded('2026-05', [9, 8, 7])], measure, wall);
    expect(again.sections[0]?.layout).toBe(wall.sections[0]?.layout);
    expect(again.sections[1]?.layout).not.toBe(wall.sections[1]?.layout);
  });

  test('what is in view is found by where it ends and begins', () => {
    const [first, second] = wall.sections;
    expect(sectionsBetween(wall, 0, first?.height ?? 0)).toEqual([first]);
    expect(sectionsBetween(wall, (first?.height ?? 0) - 1, (first?.height ?? 0) + 1)).toEqual([first, second]);
    expect(sectionAt(wall, wall.height + 500)).toBe(second);
    expect(first && tilesBetween(first, 0, wall.height)).toEqual([0, 9]);
    expect(first && tilesBetween(first, wall.height, wall.height + 1)).toEqual([9, 9]);
  });

  test('what is read stays where it is while photos land above it and rows break anew', () => {
    const section = wall.sections[1];
    const y = ((section && placeOfTile(section, 0)?.top) ?? 0) + 30;
    const anchor = anchorAt(wall, y);
    expect(anchor).toMatchObject({ id: '2026-05-09', offset: -30 });
    const after = layOutWall([loaded('2026-07', [2, 1]), june, may], measure, wall);
    const index = indexOfTile(after, may.tiles?.[0]?.id ?? never());
    const place = after.sections[2] && placeOfTile(after.sections[2], index - 11);
    expect(anchor && lineOf(after, anchor)).toBe((place?.top ?? 0) + 30);
  });

  test('what is read stays where it is when a month above it turns out higher than it was thought', () => {
    const before = layOutWall([unloaded('2026-06', 9), may], measure);
    const anchor = anchorAt(before, (before.sections[1]?.top ?? 0) + headingHeight + 60);
    const after = layOutWall([june, may], measure, before);
    expect(anchor && lineOf(after, anchor)).toBe((after.sections[1]?.top ?? 0) + headingHeight + 60);
  });

  test('within a month that is not loaded the share of it is kept', () => {
    const before = layOutWall([unloaded('2026-06', 9), may], measure);
    const anchor = anchorAt(before, (before.sections[0]?.height ?? 0) / 2);
    expect(anchor).toMatchObject({ key: '2026-06', share: 0.5 });
    expect(anchor && lineOf(wall, anchor)).toBe((wall.sections[0]?.height ?? 0) / 2);
  });

  test('what was read and is gone leads to its month, and to nothing where that is gone too', () => {
    const anchor = anchorAt(wall, 100);
    const other = layOutWall([loaded('2026-06', [1]), may], measure);
    expect(anchor && lineOf(other, anchor)).toBe(0);
    expect(anchor && lineOf(layOutWall([may], measure), anchor)).toBeNull();
    expect(anchorAt(layOutWall([], measure), 0)).toBeNull();
  });

  test('a moment is where its photo or the next older one is read, with the day’s heading above its first row', () => {
    const section = wall.sections[0];
    const topOf = (at: number) => ((section && placeOfTile(section, at)?.top) ?? 0) - dayHeadingHeight;
    expect(lineFrom(wall, '2026-06-24T12:00:00')).toEqual({ y: topOf(4), isExact: true });
    expect(lineFrom(wall, '2026-06-24')).toEqual({ y: topOf(4), isExact: true });
    expect(lineFrom(wall, '2026-06-24T11:59:59')).toEqual({ y: topOf(5), isExact: true });
    expect(lineFrom(wall, '2026-05-31')).toMatchObject({ isExact: true });
    expect(lineFrom(wall, '2030-01')).toEqual({ y: 0, isExact: true });
    expect(lineFrom(wall, '1999-01')).toEqual({ y: wall.height, isExact: true });
    expect(lineFrom(layOutWall([unloaded('2026-06', 9)], measure), '2026-06-15')).toMatchObject({ isExact: false });
  });
});

function never(): never {
  throw new Error('the wall of the test has no such tile');
}
