/** Hides where the browser of the tests comes from: Playwright's own, an installed one, or Debian's package. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { installFromDebian } from './debian-package.mjs';
import { root, run, tool } from './run.mjs';

/** A download that did not work is not tried again until the next `npm ci`. */
const refusal = join(root, 'node_modules', '.cache', 'landfall', 'no-browser-download');

/** Without the parts that only a person at a screen needs: the journeys take two thirds of the time that they take in a whole browser. */
const shell = 'chromium-headless-shell';
const installing = 'Installing Debian’s Chromium for the journeys: once, a few minutes.';
const commands = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'chrome', 'msedge'];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) => {
    const folder = process.env[variable];
    return folder === undefined
      ? []
      : [join(folder, 'Google/Chrome/Application/chrome.exe'), join(folder, 'Microsoft/Edge/Application/msedge.exe')];
  }),
];

/**
 * Finds a Chromium that really starts, in this order: the one that LANDFALL_BROWSER names, Playwright's own (downloaded where
 * that works within a minute), a headless shell (installed where this is Debian), another installed one. Ends the process with a sentence where there is none.
 * @returns {Promise<Record<string, string>>} the environment that tells playwright.config.ts
 */
export async function browserEnvironment() {
  const named = process.env['LANDFALL_BROWSER'] ?? '';
  if (named !== '' && (await starts(named))) return { LANDFALL_BROWSER: named };
  if ((await starts()) || ((await download()) && (await starts()))) return { LANDFALL_BROWSER: '' };
  const installed =
    (await firstInstalled([shell])) ??
    ((await installFromDebian(shell, installing)) ? await firstInstalled([shell]) : null) ??
    (await firstInstalled(commands, places));
  if (installed !== null) return { LANDFALL_BROWSER: installed };
  console.error(
    'The journeys need a browser. Run “npx playwright install chromium --with-deps”, or install Chrome or Chromium; LANDFALL_BROWSER may name it.',
  );
  return process.exit(1);
}

/**
 * @param {string} [executablePath] Playwright's own where not given
 * @returns {Promise<boolean>}
 */
async function starts(executablePath) {
  const { chromium } = await import('playwright');
  try {
    const browser = await chromium.launch({
      ...(executablePath === undefined ? {} : { executablePath }),
      timeout: 20_000,
    });
    await browser.close();
    return true;
  } catch {
    // Not there, or without the libraries it needs: either way the next one is tried.
    return false;
  }
}

async function download() {
  if (existsSync(refusal) || process.env['PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD'] === '1') return false;
  console.log('Fetching a browser for the journeys: once, a minute at the most.');
  const { code, output } = await run(tool('playwright', 'install', 'chromium', '--only-shell'), {
    quiet: true,
    timeoutMs: 60_000,
  });
  if (code === 0) return true;
  mkdirSync(dirname(refusal), { recursive: true });
  writeFileSync(refusal, output);
  return false;
}

/**
 * @param {string[]} names
 * @param {string[]} more whole paths
 */
async function firstInstalled(names, more = []) {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const candidates = [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...more];
  for (const candidate of candidates) {
    if (existsSync(candidate) && (await starts(candidate))) return candidate;
  }
  return null;
}
