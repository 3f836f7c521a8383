import { expect, test } from 'vitest';
import { modelHolds } from './model.ts';

/** The same schedules in every run of the tests, so that a change answers for what it breaks; any others by `LANDFALL_SEED`. */
const seed = Number(process.env['LANDFALL_SEED'] ?? 574_161);

test(`after any fault the state is the one before or the one after (seed ${seed})`, async () => {
  await expect(modelHolds({ seed, runs: 40 })).resolves.toBeUndefined();
}, 120_000);
