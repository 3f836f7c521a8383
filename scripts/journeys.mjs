/** `npm run journeys`: installs, builds, finds a browser and runs Playwright with the arguments given. */
import { browserEnvironment } from './browser.mjs';
import { run, tool } from './run.mjs';
import { ensureBuilt, ensureInstalled } from './setup.mjs';

await ensureInstalled();
await ensureBuilt();
const { code } = await run(tool('playwright', 'test', ...process.argv.slice(2)), { env: await browserEnvironment() });
process.exit(code);
