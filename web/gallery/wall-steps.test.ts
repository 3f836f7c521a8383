import { describe, expect, test } from 'vitest';
import { tileOf } from '../../protocol/tile.ts';
import { somePhoto } from '../../tests/cast/some-photo.ts';
import { layOutWall, placeOfTile } from './wall-layout.ts';
import type { WallSection } from './wall-source.ts';
import { stepFrom } from './wall-steps.ts';

function month(key: string, count: number, isLoaded = true): WallSection {
  const tiles = Array.from({ length: count }, (_, index) =>
    tileOf(somePhoto({ id: `${key}-${index}`, local: `${key}-03T12:00:00` })),
  );
  return { key, count, aspects: count * 1.333, tiles: isLoaded ? tiles : null, failure: null };
}

const wall = layOutWall([month('2026-06', 7), month('2026-05', 3), month('2026-04', 5, false)], {
  width: 800,
  rowHeight: 164,
});

describe('the arrow keys', () => {
  test('left and right go through the list, across rows and months, and stop at its ends', () => {
    expect(stepFrom(wall, 6, 'right')).toBe(7);
    expect(stepFrom(wall, 7, 'left')).toBe(6);
    expect(stepFrom(wall, 0, 'left')).toBe(0);
    expect(stepFrom(wall, 14, 'right')).toBe(14);
    expect(stepFrom(wall, 4, 'first')).toBe(0);
    expect(stepFrom(wall, 4, 'last')).toBe(14);
  });

  test('up and down go to the nearest tile of the next row, and stay where there is none', () => {
    const [june] = wall.sections;
    const below = stepFrom(wall, 0, 'down');
    expect(june && placeOfTile(june, below)).toMatchObject({ left: 0 });
    expect(below).toBeGreaterThan(0);
    expect(stepFrom(wall, below, 'up')).toBe(0);
    expect(stepFrom(wall, 0, 'up')).toBe(0);
  });

  test('down leads into the next month, also into one that is not loaded, and up out of it', () => {
    expect(stepFrom(wall, 6, 'down')).toBeGreaterThanOrEqual(7);
    expect(stepFrom(wall, 9, 'down')).toBe(10);
    expect(stepFrom(wall, 7, 'up')).toBeLessThan(7);
  });
});
