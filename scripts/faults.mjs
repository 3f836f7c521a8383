/** `npm run faults`: what it needs, then tests/faults/faults.ts with the same words. */
import { join } from 'node:path';
import { ensureStrace } from './fault-tools.mjs';
import { root, run, tool } from './run.mjs';
import { ensureBuilt, ensureInstalled } from './setup.mjs';

await ensureInstalled();
await ensureBuilt();
await ensureStrace();
const { code } = await run(tool('tsx', join(root, 'tests', 'faults', 'faults.ts'), ...process.argv.slice(2)));
process.exit(code);
