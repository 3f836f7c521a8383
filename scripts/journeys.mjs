/** `npm run journeys`: installs, builds, finds a browser and runs Playwright with the arguments given. */
import { browserEnvironment } from './browser.mjs';
import { run, tool } from './run.mjs';
import { secondBrowserEnvironment } from './second-browser.mjs';
import { ensureBuilt, ensureInstalled } from './setup.mjs';

await ensureInstalled();
await ensureBuilt();
const env = { ...(await browserEnvironment()), ...(await secondBrowserEnvironment()) };
const { code } = await run(tool('playwright', 'test', ...process.argv.slice(2)), { env });
process.exit(code);
