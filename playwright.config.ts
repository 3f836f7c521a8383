import { defineConfig } from 'playwright/test';

const executablePath = process.env['LANDFALL_BROWSER'];

export default defineConfig({
  testMatch: '*.journey.ts',
  // The second engine is the slowest to begin, so it begins first.
  projects: [
    { name: 'second engine', testDir: 'tests/second-engine' },
    { name: 'journeys', testDir: 'tests/journeys' },
  ],
  outputDir: 'test-results/journeys',
  // Each journey has its own host and its own data, so that any may run at once; three, since a journey waits more than it works.
  fullyParallel: true,
  workers: 3,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
  use: {
    // A trace nearly doubles the time of a journey: ask for one with `npm run journeys -- --trace on`.
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath === undefined || executablePath === '' ? {} : { executablePath }),
      args: [
        '--disable-gpu',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
