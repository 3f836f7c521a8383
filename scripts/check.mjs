/** `npm run check`: format, lint, types and layers, all at once; shows only what is wrong. */
import { pathToFileURL } from 'node:url';
import { layerFaults } from './layers.mjs';
import { root, run, tool } from './run.mjs';
import { ensureInstalled } from './setup.mjs';

/**
 * Runs the four checks and prints one line for each, with its output where it failed.
 * @returns {Promise<number>} how many failed
 */
export async function check() {
  const checks = [
    { name: 'format', result: run(tool('@biomejs/biome', 'check', '--colors=off', '.'), { quiet: true }) },
    { name: 'lint', result: run(tool('oxlint', '--type-aware', '--deny-warnings', '.'), { quiet: true }) },
    { name: 'types', result: run(tool('typescript', '-b', '--pretty', 'false'), { quiet: true }) },
    { name: 'layers', result: layers() },
  ];
  let failed = 0;
  for (const { name, result } of checks) {
    const { code, output } = await result;
    if (code !== 0) failed += 1;
    console.log(code === 0 ? `  ${name}: well` : `  ${name}: not well\n${output}`);
  }
  return failed;
}

async function layers() {
  const faults = layerFaults(root);
  return { code: faults.length, output: faults.join('\n') };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await ensureInstalled();
  process.exit((await check()) === 0 ? 0 : 1);
}
