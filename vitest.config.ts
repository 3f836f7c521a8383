import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{protocol,server,web,tests/unit,tests/model,scripts,bench}/**/*.test.ts'],
    // Child processes and workers that the server starts inherit this, so that they run from source in tests.
    execArgv: ['--import', 'tsx'],
    pool: 'forks',
    // vitest would leave one of two cores idle.
    maxWorkers: 2,
    // What a test leaves it takes away itself; loading everything anew for each file would be a third of the work.
    isolate: false,
    testTimeout: 20_000,
  },
});
