import { expect, test } from 'vitest';
import { TransferRate } from './transfer-rate.ts';

function rateAt(): { rate: TransferRate; clock: { ms: number } } {
  const clock = { ms: 0 };
  return { rate: new TransferRate(() => clock.ms), clock };
}

test('nothing is promised before there is something to measure', () => {
  const { rate } = rateAt();
  expect([rate.bytesPerSecond, rate.msFor(100)]).toEqual([null, null]);
  rate.add(1000);
  expect(rate.bytesPerSecond).toBeNull();
});

test('the rate follows what happened lately, not what was long ago', () => {
  const { rate, clock } = rateAt();
  for (let second = 1; second <= 60; second += 1) {
    clock.ms = second * 1000;
    rate.add(second <= 40 ? 50_000_000 : 1_000_000);
  }
  expect(rate.bytesPerSecond).toBeCloseTo(1_000_000, -3);
  expect(rate.msFor(10_000_000)).toBeCloseTo(10_000, -2);
});

test('a line that stands still is told as slower and slower', () => {
  const { rate, clock } = rateAt();
  rate.add(0);
  clock.ms = 1000;
  rate.add(1_000_000);
  const before = rate.bytesPerSecond ?? 0;
  clock.ms = 5000;
  expect(rate.bytesPerSecond).toBeLessThan(before / 4);
});
