/** Two hundred photos in one pick. */
import { writeFile } from 'node:fs/promises';
import { en } from '../../web/words/en.ts';
import { expect, test } from '../cast/landfall.ts';
import { photoBytes } from '../cast/picture.ts';
import { choose, pair, safe, tiles } from '../cast/steps.ts';

test('two hundred photos are picked, sent and seen', async ({ owner, phone }, info) => {
  test.setTimeout(120_000);
  await pair(owner, phone);
  const files = await Promise.all(
    Array.from({ length: 200 }, async (_, index) => {
      const file = info.outputPath(`IMG_${String(index).padStart(4, '0')}.JPG`);
      await writeFile(file, await photoBytes(`many ${index}`));
      return file;
    }),
  );
  await phone.evaluate(() => {
    Object.assign(globalThis, { longestFrameMs: 0 });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) {
        const before: unknown = Reflect.get(globalThis, 'longestFrameMs');
        Object.assign(globalThis, { longestFrameMs: Math.max(Number(before), duration) });
      }
    }).observe({ type: 'long-animation-frame', buffered: true });
  });
  await choose(phone, files);
  await safe(phone, 200);
  await expect(phone.getByText(en.sending.doneTitle(200)).first()).toBeVisible();
  const longest = await phone.evaluate(() => Number(Reflect.get(globalThis, 'longestFrameMs')));
  info.annotations.push({ type: 'longest frame while sending', description: `${Math.round(longest)} ms` });
  await expect(owner.getByText(en.gallery.photoCount(200)).first()).toBeVisible({ timeout: 30_000 });
  expect(await tiles(owner).count()).toBeGreaterThan(10);
  await owner.getByRole('link', { name: en.console.devices }).click();
  await expect(owner.locator('device-row').filter({ hasText: 'Anna’s phone' })).toContainText('200 photos');
});
