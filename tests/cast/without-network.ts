/** Run where there is no network but loopback: starts a host, opens its console in a browser, and prints what both say. */
import { chromium } from 'playwright';
import { Host } from './host.ts';

await using host = await Host.start({ address: null });
const { consoleUrl, launchKey } = await host.launch();
const executablePath = process.env['LANDFALL_BROWSER'];
const browser = await chromium.launch({
  ...(executablePath === undefined || executablePath === '' ? {} : { executablePath }),
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-sync'],
});
try {
  const page = await browser.newPage();
  await page.goto(`${consoleUrl}/#k=${launchKey}`);
  const heading = await page.getByRole('heading', { name: /network/i }).innerText();
  process.stdout.write(JSON.stringify({ terminal: host.log, console: heading }));
} finally {
  await browser.close();
}
