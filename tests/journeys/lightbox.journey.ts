/** One photo, full view: next and previous, keys, swipe, zoom, what is known of it, and what moves. */
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Locator, Page } from 'playwright/test';
import { en } from '../../web/words/en.ts';
import { lightbox } from '../../web/words/en-lightbox.ts';
import { expect, test } from '../cast/landfall.ts';
import { rawFile } from '../cast/made-files.ts';
import { photoAt } from '../cast/photo-set.ts';
import { alreadyLanded, openLibrary, pair, swipeLeft, tiles } from '../cast/steps.ts';

/** Newest first, as the wall shows them. */
const newestFirst = ['UTC-20240413-203830-NewYork.jpg', 'big_ben.jpg', 'galaxy-note5-gps.jpg'];
const photos = [
  'dates/zones/UTC-20240413-203830-NewYork.jpg',
  'dates/zones/big_ben.jpg',
  'phone/galaxy-note5-gps.jpg',
].map(photoAt);

function fullView(page: Page): Locator {
  return page.getByRole('dialog', { name: lightbox.label });
}

test('buttons and keys go through the photos, and the reader comes back to the last one seen', async ({
  host,
  screens,
}) => {
  const owner = await openLibrary(host, screens, photos);
  await tiles(owner).first().click();
  const view = fullView(owner);
  await expect(view).toBeVisible();
  await expect(view.getByRole('status')).toContainText(newestFirst[0] ?? '');
  await view.getByRole('button', { name: lightbox.next }).click();
  await expect(view.getByRole('status')).toContainText(newestFirst[1] ?? '');
  await owner.keyboard.press('ArrowRight');
  await expect(view.getByRole('status')).toContainText(newestFirst[2] ?? '');
  await owner.keyboard.press('ArrowRight');
  await expect(view.getByRole('status')).toContainText(newestFirst[2] ?? '');
  await owner.keyboard.press('ArrowLeft');
  await expect(view.getByRole('status')).toContainText(newestFirst[1] ?? '');
  await view.getByRole('button', { name: lightbox.previous }).click();
  await expect(view.getByRole('status')).toContainText(newestFirst[0] ?? '');
  await owner.keyboard.press('ArrowRight');
  await expect(view.getByRole('status')).toContainText(newestFirst[1] ?? '');
  await owner.keyboard.press('Escape');
  await expect(view).toBeHidden();
  await expect(tiles(owner).nth(1)).toBeFocused();
});

test('the keyboard alone opens a photo, and browser’s back closes it', async ({ host, screens }) => {
  const owner = await openLibrary(host, screens, photos);
  await tiles(owner).first().focus();
  await owner.keyboard.press('ArrowRight');
  await expect(tiles(owner).nth(1)).toBeFocused();
  await owner.keyboard.press('Enter');
  await expect(fullView(owner).getByRole('status')).toContainText(newestFirst[1] ?? '');
  await owner.goBack();
  await expect(fullView(owner)).toBeHidden();
  await expect(tiles(owner)).toHaveCount(3);
});

test('zoom goes in and out, by button and by key, and to the real pixels of a HEIC that no browser here draws', async ({
  host,
  screens,
}, info) => {
  const raw = info.outputPath('raw.dng');
  await writeFile(raw, await rawFile('dng'));
  const owner = await openLibrary(host, screens, [photoAt('phone/iphone7-portrait-rot.heic'), raw]);
  await tiles(owner).last().click();
  const view = fullView(owner);
  const picture = view.locator('.pswp__item:not([aria-hidden="true"]) img.pswp__img').last();
  const naturalWidth = () => picture.evaluate((image: HTMLImageElement) => image.naturalWidth);
  await expect.poll(naturalWidth, { timeout: 60_000 }).toBe(1200);
  const widthOf = async () => (await picture.boundingBox())?.width ?? 0;
  const before = await widthOf();
  await view.getByRole('button', { name: lightbox.zoom }).click();
  await expect.poll(widthOf).toBeGreaterThan(before * 1.2);
  await view.getByRole('button', { name: lightbox.zoom }).click();
  await expect.poll(widthOf).toBeLessThan(before * 1.05);
  await owner.keyboard.press('z');
  await expect.poll(widthOf).toBeGreaterThan(before * 1.2);
  await expect.poll(naturalWidth, { timeout: 60_000 }).toBe(3024);
  // A raw file that does not tell its size has the shape of the picture inside.
  await owner.keyboard.press('0');
  await owner.keyboard.press('ArrowLeft');
  await expect(view.getByRole('status')).toContainText('raw.dng');
  const shape = async () => {
    const { width, height } = (await picture.boundingBox()) ?? { width: 0, height: 1 };
    return width / height;
  };
  await expect.poll(shape).toBeCloseTo(600 / 450, 1);
});

