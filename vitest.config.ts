import { defineConfig } from 'vitest/config';
import { builtHelpers } from './tests/cast/built-helpers.ts';

export default defineConfig(async () => ({
  plugins: [await builtHelpers()],
  test: {
    include: ['{protocol,server,web,tests/unit,tests/model,scripts,bench}/**/*.test.ts'],
    pool: 'forks',
    // vitest would leave one of two cores idle.
    maxWorkers: 2,
    // What a test leaves it takes away itself; loading everything anew for each file would be a third of the work.
    isolate: false,
    testTimeout: 20_000,
  },
}));
