import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{protocol,server,web,tests/unit,tests/model,scripts,bench}/**/*.test.ts'],
    // Child processes and workers that the server starts inherit this, so that they run from source in tests.
    execArgv: ['--import', 'tsx'],
    pool: 'forks',
    testTimeout: 20_000,
  },
});
