/** What happens in the middle: a reload, a host that stops, an owner who disconnects the phone. */
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestInfo } from 'playwright/test';
import { en } from '../../web/words/en.ts';
import { expect, test } from '../cast/landfall.ts';
import { largePhotoBytes, photoBytes } from '../cast/picture.ts';
import { choose, pair, safe, slowDown, tiles } from '../cast/steps.ts';

/** A small photo, that lands at once, and four of 3 MB: at the pace of `slowly`, many seconds of sending. */
async function photosOf(info: TestInfo): Promise<string[]> {
  const small = info.outputPath('small.jpg');
  await writeFile(small, await photoBytes('small'));
  const marks = ['one', 'two', 'three', 'four'];
  for (const mark of marks) await writeFile(info.outputPath(`${mark}.jpg`), await largePhotoBytes(mark, 3_000_000));
  return [small, ...marks.map((mark) => info.outputPath(`${mark}.jpg`))];
}

const slowly = 800_000;

test('a reload in the middle: the same pick goes on, and nothing is sent twice', async ({ owner, phone }, info) => {
  await pair(owner, phone);
  const files = await photosOf(info);
  await slowDown(phone, slowly);
  await choose(phone, files);
  await expect(tiles(owner).first()).toBeVisible({ timeout: 30_000 });
  await phone.reload();
  await expect(phone.getByText(en.sending.unpickedHelp)).toBeVisible();
  await slowDown(phone, 0);
  await choose(phone, files);
  await expect(phone.getByText(en.sending.unpickedHelp)).toBeHidden();
  await safe(phone, 5);
  await expect(tiles(owner)).toHaveCount(5);
});

test('the host stops in the middle and starts again: sending goes on by itself', async ({
  host,
  owner,
  phone,
}, info) => {
  await pair(owner, phone);
  await slowDown(phone, slowly);
  await choose(phone, await photosOf(info));
  await expect(tiles(owner).first()).toBeVisible({ timeout: 30_000 });
  await host.kill();
  await expect(phone.getByText(en.sending.waitingTitle).first()).toBeVisible();
  await slowDown(phone, 0);
  await host.start();
  await safe(phone, 5);
  await expect(tiles(owner)).toHaveCount(5, { timeout: 30_000 });
});

test('disconnected in the middle: the phone says so at once, what had landed stays, nothing half-sent is seen', async ({
  host,
  owner,
  phone,
}, info) => {
  await pair(owner, phone);
  await slowDown(phone, slowly);
  await choose(phone, await photosOf(info));
  await expect(tiles(owner).first()).toBeVisible({ timeout: 30_000 });
  await owner.getByRole('link', { name: en.console.devices }).click();
  await owner.getByRole('button', { name: en.console.disconnectOf('Anna’s phone') }).click();
  await owner.getByRole('alertdialog').getByRole('button', { name: en.console.disconnect, exact: true }).click();
  await expect(phone.getByRole('heading', { name: en.app.revokedTitle })).toBeVisible();
  await expect(owner.getByText(en.console.nobodyTitle)).toBeVisible();
  await owner.getByRole('link', { name: en.console.photos }).click();
  const kept = await tiles(owner).count();
  expect(kept).toBeGreaterThanOrEqual(1);
  expect(kept).toBeLessThan(5);
  const originals = (await readdir(join(host.dataDir, 'library'), { recursive: true })).filter((name) =>
    name.endsWith('.jpg'),
  );
  expect(originals).toHaveLength(kept);
});

test('cancelled and tried again: a file left out stays out, the rest is sent', async ({ owner, phone }, info) => {
  await pair(owner, phone);
  await slowDown(phone, slowly);
  await choose(phone, await photosOf(info));
  await phone.getByRole('button', { name: en.sending.cancelNamed('four.jpg') }).click();
  await slowDown(phone, 0);
  await safe(phone, 4);
  await expect(tiles(owner)).toHaveCount(4);
});

test('paused, nothing moves; going on, it is all sent', async ({ owner, phone }, info) => {
  await pair(owner, phone);
  await slowDown(phone, slowly);
  await choose(phone, await photosOf(info));
  await phone.getByRole('button', { name: en.sending.pause, exact: true }).click();
  await expect(phone.getByText(en.sending.pausedTitle).first()).toBeVisible();
  await slowDown(phone, 0);
  await phone.getByRole('button', { name: en.sending.goOn, exact: true }).click();
  await safe(phone, 5);
});
