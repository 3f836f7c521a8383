/** A short part of `npm run faults` that needs a disk of its own; where none can be mounted it is left out. */
import { expect, test, vi } from 'vitest';
import { powerCuts } from './power-cuts.ts';
import { Tally } from './tally.ts';

const seed = Date.now() % 1_000_000;
/** A busy machine takes seconds for each start of the host. */
vi.setConfig({ testTimeout: 180_000 });

test(`after a power cut every receipt is true, and confirmed bytes are there (seed ${seed})`, async () => {
  const tally = new Tally('power', seed);
  await powerCuts({ seed, at: null, endsAtMs: Number.POSITIVE_INFINITY, tally }, 2);
  expect(tally.cycles).toBe(2);
  expect(tally.broken).toEqual([]);
});
