import { describe, expect, test } from 'vitest';
import { somePhoto } from '../../tests/cast/some-photo.ts';
import { anchorAt, firstEndingBelow, headingHeight, layOutWall, lineOf, stepFrom } from './wall-layout.ts';

const days = [28, 27, 26, 25, 24, 23].map((day) => somePhoto({ id: `june-${day}`, local: `2026-06-${day}T12:00:00` }));
const may = [9, 8].map((day) => somePhoto({ id: `may-${day}`, local: `2026-05-0${day}T12:00:00` }));
const wall = layOutWall([...days, ...may], 800);

describe('the wall', () => {
  test('each month is a section of its own, one below the other, and starts a row', () => {
    expect(wall.sections.map(({ month, from, until }) => ({ month, from, until }))).toEqual([
      { month: '2026-06', from: 0, until: 6 },
      { month: '2026-05', from: 6, until: 8 },
    ]);
    const [june, second] = wall.sections;
    expect(second?.top).toBe(june?.height);
    expect(wall.places[6]).toMatchObject({ left: 0, top: (second?.top ?? 0) + headingHeight });
    expect(wall.height).toBe((june?.height ?? 0) + (second?.height ?? 0));
  });

  test('what is in view starts with the first tile that ends below the top of the view', () => {
    expect(firstEndingBelow(wall, 0)).toBe(0);
    const secondRow = wall.places.findIndex(({ top }) => top > headingHeight);
    const firstBottom = headingHeight + (wall.places[0]?.height ?? 0);
    expect(firstEndingBelow(wall, firstBottom - 1)).toBe(0);
    expect(firstEndingBelow(wall, firstBottom)).toBe(secondRow);
    expect(firstEndingBelow(wall, wall.height)).toBe(8);
  });

  test('what is read stays where it is while photos land above it and rows break anew', () => {
    const y = (wall.places[3]?.top ?? 0) + 30;
    const anchor = anchorAt(wall, y);
    const landed = ['2026-07-02', '2026-07-01', '2026-06-30'].map((day) =>
      somePhoto({ id: day, local: `${day}T12:00:00` }),
    );
    const after = layOutWall([...landed, ...days, ...may], 800);
    const index = after.photos.findIndex(({ id }) => id === anchor?.id);
    expect(anchor?.offset).toBe(-30);
    expect(anchor && lineOf(after, anchor)).toBe((after.places[index]?.top ?? 0) + 30);
  });

  test('what was read and is gone has no place', () => {
    const anchor = anchorAt(wall, 100);
    expect(anchor && lineOf(layOutWall(may, 800), anchor)).toBeNull();
    expect(anchorAt(wall, wall.height + 1)).toBeNull();
  });

  test('left and right go through the list, across rows and months, and stop at its ends', () => {
    expect(stepFrom(wall, 5, 'right')).toBe(6);
    expect(stepFrom(wall, 6, 'left')).toBe(5);
    expect(stepFrom(wall, 0, 'left')).toBe(0);
    expect(stepFrom(wall, 7, 'right')).toBe(7);
    expect(stepFrom(wall, 4, 'first')).toBe(0);
    expect(stepFrom(wall, 4, 'last')).toBe(7);
  });

  test('up and down go to the nearest tile of the next row, and stay where there is none', () => {
    const below = stepFrom(wall, 0, 'down');
    expect(wall.places[below]).toMatchObject({ left: 0 });
    expect(wall.places[below]?.top).toBeGreaterThan(wall.places[0]?.top ?? 0);
    expect(stepFrom(wall, below, 'up')).toBe(0);
    expect(stepFrom(wall, 0, 'up')).toBe(0);
    expect(stepFrom(wall, 7, 'down')).toBe(7);
  });
});
