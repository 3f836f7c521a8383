/** Every screen in both themes at three widths, to be looked at. Written to test-results/screens. */
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { en } from '../../web/words/en.ts';
import { everyScreen } from '../cast/every-screen.ts';
import { takeHoliday } from '../cast/holiday.ts';
import { expect, test } from '../cast/landfall.ts';
import { alreadyLanded, answer, ask, scan, still, tiles } from '../cast/steps.ts';
import { twoYears } from '../cast/two-years.ts';

const folder = join(import.meta.dirname, '..', '..', 'test-results', 'screens');
const sizes = [
  { name: 'phone', width: 390, height: 844 },
  { name: 'tablet', width: 820, height: 1180 },
  { name: 'desktop', width: 1440, height: 900 },
] as const;

async function take(page: Page, name: string): Promise<void> {
  for (const { name: size, width, height } of sizes) {
    await page.setViewportSize({ width, height });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await still(page);
      const open = page.locator('.pswp__item:not([aria-hidden="true"]) img.pswp__img').last();
      if ((await open.count()) > 0) await expect(open).toBeInViewport({ ratio: 1 });
      await page.screenshot({ path: join(folder, `${name}-${size}-${colorScheme}.png`) });
    }
  }
  const [, , desktop] = sizes;
  await page.setViewportSize(desktop);
}

test('the console', async ({ host, screens }, info) => {
  test.setTimeout(600_000);
  await alreadyLanded(host, await twoYears((name) => info.outputPath(name), 1));
  await takeHoliday(host);
  const owner = await screens.openConsole();
  await everyScreen(owner, (name) => take(owner, `console-${name}`));
});

test('a device', async ({ host, screens }, info) => {
  test.setTimeout(600_000);
  const owner = await screens.openConsole();
  await expect(owner.getByRole('img', { name: en.console.qrAlt })).toBeVisible();
  await take(owner, 'console-nobody-paired');
  const device = await screens.openLaptop();
  await device.goto(await scan(owner));
  await expect(device.getByLabel(en.pairing.nameLabel)).toBeVisible();
  await take(device, 'device-invited');
  await ask(device, 'Ben’s tablet');
  await take(device, 'device-waiting');
  await expect(owner.getByRole('button', { name: en.console.allowBrowse })).toBeEnabled();
  await take(owner, 'console-asking');
  await answer(owner, 'browse');
  await expect(device.getByRole('button', { name: en.sending.pickPhotos })).toBeVisible();
  await take(device, 'device-ready');
  await device.getByRole('link', { name: en.app.tabPhotos }).click();
  await take(device, 'device-no-photos');
  await alreadyLanded(host, await twoYears((name) => info.outputPath(name), 1));
  await expect(tiles(device).first()).toBeVisible();
  await take(device, 'device-photos');
});
