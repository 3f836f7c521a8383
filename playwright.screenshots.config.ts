import { defineConfig } from 'playwright/test';
import journeys from './playwright.config.ts';

/** `npm run screenshots`: the pictures of the README, taken from the running product. */
export default defineConfig(journeys, {
  testMatch: '*.screens.ts',
  projects: [{ name: 'screenshots', testDir: 'tests/screenshots' }],
  outputDir: 'test-results/screenshots',
  workers: 1,
});
