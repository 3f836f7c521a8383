/** `npm test`: everything that CI runs, each stage named and timed; the last line counts every test. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { browserEnvironment } from './browser.mjs';
import { check } from './check.mjs';
import { ensureStrace } from './fault-tools.mjs';
import { root, run, tool } from './run.mjs';
import { ensureBuilt, ensureInstalled } from './setup.mjs';

const reports = join(root, 'test-results', 'reports');
let passed = 0;
let failed = 0;

/**
 * @param {string} name
 * @param {() => Promise<void>} act
 */
async function stage(name, act) {
  console.log(`\n== ${name}`);
  const startedAtMs = performance.now();
  await act();
  console.log(`== ${name}: ${((performance.now() - startedAtMs) / 1000).toFixed(1)} s`);
}

/**
 * Adds what a test runner reports. A skipped test, a report that is missing and a run without tests count as failed.
 * @param {string} name
 * @param {(report: { numPassedTests: number, numTotalTests: number, stats: { expected: number, unexpected: number, flaky: number, skipped: number } }) => { passed: number, failed: number }} countOf
 * @param {(reportPath: string) => Promise<{ code: number }>} runTests
 */
async function tests(name, countOf, runTests) {
  const reportPath = join(reports, `${name}.json`);
  const { code } = await runTests(reportPath);
  const count = { passed: 0, failed: 1 };
  try {
    Object.assign(count, countOf(JSON.parse(readFileSync(reportPath, 'utf8'))));
  } catch (error) {
    console.error(`${name}: no report (${String(error)})`);
  }
  if (count.failed === 0 && (code !== 0 || count.passed === 0)) count.failed = 1;
  passed += count.passed;
  failed += count.failed;
}

/** @param {string} name @param {string[]} args */
function vitest(name, ...args) {
  return tests(
    name,
    (report) => ({ passed: report.numPassedTests, failed: report.numTotalTests - report.numPassedTests }),
    (reportPath) =>
      run(tool('vitest', 'run', ...args, '--reporter=dot', '--reporter=json', `--outputFile.json=${reportPath}`)),
  );
}

await stage('setup', ensureInstalled);
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
await stage('build', ensureBuilt);
await stage('check', async () => {
  failed += await check();
});
await stage('unit tests', () => vitest('unit'));
await stage('strace', ensureStrace);
await stage('api tests', () => vitest('api', '--config', 'vitest.api.config.ts'));
await stage('journeys', () =>
  tests(
    'journeys',
    ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped }),
    async (reportPath) =>
      run(tool('playwright', 'test', '--reporter=list,json'), {
        env: { ...(await browserEnvironment()), PLAYWRIGHT_JSON_OUTPUT_FILE: reportPath },
      }),
  ),
);

console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
