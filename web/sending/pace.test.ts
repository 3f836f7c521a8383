import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Pace } from './pace.ts';

const never = new AbortController().signal;
const much = 8_000_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** How many of these turns have come after so long. */
async function cameWithin(ms: number, turns: readonly Promise<void>[]): Promise<number> {
  let came = 0;
  for (const turn of turns) void turn.then(() => (came += 1));
  await vi.advanceTimersByTimeAsync(ms);
  return came;
}

test('without a limit nothing waits', async () => {
  const pace = new Pace();
  expect(pace.sliceBytes(much)).toBe(much);
  expect(await cameWithin(0, [pace.turn(much, never), pace.turn(much, never)])).toBe(2);
});

test('three senders share one limit', async () => {
  const pace = new Pace();
  pace.limit(1_000_000);
  expect(pace.sliceBytes(much)).toBe(250_000);
  const turns = Array.from({ length: 12 }, () => pace.turn(250_000, never));
  expect(await cameWithin(999, turns)).toBe(4);
  expect(await cameWithin(1000, turns)).toBe(8);
});

test('a new limit counts from now on', async () => {
  const pace = new Pace();
  pace.limit(1000);
  await pace.turn(1_000_000, never);
  pace.limit(5_000_000);
  expect(await cameWithin(0, [pace.turn(1000, never)])).toBe(1);
});

test('whoever is stopped does not wait for its turn', async () => {
  const pace = new Pace();
  pace.limit(1000);
  await pace.turn(1_000_000, never);
  const stopped = new AbortController();
  const turn = pace.turn(1000, stopped.signal);
  stopped.abort();
  await expect(turn).rejects.toMatchObject({ name: 'AbortError' });
});
