import { expect, test } from 'vitest';
import { say } from './en-quantities.ts';

test('a size is said in the unit that people would use', () => {
  expect([0, 999, 1000, 3_140_000, 999_999, 9_400_000_000].map((value) => say.bytes(value))).toEqual([
    '0 bytes',
    '999 bytes',
    '1 kB',
    '3.1 MB',
    '1 MB',
    '9.4 GB',
  ]);
});

test('a part is said in the unit of its whole', () => {
  expect(say.bytesOf(3_100_000_000, 9_400_000_000)).toBe('3.1 of 9.4 GB');
  expect(say.bytesOf(0, 5_000_000)).toBe('0 of 5 MB');
});

test('a time is said in one unit, and never as nothing', () => {
  expect([0, 40_000, 61_000, 3_600_000, 9_000_000].map((ms) => say.duration(ms))).toEqual([
    '1 sec',
    '40 sec',
    '1 min',
    '1 hr',
    '2.5 hr',
  ]);
});

test('one is one and two are many', () => {
  const photos = { one: 'photo', other: 'photos' };
  expect([0, 1, 2, 1200].map((count) => say.plural(count, photos))).toEqual([
    '0 photos',
    '1 photo',
    '2 photos',
    '1,200 photos',
  ]);
});

test('a video’s length reads like a clock', () => {
  expect([7000, 754_000, 3_723_000].map((ms) => say.clock(ms))).toEqual(['0:07', '12:34', '1:02:03']);
});

test('the past is told from now', () => {
  const now = new Date('2026-06-03T12:00:00Z');
  const before = (ms: number): string => say.ago(new Date(now.getTime() - ms), now);
  expect([before(10_000), before(120_000), before(86_400_000)]).toEqual(['now', '2 minutes ago', 'yesterday']);
});
