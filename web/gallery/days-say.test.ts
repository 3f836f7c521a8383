import { expect, test } from 'vitest';
import { daysSay } from './days-say.ts';

test.each([
  ['2020-01-01', '2020-12-31', '2020'],
  ['2017-11-01', '2017-11-30', 'November 2017'],
  ['2024-02-01', '2024-02-29', 'February 2024'],
  ['2024-02-01', '2024-02-28', 'February 1, 2024 to February 28, 2024'],
  ['2023-12-01', '2024-01-31', 'December 1, 2023 to January 31, 2024'],
  ['2026-06-03', '2026-06-03', 'June 3, 2026'],
])('%s to %s is %s', (from, to, says) => {
  expect(daysSay(from, to)).toBe(says);
});
