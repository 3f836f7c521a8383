/** Random schedules from a seed, held against the reference; one that fails is made as short as it can be. */
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { assert, asyncProperty } from 'fast-check';
import { Sha256Schema } from '../../protocol/photo.ts';
import { SmallDisk } from '../cast/small-disk.ts';
import { sha256Of } from '../cast/tus.ts';
import { type Content, referenceOf } from './reference.ts';
import { anySchedule } from './schedule.ts';
import { take } from './steps.ts';
import { holdsTrue } from './truth.ts';
import { phone, World } from './world.ts';

export interface ModelRun {
  readonly seed: number;
  readonly runs: number;
  /** Of a run that failed, as it was printed. */
  readonly path?: string;
}

/** A library that has seen so many schedules gives way to a new one: each check reads all of it. */
const schedulesOfOneLibrary = 40;

/** Rejects with the shortest schedule that shows what is wrong, its seed and its path. */
export async function modelHolds({ seed, runs, path }: ModelRun): Promise<void> {
  using disk = SmallDisk.canBeMade() ? new SmallDisk(96) : null;
  const below = disk?.folder ?? tmpdir();
  const shared: { library: Awaited<ReturnType<typeof anew>> | null } = { library: null };
  const schedule = asyncProperty(anySchedule(disk !== null), async (steps) => {
    if (shared.library?.schedules === schedulesOfOneLibrary) {
      await shared.library.world[Symbol.asyncDispose]();
      shared.library = null;
    }
    shared.library ??= await anew(below);
    shared.library.schedules += 1;
    const { world, everSent } = shared.library;
    const theory = referenceOf([2000, 2001, 60_000].map(newContent));
    for (const { sha256 } of theory.contents) everSent.add(sha256);
    try {
      for (const step of steps) await take(step, theory, world);
      await take({ do: 'make-room' }, theory, world);
      await holdsTrue(theory, world, everSent);
      for (const { id } of theory.uploads) await world.intake.abandon(id, phone).catch(() => undefined);
    } catch (error) {
      // What one schedule has broken must not be blamed on the next.
      await world[Symbol.asyncDispose]();
      shared.library = null;
      throw error;
    }
  });
  try {
    await assert(schedule, { seed, numRuns: runs, ...(path === undefined ? {} : { path }) });
  } finally {
    await shared.library?.world[Symbol.asyncDispose]();
  }
}

async function anew(below: string) {
  return { world: await World.open(below), everSent: new Set<string>(), schedules: 0 };
}

/** A video by its first bytes, and new to every library: schedules share one. */
function newContent(sizeBytes: number): Content {
  const bytes = Buffer.concat([Buffer.from('RIFF\0\0\0\0AVI LIST'), randomBytes(sizeBytes)]);
  return { bytes, sha256: Sha256Schema.parse(sha256Of(bytes)) };
}
