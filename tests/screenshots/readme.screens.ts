/** The pictures of the README: console and phone, light and dark, with real photos. Written to docs/screenshots. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { en } from '../../web/words/en.ts';
import { takeHoliday } from '../cast/holiday.ts';
import { expect, test } from '../cast/landfall.ts';
import { photoAt } from '../cast/photo-set.ts';
import { largePhotoBytes } from '../cast/picture.ts';
import { answer, ask, choose, safe, scan, slowDown, still, tiles } from '../cast/steps.ts';

const folder = join(import.meta.dirname, '..', '..', 'docs', 'screenshots');

async function take(page: Page, name: string): Promise<void> {
  await still(page);
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(colorScheme, async ({ host, screens }, info) => {
    const owner = await screens.openConsole({ colorScheme, reducedMotion: 'reduce' });
    const phone = await screens.openPhone({ colorScheme, reducedMotion: 'reduce' });
    await phone.goto(await scan(owner));
    await take(owner, `console-invite-${colorScheme}`);
    await take(phone, `phone-invited-${colorScheme}`);
    await ask(phone, 'Ben’s phone');
    await expect(owner.getByRole('button', { name: en.console.allowBrowse })).toBeEnabled();
    await take(owner, `console-asking-${colorScheme}`);
    await take(phone, `phone-waiting-${colorScheme}`);
    await answer(owner, 'browse');
    await expect(phone.getByRole('button', { name: en.sending.pickPhotos })).toBeVisible();
    await take(phone, `phone-ready-${colorScheme}`);

    await takeHoliday(host);
    await owner.goto(new URL('#photos', owner.url()).href);
    await owner.reload();
    await expect(tiles(owner).first()).toBeVisible();
    await expect.poll(() => owner.locator('photo-tile img.picture.here').count()).toBeGreaterThan(6);
    await expect(owner.locator('photo-tile img.picture.coming')).toHaveCount(0);
    await take(owner, `console-gallery-${colorScheme}`);
    await tiles(owner).first().click();
    await expect(owner.locator('.pswp__bg')).toHaveCSS('opacity', '1');
    await expect(owner.locator('.pswp__item:not([aria-hidden="true"]) img.pswp__img').last()).toBeVisible();
    await take(owner, `console-full-view-${colorScheme}`);
    await owner.keyboard.press('Escape');

    const large = await Promise.all(
      ['IMG_2041.JPG', 'IMG_2042.JPG', 'IMG_2043.JPG', 'IMG_2044.JPG'].map(async (name) => {
        await writeFile(info.outputPath(name), await largePhotoBytes(name, 3_400_000));
        return info.outputPath(name);
      }),
    );
    await slowDown(phone, 1_500_000);
    await choose(phone, [photoAt('phone/galaxy-note5-gps.jpg'), photoAt('dates/zones/big_ben.jpg'), ...large]);
    await expect(phone.getByText(/^(2|3|4)\d%$/)).toBeVisible({ timeout: 30_000 });
    await take(phone, `phone-sending-${colorScheme}`);
    await owner.getByRole('link', { name: en.console.devices }).click();
    await expect(owner.locator('device-row').first()).toBeVisible();
    await take(owner, `console-devices-${colorScheme}`);

    await slowDown(phone, 0);
    await safe(phone, 6);
    await phone.getByRole('link', { name: en.sending.safe(6, 'Study laptop') }).click();
    await expect(phone.getByText(/^Checked just now: all 6 are on/)).toBeVisible();
    await take(phone, `phone-safe-${colorScheme}`);
  });
}
