/** `npm run dev`: builds again whatever changes, and starts the host again when its side did. Reload the page for the web side. */
import { spawn } from 'node:child_process';
import { root, tool } from './run.mjs';
import { ensureBuilt, ensureInstalled } from './setup.mjs';

await ensureInstalled();
await ensureBuilt();

const commands = [
  tool('vite', 'build', '--config', 'vite.server.config.ts', '--watch', '--logLevel', 'warn'),
  tool('vite', 'build', '--watch', '--logLevel', 'warn'),
  [process.execPath, '--watch', 'dist/server/main.js', '--no-open', ...process.argv.slice(2)],
];
const children = commands.map(([program = '', ...args]) => spawn(program, args, { cwd: root, stdio: 'inherit' }));

/** @param {number} code */
function end(code) {
  for (const child of children) child.kill('SIGTERM');
  process.exitCode = code;
}
for (const child of children) child.on('exit', (code) => end(code ?? 0));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => end(0));
