/** `npm test`: everything that CI runs, each stage named and timed; the last line counts every test. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { browserEnvironment } from './browser.mjs';
import { check } from './check.mjs';
import { ensureStrace } from './fault-tools.mjs';
import { root, run, tool } from './run.mjs';
import { secondBrowserEnvironment } from './second-browser.mjs';
import { ensureBuilt, ensureCompiled, ensureUnpacked } from './setup.mjs';

const reports = join(root, 'test-results', 'reports');
let passed = 0;
let failed = 0;

/**
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} act
 * @returns {Promise<T>}
 */
async function stage(name, act) {
  console.log(`\n== ${name}`);
  const startedAtMs = performance.now();
  const result = await act();
  console.log(`== ${name}: ${((performance.now() - startedAtMs) / 1000).toFixed(1)} s`);
  return result;
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

/** What is tested while the database is still being compiled. */
const withoutDatabase = [
  'protocol/',
  'web/',
  'scripts/',
  'server/lan/',
  'server/library/identify/',
  'server/library/previews/',
];

await stage('packages', ensureUnpacked);
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
// Compiling keeps one core busy for a minute or two, and none of the others needs what comes of it.
const [, , browsers] = await Promise.all([
  stage('compiling', ensureCompiled),
  stage('build', ensureBuilt)
    .then(() =>
      stage('check', async () => {
        failed += await check();
      }),
    )
    .then(() => stage('unit tests, without a database', () => vitest('unit', ...withoutDatabase))),
  // All of these ask the same package manager, which does one thing at a time.
  stage('strace', ensureStrace).then(() =>
    stage('browsers', async () => ({ ...(await browserEnvironment()), ...(await secondBrowserEnvironment()) })),
  ),
]);
await stage('unit tests, of the server', () =>
  vitest('unit-server', ...withoutDatabase.flatMap((folder) => ['--exclude', `${folder}**`])),
);
await stage('api tests', () => vitest('api', '--config', 'vitest.api.config.ts'));
await stage('journeys', () =>
  tests(
    'journeys',
    ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped }),
    (reportPath) =>
      run(tool('playwright', 'test', '--reporter=list,json'), {
        env: { ...browsers, PLAYWRIGHT_JSON_OUTPUT_FILE: reportPath },
      }),
  ),
);

console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
