import { expect, test } from 'vitest';
import { median, pairedRatio, quantile } from './quantile.ts';

const speeds = (name: string, ...values: (number | null)[]) => ({ name, rounds: values.map((speed) => ({ speed })) });
const speed = (round: { speed: number | null }) => round.speed;

test('a median of an even number of rounds lies between the middle two', () => {
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([9, 1, 2])).toBe(2);
});

test('what could not be measured is left out, and nothing measured has no median', () => {
  expect(median([null, 5, null])).toBe(5);
  expect(median([null])).toBeNull();
});

test('a quantile of one value is that value', () => {
  expect(quantile([7], 0.99)).toBe(7);
  expect(
    quantile(
      Array.from({ length: 100 }, (_, index) => index),
      0.95,
    ),
  ).toBe(95);
});

test('a machine that is slow in one round for everybody does not change the ratio', () => {
  const ratio = pairedRatio(speeds('ours', 300, 30, 330), speeds('theirs', 100, 10, 110), speed);
  expect(ratio).toBeCloseTo(3);
});

test('a round that only one of them ran says nothing', () => {
  expect(pairedRatio(speeds('ours', 300), speeds('theirs', 100, 1), speed)).toBe(3);
  expect(pairedRatio(speeds('ours', null), speeds('theirs', 100), speed)).toBeNull();
  expect(pairedRatio(undefined, speeds('theirs', 100), speed)).toBeNull();
});