test('on a phone that browses, a swipe goes on', async ({ host, screens, phone }) => {
  const owner = await openLibrary(host, screens, photos);
  await pair(owner, phone, { name: 'Ben’s phone', access: 'browse' });
  await phone.getByRole('link', { name: en.app.tabPhotos }).click();
  await tiles(phone).first().tap();
  const view = fullView(phone);
  await expect(view.getByRole('status')).toContainText(newestFirst[0] ?? '');
  // While it still grows from its tile, a finger would only stop it.
  await expect(view).toHaveClass(/pswp--open/);
  await expect(phone.locator('.pswp__item:not([aria-hidden="true"]) img.pswp__img').last()).toBeVisible();
  await expect
    .poll(async () => {
      await swipeLeft(phone);
      return view.getByRole('status').textContent();
    })
    .not.toContain(newestFirst[0] ?? '');
});

test('a video plays and seeks, or where the browser has no decoder for it, says so and offers it whole', async ({
  host,
  screens,
}) => {
  const owner = await openLibrary(host, screens, [photoAt('video/bunny-1s.mp4')]);
  await tiles(owner).first().click();
  const view = fullView(owner);
  const plays = await owner.evaluate(
    () => document.createElement('video').canPlayType('video/mp4; codecs="avc1.42E01E"') !== '',
  );
  if (!plays) {
    await expect(view.getByText(lightbox.cannotPlay)).toBeVisible();
    await expect(view.getByRole('link', { name: lightbox.downloadInstead })).toBeVisible();
    return;
  }
  const video = view.locator('video');
  await video.evaluate(async (element: HTMLVideoElement) => {
    element.muted = true;
    await element.play();
  });
  await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.currentTime)).toBeGreaterThan(0);
  const sought = await video.evaluate(async (element: HTMLVideoElement) => {
    element.pause();
    const seeked = new Promise((resolve) => element.addEventListener('seeked', resolve, { once: true }));
    element.currentTime = element.duration / 2;
    await seeked;
    return { at: element.currentTime / element.duration, width: element.videoWidth };
  });
  expect(sought.at).toBeCloseTo(0.5, 1);
  expect(sought.width).toBeGreaterThan(0);
});

test('the original comes down byte for byte under its name', async ({ host, screens }, info) => {
  const owner = await openLibrary(host, screens, photos.slice(0, 1));
  await tiles(owner).first().click();
  const download = owner.waitForEvent('download');
  await fullView(owner)
    .getByRole('link', { name: lightbox.download })
    .or(fullView(owner).getByRole('button', { name: lightbox.download }))
    .first()
    .click();
  const saved = await download;
  expect(saved.suggestedFilename()).toBe(newestFirst[0]);
  await saved.saveAs(info.outputPath('saved.jpg'));
});

test('the information panel takes its room from the photo, says what is known, and keeps a description', async ({
  host,
  screens,
}) => {
  const owner = await openLibrary(host, screens, photos);
  await tiles(owner).nth(1).click();
  const view = fullView(owner);
  const picture = view.locator('.pswp__item:not([aria-hidden="true"]) img.pswp__img').last();
  await expect(view).toBeFocused();
  await expect(picture).toBeVisible();
  await owner.keyboard.press('i');
  const panel = view.getByRole('complementary', { name: lightbox.information });
  await expect(panel).toBeVisible();
  const sha256 = createHash('sha256')
    .update(await readFile(photos[1] ?? ''))
    .digest('hex');
  for (const said of [sha256, 'big_ben.jpg', 'library/', 'Anna’s phone', lightbox.takenFrom['exif-original']])
    await expect(panel).toContainText(said);
  const [photoBox, panelBox] = [await picture.boundingBox(), await panel.boundingBox()];
  expect((photoBox?.x ?? 0) + (photoBox?.width ?? 0)).toBeLessThanOrEqual(panelBox?.x ?? 0);

  await panel.getByRole('textbox', { name: lightbox.description }).fill('Westminster at noon');
  await owner.keyboard.press('Escape');
  await expect(panel.getByText(lightbox.descriptionKept)).toBeVisible();
  await owner.keyboard.press('ArrowRight');
  await expect(panel).toContainText(newestFirst[2] ?? '');
  await expect(panel.getByRole('textbox')).toHaveValue('');
  await owner.keyboard.press('ArrowLeft');
  await expect(panel.getByRole('textbox')).toHaveValue('Westminster at noon');
  await panel.getByRole('button', { name: lightbox.closeInformation }).click();
  await expect(panel).toBeHidden();
  await expect(view.getByRole('button', { name: lightbox.information })).toBeFocused();
});

