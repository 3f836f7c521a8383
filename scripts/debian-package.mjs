/** Hides how a tool that the tests need comes from Debian: without asking, where the one who runs them may install it. */
import { existsSync } from 'node:fs';
import { run } from './run.mjs';

/** @type {Promise<unknown> | undefined} */
let lists;

/**
 * Installs a package and says so; false where this is not Debian or not root, or where it did not work.
 * @param {string} name
 * @param {string} said what is being installed, what for, and how long that takes
 * @returns {Promise<boolean>}
 */
export async function installFromDebian(name, said) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  console.log(said);
  const options = { quiet: true, timeoutMs: 300_000, env: { DEBIAN_FRONTEND: 'noninteractive' } };
  lists ??= run(['apt-get', 'update', '-q'], options);
  await lists;
  const { code, output } = await run(['apt-get', 'install', '-y', '-q', '--no-install-recommends', name], options);
  if (code !== 0) console.error(output);
  return code === 0;
}
