/** Hides how a tool of node_modules is found and started, the same on every system. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * The command line that runs a package's program with this Node: no shell, no `.cmd` files.
 * @param {string} packageName
 * @param {string[]} args
 * @returns {string[]}
 */
export function tool(packageName, ...args) {
  const folder = join(root, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const program = typeof bin === 'string' ? bin : (bin[packageName.split('/').at(-1) ?? ''] ?? Object.values(bin)[0]);
  return [process.execPath, join(folder, program), ...args];
}

/**
 * Runs a command in the checkout to its end. `output` is what it wrote, kept when `quiet`, otherwise shown as it comes.
 * @param {string[]} command
 * @param {{ quiet?: boolean, env?: Record<string, string>, timeoutMs?: number, shell?: boolean }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run([program = '', ...args], { quiet = false, env = {}, timeoutMs, shell = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      shell,
      ...(timeoutMs === undefined ? {} : { timeout: timeoutMs, killSignal: 'SIGKILL' }),
    });
    let output = '';
    child.stdout?.setEncoding('utf8').on('data', (text) => (output += text));
    child.stderr?.setEncoding('utf8').on('data', (text) => (output += text));
    child.on('error', reject);
    child.on('exit', (_code, signal) => {
      // A grandchild that outlives its killed parent may hold the pipes open for ever.
      if (signal !== null) for (const stream of [child.stdout, child.stderr]) stream?.destroy();
    });
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
