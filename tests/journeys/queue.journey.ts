/** The phone's queue: what a person stops, what a reload takes away, what the laptop had deleted, how fast it may go. */
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Page, TestInfo } from 'playwright/test';
import { en } from '../../web/words/en.ts';
import { ownerOf, pairedDevice } from '../cast/caller.ts';
import { Host } from '../cast/host.ts';
import { expect, test } from '../cast/landfall.ts';
import { largePhotoBytes, photoBytes } from '../cast/picture.ts';
import { choose, pair, safe, slowDown, tiles } from '../cast/steps.ts';
import { receiptOf, send } from '../cast/tus.ts';

const say = en.sending;

async function photo(info: TestInfo, name: string, sizeBytes = 0): Promise<string> {
  const path = info.outputPath(name);
  await writeFile(path, sizeBytes === 0 ? await photoBytes(name) : await largePhotoBytes(name, sizeBytes));
  return path;
}

async function tap(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
}

/** From where each PATCH of this page sends, as the host hears it. */
function patches(page: Page): number[] {
  const offsets: number[] = [];
  page.on('request', (request) => {
    if (request.method() === 'PATCH') offsets.push(Number(request.headers()['upload-offset']));
  });
  return offsets;
}

test('what was paused stays paused across a reload: all of it, and one by itself', async ({ owner, phone }, info) => {
  await pair(owner, phone);
  const files = [await photo(info, 'one.jpg', 3_000_000), await photo(info, 'two.jpg', 3_000_000)];
  await slowDown(phone, 500_000);
  await choose(phone, files);
  await tap(phone, say.pauseNamed('two.jpg'));
  await expect(phone.getByText(say.state.paused).first()).toBeVisible();
  await tap(phone, say.pause);
  await expect(phone.getByRole('heading', { name: say.pausedTitle })).toBeVisible();
  await phone.reload();
  await expect(phone.getByRole('heading', { name: say.pickAgainTitle })).toBeVisible();
  await slowDown(phone, 0);
  await choose(phone, files);
  await expect(phone.getByRole('heading', { name: say.pausedTitle })).toBeVisible();
  await tap(phone, say.goOn);
  await safe(phone, 1);
  await tap(phone, say.goOnNamed('two.jpg'));
  await safe(phone, 2);
});

test('a long video is half sent when the page is loaded again: picked under another name, it goes on at the host’s offset', async ({
  owner,
  phone,
}, info) => {
  await pair(owner, phone);
  const film = await photo(info, 'film.jpg', 80_000_000);
  const renamed = info.outputPath('1000000042.jpg');
  await copyFile(film, renamed);
  const offsets = patches(phone);
  const held: number[] = [];
  phone.on('response', (response) => {
    if (response.request().method() === 'PATCH') held.push(Number(response.headers()['upload-offset']));
  });
  await slowDown(phone, 8_000_000);
  const hashed = phone.waitForResponse((response) => response.url().endsWith('/api/photos/known'));
  await choose(phone, [film]);
  await hashed;
  await expect.poll(() => held.length).toBeGreaterThanOrEqual(2);
  await phone.reload();
  await expect(phone.getByRole('heading', { name: say.pickAgainTitle })).toBeVisible();
  await expect(phone.getByText(/^\d\d(\.\d)? of 80 MB left$/).first()).toBeVisible();
  const before = offsets.length;
  const durable = held.at(-1) ?? 0;
  await slowDown(phone, 0);
  await choose(phone, [renamed]);
  await safe(phone, 1);
  const after = offsets.slice(before);
  // What had left when the page went may be more than what was answered, and is not sent again either.
  expect(after[0]).toBeGreaterThanOrEqual(durable);
  expect(after).toEqual(after.toSorted((a, b) => a - b));
  expect(new Set(after).size).toBe(after.length);
  await expect(tiles(owner)).toHaveCount(1, { timeout: 30_000 });
});

