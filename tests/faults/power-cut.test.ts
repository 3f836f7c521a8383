/** A short part of `npm run faults` that needs a disk of its own; where none can be mounted it is left out. */
import { expect, test, vi } from 'vitest';
import { powerCuts } from './power-cuts.ts';
import { Tally } from './tally.ts';

/** The same in every run of the tests, so that a change answers for what it breaks; others by `LANDFALL_SEED`, or `npm run faults`. */
const seed = Number(process.env['LANDFALL_SEED'] ?? 20_261_121);
/** A busy machine takes seconds for each start of the host. */
vi.setConfig({ testTimeout: 180_000 });

test(`after a power cut every receipt is true, and confirmed bytes are there (seed ${seed})`, async () => {
  const tally = new Tally('power', seed);
  await powerCuts({ seed, at: null, endsAtMs: Number.POSITIVE_INFINITY, tally }, 2);
  expect(tally.cycles).toBe(2);
  expect(tally.broken).toEqual([]);
});
