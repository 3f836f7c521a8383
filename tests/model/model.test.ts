import { expect, test } from 'vitest';
import { modelHolds } from './model.ts';

const seed = Date.now() % 1_000_000;

test(`after any fault the state is the one before or the one after (seed ${seed})`, async () => {
  await expect(modelHolds({ seed, runs: 100 })).resolves.toBeUndefined();
}, 120_000);
