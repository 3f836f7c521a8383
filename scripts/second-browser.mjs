/** Hides where the second engine of the journeys comes from: an installed Firefox, or Debian's package. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installFromDebian } from './debian-package.mjs';
import { run } from './run.mjs';

const packageName = 'firefox-esr';
const commands = [packageName, 'firefox'];
const places = [
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) => {
    const folder = process.env[variable];
    return folder === undefined ? [] : [join(folder, 'Mozilla Firefox/firefox.exe')];
  }),
];

/**
 * Finds a Firefox that starts, in this order: the one that LANDFALL_SECOND_BROWSER names, an installed one, Debian's. Where there is none,
 * the journeys that need it fail with a sentence.
 * @returns {Promise<Record<string, string>>} the environment that tells them
 */
export async function secondBrowserEnvironment() {
  const named = process.env['LANDFALL_SECOND_BROWSER'] ?? '';
  if (named !== '') return { LANDFALL_SECOND_BROWSER: named };
  const said = 'Installing Debian’s Firefox for the journeys in a second engine: once, half a minute.';
  const found = (await installed()) ?? ((await installFromDebian(packageName, said)) ? await installed() : null);
  return found === null ? {} : { LANDFALL_SECOND_BROWSER: found };
}

async function installed() {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const candidates = [...commands.flatMap((name) => folders.map((folder) => join(folder, name))), ...places];
  for (const candidate of candidates) {
    if (existsSync(candidate) && (await starts(candidate))) return candidate;
  }
  return null;
}

/** @param {string} program */
async function starts(program) {
  const version = await run([program, '--version'], { quiet: true, timeoutMs: 20_000 }).catch(() => null);
  return version?.code === 0;
}
