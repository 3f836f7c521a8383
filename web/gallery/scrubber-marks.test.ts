import { expect, test } from 'vitest';
import { scrubberMarks } from './scrubber-marks.ts';
import { layOutWall } from './wall-layout.ts';

const months = Array.from({ length: 30 * 12 }, (_, index) => {
  const [year, month] = [2025 - Math.floor(index / 12), 12 - (index % 12)];
  return `${year}-${String(month).padStart(2, '0')}`;
});
const wall = layOutWall(
  months.map((key) => ({ key, count: 50, aspects: 66, tiles: null, failure: null })),
  { width: 1000, rowHeight: 200 },
);

test('years are written where there is room, and no two marks lie on each other', () => {
  const marks = scrubberMarks(wall, 700);
  expect(marks[0]).toEqual({ key: '2025-12', at: 0, year: '2025' });
  const years = marks.filter(({ year }) => year !== null);
  expect(years.length).toBeGreaterThan(10);
  for (const [index, { at }] of years.entries()) {
    if (index > 0) expect((at - (years[index - 1]?.at ?? 0)) * 700).toBeGreaterThanOrEqual(28);
  }
  for (const [index, { at }] of marks.entries()) {
    if (index > 0) expect((at - (marks[index - 1]?.at ?? 0)) * 700).toBeGreaterThanOrEqual(9);
  }
});
