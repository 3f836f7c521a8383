import { configDefaults, defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { SmallDisk } from './tests/cast/small-disk.ts';
import { LoopDisk } from './tests/faults/loop-disk.ts';
import { Strace } from './tests/faults/strace.ts';

/** Tests that need more of the system than every machine gives, and what they say where it does not. */
const needs = [
  {
    test: 'tests/api/disk-full.test.ts',
    isThere: SmallDisk.canBeMade(),
    why: 'Only root on Linux may mount a small disk',
  },
  {
    test: 'tests/attacks/failing-system.test.ts',
    isThere: SmallDisk.canBeMade(),
    why: 'Only root on Linux may mount a small disk and limit another process',
  },
  {
    test: 'tests/faults/power-cut.test.ts',
    isThere: LoopDisk.canBeMade(),
    why: 'Only root on Linux may mount a disk of its own',
  },
  {
    test: 'tests/faults/system-calls.test.ts',
    isThere: Strace.canWatch(),
    why: 'There is no strace that may watch the host',
  },
];
const leftOut = needs.filter(({ isThere }) => !isThere);
for (const { test, why } of leftOut) process.stdout.write(`${why}, so ${test} is left out here.\n`);

/** Those that take longest begin first, or the others would be done and wait for them. */
const longest = [
  'photo-set',
  'attacks',
  'start',
  'keeping',
  'import',
  'pairing',
  'keeping-folders',
  'breaks',
  'hostile',
];

function turnOf({ moduleId }: TestSpecification): number {
  const at = longest.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
  return at === -1 ? longest.length : at;
}

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return [...files].toSorted((a, b) => turnOf(a) - turnOf(b));
  }
}

export default defineConfig({
  test: {
    include: ['tests/{api,attacks,faults,fuzz}/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...leftOut.map(({ test }) => test)],
    pool: 'forks',
    // A host of its own for each, that is waited for more than it works.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
