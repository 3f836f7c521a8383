/** Hides where strace comes from, with which the tests strike a host at a system call: installed already, or Debian's package. */
import { run } from './run.mjs';

/**
 * Installs strace where that can be done without asking: for root on Debian. Where it cannot, the tests that need it are left out
 * with a line that says so.
 */
export async function ensureStrace() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || (await isThere())) return;
  console.log('Installing Debian’s strace for the fault tests: once, some seconds.');
  const options = { quiet: true, timeoutMs: 120_000, env: { DEBIAN_FRONTEND: 'noninteractive' } };
  await run(['apt-get', 'update', '-q'], options).catch(() => null);
  await run(['apt-get', 'install', '-y', '-q', '--no-install-recommends', 'strace'], options).catch(() => null);
}

async function isThere() {
  const version = await run(['strace', '--version'], { quiet: true }).catch(() => null);
  return version?.code === 0;
}
