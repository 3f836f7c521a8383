/** A short part of `npm run faults` that needs nothing of the system: kills at random, and a wire that breaks. */
import { expect, test, vi } from 'vitest';
import { badWire } from './bad-wire.ts';
import { killAtRandom } from './kill-at-random.ts';
import { type Run, Tally } from './tally.ts';

/** The same in every run of the tests, so that a change answers for what it breaks; others by `LANDFALL_SEED`, or `npm run faults`. */
const seed = Number(process.env['LANDFALL_SEED'] ?? 20_261_121);
/** A busy machine takes seconds for each start of the host. */
vi.setConfig({ testTimeout: 180_000 });

function runOf(part: string): Run {
  return { seed, at: null, endsAtMs: Number.POSITIVE_INFINITY, tally: new Tally(part, seed) };
}

test(`killed five times while four photos are on their way: every receipt stays true (seed ${seed})`, async () => {
  const run = runOf('random-kill');
  await killAtRandom(run, 5);
  expect(run.tally.cycles).toBe(5);
  expect(run.tally.broken).toEqual([]);
});

test(`64 MiB over a wire that cuts, resets, delays and swallows arrive, and a break costs a chunk at the most (seed ${seed})`, async () => {
  const run = runOf('wire');
  await badWire(run, 64, 6);
  expect(run.tally.broken).toEqual([]);
  expect(run.tally.mostSentAgain).toBeLessThanOrEqual(8 * 2 ** 20);
});
