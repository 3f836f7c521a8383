import { beforeEach, expect, test } from 'vitest';
import { type Clock, SpeedLimit } from './speed-limit.ts';

/** A clock that stands still until it is moved. */
class FakeClock implements Clock {
  #now = 0;
  #timers: { atMs: number; act: () => void }[] = [];

  readonly nowMs = (): number => this.#now;
  readonly after = (ms: number, act: () => void): (() => void) => {
    const timer = { atMs: this.#now + ms, act };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  };

  /** Lets that much time pass, with everything that happens in it. */
  async pass(ms: number): Promise<void> {
    const until = this.#now + ms;
    for (;;) {
      const [next] = this.#timers.filter(({ atMs }) => atMs <= until).toSorted((a, b) => a.atMs - b.atMs);
      if (next === undefined) break;
      this.#now = next.atMs;
      this.#timers = this.#timers.filter((other) => other !== next);
      next.act();
      await new Promise((resolve) => setImmediate(resolve));
    }
    this.#now = until;
  }
}

let clock: FakeClock;
let limit: SpeedLimit;
beforeEach(() => {
  clock = new FakeClock();
  limit = new SpeedLimit(clock);
});

/** A body that brings 1,000 bytes whenever it may. Answers how many it has brought. */
function bodyOf(): () => number {
  let bytes = 0;
  const bring = async (): Promise<void> => {
    for (;;) {
      bytes += 1000;
      const wait = limit.spend(1000);
      if (wait === null) return;
      await wait;
    }
  };
  void bring();
  return () => bytes;
}

test('without a limit nobody waits', () => {
  expect(limit.spend(1e12)).toBeNull();
});

test('all bodies together bring no more than the limit, and each the same', async () => {
  limit.bytesPerSecond = 100_000;
  const bodies = Array.from({ length: 5 }, bodyOf);
  await clock.pass(10_000);
  const brought = bodies.map((bytes) => bytes());
  const total = brought.reduce((sum, bytes) => sum + bytes, 0);
  // Each has one piece that it waits for.
  expect(total).toBeLessThanOrEqual(1_000_000 + 5 * 1000);
  expect(total).toBeGreaterThan(990_000);
  expect(Math.max(...brought) - Math.min(...brought)).toBeLessThanOrEqual(1000);
});

test('a limit that changes holds at once for who is waiting, and one that is lifted lets everybody go', async () => {
  limit.bytesPerSecond = 1;
  const body = bodyOf();
  await clock.pass(100_000);
  expect(body()).toBe(1000);
  limit.bytesPerSecond = 1_000_000;
  await clock.pass(1000);
  expect(body()).toBeGreaterThan(900_000);
  limit.bytesPerSecond = 1;
  const waiting = limit.spend(1e9);
  limit.bytesPerSecond = null;
  await waiting;
});

test('time in which nobody sends is not saved up', async () => {
  limit.bytesPerSecond = 1000;
  await clock.pass(3_600_000);
  const body = bodyOf();
  await clock.pass(2000);
  expect(body()).toBeLessThanOrEqual(3000);
});
