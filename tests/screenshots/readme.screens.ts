/** The pictures of the README: console and phone, light and dark, with real photos. Written to docs/screenshots. */
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { en } from '../../web/words/en.ts';
import { expect, test } from '../cast/landfall.ts';
import { photoAt } from '../cast/photo-set.ts';
import { alreadyLanded, answer, ask, choose, safe, scan, tiles } from '../cast/steps.ts';

const folder = join(import.meta.dirname, '..', '..', 'docs', 'screenshots');

/** Pictures that look like somebody's holiday; the first ones are sent while we watch. */
const photos = [
  'phone/iphone7-portrait-rot.heic',
  'phone/iphone15pro.heic',
  'phone/galaxy-note5-gps.jpg',
  'dates/zones/UTC-20240413-203830-NewYork.jpg',
  'dates/zones/UTC-20240413-203630-London.jpg',
  'dates/zones/UTC-20240413-203430-Auckland.jpg',
  'dates/zones/big_ben.jpg',
  'dates/zones/sydney_opera_house.jpg',
  'formats/webp-denali.webp',
  'formats/avif-sunset.avif',
  'phone/htc-desire-gps.jpg',
  'phone/samsung-m31-small.heic',
  'pano/strip-8to1.jpg',
  'camera/sony-rx1r.jpg',
  'video/iphone6-rot90-gps.mov',
].map(photoAt);

async function take(page: Page, name: string): Promise<void> {
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined))),
  );
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(colorScheme, async ({ host, screens }) => {
    const owner = await screens.openConsole({ colorScheme, viewport: { width: 1280, height: 800 } });
    const phone = await screens.openPhone({ colorScheme });
    await phone.goto(await scan(owner));
    await take(owner, `console-invitation-${colorScheme}`);
    await take(phone, `phone-invited-${colorScheme}`);
    await ask(phone, 'Anna’s phone');
    await expect(owner.getByRole('button', { name: en.console.allowBrowse })).toBeEnabled();
    await take(owner, `console-asking-${colorScheme}`);
    await take(phone, `phone-waiting-${colorScheme}`);
    await answer(owner, 'browse');
    await expect(phone.getByRole('button', { name: en.sending.pickPhotos })).toBeVisible();
    await take(phone, `phone-ready-${colorScheme}`);

    await alreadyLanded(host, photos);
    await owner.getByRole('link', { name: en.console.photos }).click();
    await expect(tiles(owner).first()).toBeVisible();
    await expect
      .poll(() => owner.locator('photo-tile').getByText(en.gallery.beingMade).count(), { timeout: 60_000 })
      .toBe(0);
    await expect.poll(() => owner.locator('photo-tile img.picture.coming').count()).toBe(0);
    await take(owner, `console-photos-${colorScheme}`);

    await choose(phone, photos.slice(2, 7));
    await safe(phone, 5);
    await take(phone, `phone-sent-${colorScheme}`);
    await owner.getByRole('link', { name: en.console.devices }).click();
    await take(owner, `console-devices-${colorScheme}`);
    await owner.getByRole('link', { name: en.console.photos }).click();
    await tiles(owner).nth(2).click();
    await expect(owner.locator('.pswp__item:not([aria-hidden="true"]) img.pswp__img').last()).toBeVisible();
    await take(owner, `console-full-view-${colorScheme}`);
  });
}
