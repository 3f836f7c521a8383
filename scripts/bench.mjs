/** `npm run bench`: installs, builds, finds a browser where one is wanted, and measures. Stopped, it ends all that it started. */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { browserEnvironment } from './browser.mjs';
import { root, tool } from './run.mjs';
import { ensureBuilt, ensureInstalled } from './setup.mjs';

const args = process.argv.slice(2);
const only = args.find((_, index) => args[index - 1] === '--only') ?? args.find((arg) => arg.startsWith('--only='));

await ensureInstalled();
await ensureBuilt();
const environment = only === undefined || /browser|console/.test(only) ? await browserEnvironment() : {};

const [program = '', ...command] = tool('tsx', 'bench/bench.ts', ...args);
const bench = spawn(program, command, { cwd: root, stdio: 'inherit', env: { ...process.env, ...environment } });
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => {
    // Ctrl-C in a terminal reaches it by itself.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) bench.kill(signal);
  });
}
bench.on('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
bench.on('exit', (code, signal) => {
  process.exit(code ?? 128 + (signal === null ? 1 : constants.signals[signal]));
});