test('photos that were deleted on the laptop are asked about, and sent again only on a person’s word', async ({
  host,
  owner,
  phone,
}, info) => {
  const [gone, left, fresh] = await Promise.all(['gone.jpg', 'left.jpg', 'fresh.jpg'].map((name) => photo(info, name)));
  const caller = await ownerOf(host);
  const device = await pairedDevice(host, caller, { name: 'Old phone', access: 'send' });
  for (const file of [gone, left]) {
    const { photoId } = receiptOf(
      await send(device, { name: basename(file ?? ''), bytes: await readFile(file ?? '') }),
    );
    await caller.call(`/api/photos/${photoId}`, { method: 'DELETE' });
  }
  await pair(owner, phone);
  await choose(phone, [gone ?? '', left ?? '', fresh ?? '']);
  await safe(phone, 1);
  await expect(phone.getByRole('heading', { name: say.removedTitle(2) }).first()).toBeVisible();
  await expect(phone.getByText(/^Deleted on Study laptop on .*\d{4}$/)).toHaveCount(2);
  await expect(tiles(owner)).toHaveCount(1);
  await tap(phone, say.leaveOutNamed('left.jpg'));
  await tap(phone, say.sendAgain);
  await safe(phone, 2);
  await expect(phone.getByText(say.doneTitle(2)).first()).toBeVisible();
  await expect(tiles(owner)).toHaveCount(2);
});

test('the laptop got a new address: scanned and picked again, nothing is sent twice', async ({
  host,
  owner,
  phone,
  browser,
}, info) => {
  await pair(owner, phone);
  const files = await Promise.all(['a.jpg', 'b.jpg'].map((name) => photo(info, name)));
  await choose(phone, files);
  await safe(phone, 2);
  await host.kill();
  await expect(phone.getByText(say.newAddressHelp)).toBeVisible();

  await using moved = await Host.start({ dataDir: host.dataDir });
  const { consoleUrl, launchKey } = await moved.launch();
  // A new origin knows nothing of the old one, and neither do these.
  const desk = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  const again = await (await browser.newContext({ ignoreHTTPSErrors: true })).newPage();
  await desk.goto(`${consoleUrl}/#k=${launchKey}`);
  await pair(desk, again);
  const uploads: string[] = [];
  again.on('request', (request) => {
    if (request.url().includes('/api/uploads')) uploads.push(request.method());
  });
  await choose(again, files);
  await expect(again.getByText(say.allHereTitle(2)).first()).toBeVisible();
  await safe(again, 2);
  expect(uploads).toEqual([]);
  await desk.context().close();
  await again.context().close();
});

test('one tab sends at a time, and the next takes over when it is closed', async ({ owner, phone }, info) => {
  await pair(owner, phone);
  const second = await phone.context().newPage();
  await second.goto(phone.url());
  await expect(second.getByRole('heading', { name: say.otherTabTitle })).toBeVisible();
  await phone.close();
  await choose(second, [await photo(info, 'a.jpg')]);
  await safe(second, 1);
});

test('a speed limit and “only while charging” hold sending back, say so, and are kept', async ({
  owner,
  phone,
}, info) => {
  await phone.addInitScript(() => {
    const battery = Object.assign(new EventTarget(), { charging: false });
    Object.assign(navigator, { getBattery: async () => battery });
    addEventListener('plugged-in', () => {
      battery.charging = true;
      battery.dispatchEvent(new Event('chargingchange'));
    });
  });
  await pair(owner, phone);
  await phone.getByText(say.options).click();
  await phone.getByText(say.limitOf(20_000_000), { exact: true }).click();
  await phone.getByLabel(say.onlyWhileCharging).check();
  await phone.reload();
  await expect(phone.getByText(say.atMost(20_000_000))).toBeVisible();
  const offsets = patches(phone);
  await choose(phone, [await photo(info, 'one.jpg', 12_000_000)]);
  await expect(phone.getByRole('heading', { name: say.chargerTitle })).toBeVisible();
  expect(offsets).toEqual([]);
  await phone.evaluate(() => dispatchEvent(new Event('plugged-in')));
  await safe(phone, 1);
  expect(offsets).toEqual([0, 5_000_000, 10_000_000]);
});
