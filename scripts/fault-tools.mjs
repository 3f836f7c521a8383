/** Hides where strace comes from, with which the tests strike a host at a system call: installed already, or Debian's package. */
import { installFromDebian } from './debian-package.mjs';
import { run } from './run.mjs';

/**
 * Installs strace where that can be done without asking: for root on Debian. Where it cannot, the tests that need it are left out
 * with a line that says so.
 */
export async function ensureStrace() {
  if (process.platform !== 'linux' || (await isThere())) return;
  await installFromDebian('strace', 'Installing Debian’s strace for the fault tests: once, some seconds.');
}

async function isThere() {
  const version = await run(['strace', '--version'], { quiet: true }).catch(() => null);
  return version?.code === 0;
}
