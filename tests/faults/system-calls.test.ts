/** A short part of `npm run faults` that strikes the host at its system calls; where strace cannot watch it is left out. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Point, pointsOf } from './acceptance.ts';
import { failAt } from './errors-at-calls.ts';
import { killAt } from './kill-at-calls.ts';
import { Random } from './random.ts';
import { Stage } from './stage.ts';
import { Tally } from './tally.ts';

/** The same in every run of the tests, so that a change answers for what it breaks; others by `LANDFALL_SEED`, or `npm run faults`. */
const seed = Number(process.env['LANDFALL_SEED'] ?? 20_261_121);
/** A busy machine takes seconds for each start of the host. */
vi.setConfig({ testTimeout: 180_000 });
const random = Random.of(seed, 'slice');
const tally = new Tally('kill', seed);
let stage: Stage;
let points: readonly Point[];
beforeAll(async () => {
  stage = await Stage.open(tally);
  points = [...(await pointsOf(stage, 'photo', 'pool', random)), ...(await pointsOf(stage, 'photo', 'main', random))];
});
afterAll(() => stage[Symbol.asyncDispose]());

/** The last time that a thread makes a call of these names. */
function point(thread: Point['thread'], calls: RegExp): Point {
  const found = points.findLast((one) => one.thread === thread && calls.test(one.call));
  if (found === undefined) throw new Error(`no ${calls.source} was seen`);
  return found;
}

test.each([
  ['the photo’s name is given', 'pool', /^(link|linkat)$/],
  ['the folder is synced', 'pool', /^(fsync|fdatasync)$/],
  ['the catalog is written', 'main', /^(fsync|fdatasync)$/],
] as const)(
  `killed as %s: what was promised is true, and the photo is kept once (seed ${seed})`,
  async (_when, thread, calls) => {
    await killAt(stage, point(thread, calls), random);
    expect(tally.broken).toEqual([]);
  },
);

test.each([
  ['a sync fails', 'EIO', /^(fsync|fdatasync)$/],
  ['the disk is full as the photo is written', 'ENOSPC', /^(pwritev|pwrite64)$/],
] as const)(
  `%s: a clear answer, nothing half visible, and then a receipt (seed ${seed})`,
  async (_what, error, calls) => {
    await failAt(stage, { point: point('pool', calls), error, lasting: 'once' }, random);
    expect(tally.broken).toEqual([]);
  },
);
