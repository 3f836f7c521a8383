/** `npm run fuzz`, `siege` and `soak`: what they need, then the script of that name in tests/fuzz with the same words. */
import { join } from 'node:path';
import { root, run, tool } from './run.mjs';
import { ensureBuilt, ensureInstalled } from './setup.mjs';

const [script = 'fuzz', ...words] = process.argv.slice(2);
await ensureInstalled();
await ensureBuilt();
const { code } = await run(tool('tsx', join(root, 'tests', 'fuzz', `${script}.ts`), ...words));
process.exit(code);
