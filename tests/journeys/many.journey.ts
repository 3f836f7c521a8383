/** Two hundred photos in one pick. */
import { readFile, writeFile } from 'node:fs/promises';
import type { Page } from 'playwright/test';
import { en } from '../../web/words/en.ts';
import { gallery } from '../../web/words/en-gallery.ts';
import { expect, test } from '../cast/landfall.ts';
import { photoAt } from '../cast/photo-set.ts';
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
  await expect(owner.getByText(gallery.photoCount(200)).first()).toBeVisible({ timeout: 30_000 });
  expect(await tiles(owner).count()).toBeGreaterThan(10);
  await owner.getByRole('link', { name: en.console.devices }).click();
  await expect(owner.locator('device-row').filter({ hasText: 'Anna’s phone' })).toContainText('200 photos');
});

/** `LANDFALL_MANY=2000 npm run journeys -- many` picks as many as a long holiday brings. */
const many = Number(process.env['LANDFALL_MANY'] ?? 60);

test('very many photos in one pick: none is lost, the page stays light', async ({ owner, phone }, info) => {
  test.setTimeout(180_000);
  await pair(owner, phone);
  // So many tiles would be the console's test.
  await owner.close();
  const small = await readFile(photoAt('dates/real/date-issue-huawei.jpg'));
  const files = await Promise.all(
    Array.from({ length: many }, async (_, index) => {
      const file = info.outputPath(`IMG_${String(index).padStart(4, '0')}.JPG`);
      await writeFile(file, Buffer.concat([small, Buffer.from(`one of ${index}`)]));
      return file;
    }),
  );
  const aborted: string[] = [];
  phone.on('requestfailed', (request) => {
    if (request.url().includes('/api/uploads')) aborted.push(request.failure()?.errorText ?? '');
  });
  const before = await heapBytes(phone);
  await choose(phone, files);
  await expect(phone.getByText(en.sending.doneTitle(many)).first()).toBeVisible({ timeout: 150_000 });
  await safe(phone, many);
  expect(aborted).toEqual([]);
  // The list is as long as a thumb has scrolled, and what was sent is not held.
  expect(await phone.locator('queue-row').count()).toBeLessThan(200);
  const grown = (await heapBytes(phone)) - before;
  info.annotations.push({ type: 'memory grown', description: `${Math.round(grown / 1e6)} MB` });
  expect(grown).toBeLessThan(40_000_000);
});

/** What the page's script holds once everything it let go of is gone. */
async function heapBytes(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize;
}
