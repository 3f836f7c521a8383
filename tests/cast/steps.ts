/** What people do at the screens, in their words: scan, allow, choose photos, wait until they are safe. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type CDPSession, expect, type Page } from 'playwright/test';
import { en } from '../../web/words/en.ts';
import { ownerOf, pairedDevice } from './caller.ts';
import type { Host } from './host.ts';
import type { Screens } from './landfall.ts';
import { readQr } from './qr.ts';
import { receiptOf, send } from './tus.ts';

/** What the QR on the console says, read from the pixels of a screenshot. */
export async function scan(owner: Page): Promise<string> {
  await openInvitation(owner);
  return await scanScreen(owner);
}

/** What a QR says that is on the screen already. */
export async function scanScreen(owner: Page): Promise<string> {
  let said: string | null = null;
  await expect
    .poll(async () => {
      said = await readQr(await owner.screenshot());
      return said;
    })
    .toContain('/p#1.');
  return said ?? '';
}

/** The typed code on the console. */
export async function typedCode(owner: Page): Promise<string> {
  await openInvitation(owner);
  return (await owner.getByRole('img', { name: en.console.typedCodeLabel('') }).innerText()).replaceAll(/\s/g, '');
}

async function openInvitation(owner: Page): Promise<void> {
  await owner.getByRole('link', { name: en.console.addPhone }).click();
  await expect(owner.getByRole('img', { name: en.console.qrAlt })).toBeVisible();
}

/** On the device: gives it a name and asks to be let in. Answers the four digits that it shows. */
export async function ask(device: Page, name: string): Promise<string> {
  await device.getByLabel(en.pairing.nameLabel).fill(name);
  await device.getByRole('button', { name: en.pairing.pair, exact: true }).click();
  return digitsOf(device, en.pairing.digitsLabel(''));
}

/** On the console: the digits of who asks. */
export function askedDigits(owner: Page): Promise<string> {
  return digitsOf(owner, en.console.askNumberLabel(''));
}

async function digitsOf(page: Page, label: string): Promise<string> {
  const digits = page.getByRole('img', { name: label.trim() });
  await expect(digits).toBeVisible();
  return ((await digits.getAttribute('aria-label')) ?? '').replaceAll(/\D/g, '');
}

export type Answer = 'browse' | 'send' | 'deny';

/** On the console: answers whoever asks. */
export async function answer(owner: Page, decision: Answer): Promise<void> {
  const buttons = { browse: en.console.allowBrowse, send: en.console.allowSend, deny: en.console.deny };
  await owner.getByRole('button', { name: buttons[decision], exact: true }).click();
}

/** The whole way in: scan, name, the same digits on both screens, Allow. The device then shows its send page. */
export async function pair(
  owner: Page,
  device: Page,
  { name = 'Anna’s phone', access = 'browse' }: { name?: string; access?: 'browse' | 'send' } = {},
): Promise<void> {
  await device.goto(await scan(owner));
  const digits = await ask(device, name);
  expect(await askedDigits(owner)).toBe(digits);
  await answer(owner, access);
  await expect(device.getByRole('button', { name: en.sending.pickPhotos })).toBeVisible();
}

/** Taps a pick button and chooses files. */
export async function choose(
  device: Page,
  files: readonly string[],
  button: string = en.sending.pickPhotos,
): Promise<void> {
  const chooser = device.waitForEvent('filechooser');
  await device.getByRole('button', { name: button }).click();
  await (await chooser).setFiles([...files]);
}

/** Waits until the device says that so many photos are safe on the host. */
export async function safe(device: Page, count: number): Promise<void> {
  await expect(device.getByText(en.sending.safe(count, 'Study laptop'))).toBeVisible({ timeout: 60_000 });
}

/** The photos on the wall that are near enough to be drawn. */
export function tiles(page: Page) {
  return page.locator('photo-tile').getByRole('button');
}

/** A pace belongs to the session that set it: another session could not end it. */
const paceSetters = new WeakMap<Page, Promise<CDPSession>>();

/** Slows what a page sends down to so many bytes a second, so that there is a middle; 0 ends it. */
export async function slowDown(page: Page, bytesPerSecond: number): Promise<void> {
  const known = paceSetters.get(page) ?? page.context().newCDPSession(page);
  paceSetters.set(page, known);
  const session = await known;
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: bytesPerSecond === 0 ? -1 : bytesPerSecond,
  });
}

/** One finger, from right to left across the screen. */
export async function swipeLeft(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { width, height } = page.viewportSize() ?? { width: 400, height: 800 };
  const at = (share: number) => [{ x: width * share, y: height / 2 }];
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0.8) });
  for (const share of [0.7, 0.55, 0.4, 0.25, 0.15]) {
    await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(share) });
  }
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

/** Puts photos into the library as a device named “Anna’s phone” would, without a screen. */
export async function alreadyLanded(host: Host, files: readonly string[]): Promise<void> {
  const device = await pairedDevice(host, await ownerOf(host), { name: 'Anna’s phone', access: 'browse' });
  for (const file of files) receiptOf(await send(device, { name: basename(file), bytes: await readFile(file) }));
}

/** The console of a host whose library holds these photos, with their wall on the screen. */
export async function openLibrary(host: Host, screens: Screens, files: readonly string[]): Promise<Page> {
  await alreadyLanded(host, files);
  const owner = await screens.openConsole();
  await expect(tiles(owner).first()).toBeVisible();
  return owner;
}

/** Waits until nothing on the screen moves to its place any more; what turns for ever does not count. */
export async function still(page: Page): Promise<void> {
  await page.evaluate(async () => {
    // What has just changed starts to move with the next frame.
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    const ending = document
      .getAnimations()
      .filter((animation) => animation.effect?.getComputedTiming().iterations !== Infinity);
    await Promise.all(ending.map((animation) => animation.finished.catch(() => undefined)));
  });
}
