import { configDefaults, defineConfig } from 'vitest/config';
import { SmallDisk } from './tests/cast/small-disk.ts';

const canFillDisk = SmallDisk.canBeMade();
if (!canFillDisk)
  process.stdout.write('Only root on Linux may mount the small disk of disk-full.test.ts: it is left out here.\n');

export default defineConfig({
  test: {
    include: ['tests/api/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...(canFillDisk ? [] : ['tests/api/disk-full.test.ts'])],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