test('keys mark and delete, a sheet says which, and the next photo takes the place of one that went', async ({
  host,
  screens,
}) => {
  const owner = await openLibrary(host, screens, photos);
  await tiles(owner).first().click();
  const view = fullView(owner);
  await expect(view.getByRole('status')).toContainText(newestFirst[0] ?? '');
  await expect(view).toBeFocused();
  await owner.keyboard.press('f');
  await expect(view.getByRole('button', { name: lightbox.addFavourite })).toHaveAttribute('aria-pressed', 'true');
  await owner.keyboard.press('?');
  const sheet = owner.getByRole('dialog', { name: lightbox.keysTitle });
  await expect(sheet).toBeVisible();
  await owner.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await expect(view).toBeVisible();
  await owner.keyboard.press('Delete');
  await expect(view.getByRole('status')).toContainText(newestFirst[1] ?? '');
  await owner.keyboard.press('ArrowRight');
  await owner.keyboard.press('Delete');
  await expect(view.getByRole('status')).toContainText(newestFirst[1] ?? '');
  await owner.keyboard.press('Delete');
  await expect(view).toBeHidden();
  await expect(tiles(owner)).toHaveCount(0);
});

test('what lands meanwhile does not take the photo away from the reader', async ({ host, screens }) => {
  const owner = await openLibrary(host, screens, photos.slice(1));
  await tiles(owner).first().click();
  const view = fullView(owner);
  await expect(view.getByRole('status')).toContainText(newestFirst[1] ?? '');
  await expect(view.getByRole('button', { name: lightbox.previous })).toBeDisabled();
  await alreadyLanded(host, photos.slice(0, 1));
  await expect(view.getByRole('button', { name: lightbox.previous })).toBeEnabled();
  await expect(view.getByRole('status')).toContainText(newestFirst[1] ?? '');
  await owner.keyboard.press('ArrowLeft');
  await expect(view.getByRole('status')).toContainText(newestFirst[0] ?? '');
});

test('a motion photo plays its own movie, and a slideshow goes on by itself', async ({ host, screens }) => {
  const motion = photoAt('live-motion/synthetic/PXL_20200919_105557000.MP.jpg');
  const owner = await openLibrary(host, screens, [...photos.slice(0, 1), motion]);
  await tiles(owner).first().click();
  const view = fullView(owner);
  await expect(view.getByRole('status')).toContainText(newestFirst[0] ?? '');
  const play = view.getByRole('button', { name: lightbox.playMotion });
  await expect(play).toBeHidden();
  await expect(view).toBeFocused();
  await owner.keyboard.press('s');
  await expect(view.getByRole('status')).toContainText(basename(motion), { timeout: 15_000 });
  const movie = owner.waitForResponse((answer) => answer.url().endsWith('/motion'));
  await play.click();
  expect((await movie).status()).toBe(206);
});

test('a video that no browser plays is played from a copy that the laptop makes, where it can', async ({
  host,
  screens,
}) => {
  const owner = await openLibrary(host, screens, [photoAt('video/old.3gp')]);
  await tiles(owner).first().click();
  const view = fullView(owner);
  const copy = view.locator('video[src$="/playable"]');
  const cannot = view.getByText(lightbox.noCopy['no-maker']);
  // A browser without a decoder for the copy either says so in the end.
  await expect(copy.or(cannot).or(view.getByText(lightbox.noCopy.unreadable)).first()).toBeVisible({ timeout: 30_000 });
  await expect(view.getByRole('link', { name: lightbox.download }).first()).toBeVisible();
});
