/** The whole story, on real photos: scan, allow, send, see; stop, start, nothing is gone; send again, nothing is doubled. */
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { en } from '../../web/words/en.ts';
import { expect, test } from '../cast/landfall.ts';
import { photoAt } from '../cast/photo-set.ts';
import { answer, ask, askedDigits, choose, pair, safe, scan, tiles } from '../cast/steps.ts';
import { sha256Of } from '../cast/tus.ts';

const photos = [
  'phone/iphone7-portrait-rot.heic',
  'phone/galaxy-note5-gps.jpg',
  'phone/samsung-m31-small.heic',
  'dates/zones/UTC-20240413-203830-NewYork.jpg',
  'names/写真 テスト 한국어.jpg',
  "names/l'été d'Anaïs; #1 + 100% [ok] {x} = $5 @home!.jpg",
  'formats/png-exif-gps.png',
  'formats/webp-denali.webp',
  'orientation/Landscape_6.jpg',
  'video/bunny-1s.mp4',
].map(photoAt);

async function originalsBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name !== 'SHA256SUMS' && entry.name !== '.landfall-library.json')
    .map((entry) => join(entry.parentPath, entry.name));
}

test('photos get from a phone onto the laptop, and stay', async ({ host, owner, phone }) => {
  await test.step('the console shows what to do, a QR and the typed code', async () => {
    await expect(owner.getByRole('heading', { name: en.console.welcomeTitle })).toBeVisible();
    for (const step of en.console.steps) await expect(owner.getByText(step)).toBeVisible();
    await expect(owner.getByRole('img', { name: en.console.typedCodeLabel('') })).toHaveText(
      /^\s*[A-Z]{4}\s*[A-Z]{4}\s*$/,
    );
    await expect(owner.getByText(/^Valid for/)).toBeVisible();
  });

  await test.step('the phone scans, says which host this is, and both screens show the same four digits', async () => {
    const url = await scan(owner);
    expect(url).toMatch(/^https:\/\/127\.0\.0\.1:\d+\/p#1\./);
    await phone.goto(url);
    await expect(phone.getByRole('heading', { name: en.pairing.invited('Study laptop') })).toBeVisible();
    await expect(phone.getByLabel(en.pairing.nameLabel)).not.toHaveValue('');
    expect(phone.url()).not.toContain('#1.');
    const digits = await ask(phone, 'Anna’s phone');
    expect(digits).toMatch(/^\d{4}$/);
    expect(await askedDigits(owner)).toBe(digits);
    await expect(owner.getByRole('alertdialog')).toContainText('Anna’s phone');
    await expect(owner.getByRole('alertdialog')).toContainText('127.0.0.1');
    await answer(owner, 'browse');
  });

  await test.step('the phone is paired, also after a reload', async () => {
    await expect(phone.getByRole('button', { name: en.sending.pickPhotos })).toBeVisible();
    await phone.reload();
    await expect(phone.getByRole('button', { name: en.sending.pickFiles })).toBeVisible();
  });

  await test.step('photos are chosen and sent, and appear on the console without a reload', async () => {
    await choose(phone, photos.slice(0, 6));
    await choose(phone, photos.slice(6), en.sending.pickFiles);
    await safe(phone, photos.length);
    // Far months are not drawn: a screen so high shows all of them at once.
    await owner.setViewportSize({ width: 1280, height: 2000 });
    await expect(tiles(owner)).toHaveCount(photos.length);
    await expect(owner.getByRole('heading', { name: /November 2017/ })).toBeVisible();
    await expect(tiles(owner).first()).toHaveAccessibleName(/Anna’s phone/i);
  });

  await test.step('their previews are there to see', async () => {
    await expect
      .poll(() => owner.locator('photo-tile img.picture.here').count(), { timeout: 60_000 })
      .toBeGreaterThanOrEqual(photos.length - 1);
  });

  await test.step('the devices are listed: online, how many photos, and renamed in place', async () => {
    await owner.getByRole('link', { name: en.console.devices }).click();
    const row = owner.locator('device-row').filter({ hasText: 'Anna’s phone' });
    await expect(row).toContainText(en.console.online);
    await expect(row).toContainText(`${photos.length} photos`);
    await row.getByRole('button', { name: en.console.renameOf('Anna’s phone') }).click();
    await row.getByLabel(en.console.newName('Anna’s phone')).fill('Anna’s new phone');
    await row.getByRole('button', { name: en.console.save }).click();
    await expect(owner.locator('device-row').filter({ hasText: 'Anna’s new phone' })).toBeVisible();
  });

  await test.step('the originals lie below the device and the month, byte for byte, under their names', async () => {
    const library = join(host.dataDir, 'library');
    const files = await originalsBelow(library);
    expect(files.map((file) => basename(file).normalize('NFC')).toSorted()).toEqual(
      photos.map((file) => basename(file).normalize('NFC')).toSorted(),
    );
    for (const file of files) expect(file.slice(library.length)).toMatch(/^\/[^/]+\/\d{4}\/\d{4}-\d\d\/[^/]+$/);
    const [sent, kept] = await Promise.all(
      [photos, files].map(async (list) =>
        (await Promise.all(list.map((file) => readFile(file)))).map(sha256Of).toSorted(),
      ),
    );
    expect(kept).toEqual(sent);
  });

  await test.step('the host stops and starts: the console and the phone go on by themselves, and nothing is gone', async () => {
    await owner.getByRole('link', { name: en.console.photos }).click();
    await host.stop();
    await expect(phone.getByText(en.sending.unreachable).first()).toBeVisible();
    await host.start();
    await expect(phone.getByText(en.sending.connected)).toBeVisible({ timeout: 30_000 });
    await expect(tiles(owner)).toHaveCount(photos.length);
    await owner.reload();
    await expect(tiles(owner)).toHaveCount(photos.length);
  });

  await test.step('sending the same again says so and stores nothing twice', async () => {
    await choose(phone, photos);
    await expect(phone.getByText(en.sending.alreadyHere(photos.length))).toBeVisible();
    expect(await originalsBelow(join(host.dataDir, 'library'))).toHaveLength(photos.length);
    await expect(tiles(owner)).toHaveCount(photos.length);
  });
});

test('two phones and another computer, paired by typed code, send at once', async ({ screens, owner, phone }) => {
  const second = await screens.openPhone();
  await pair(owner, phone, { name: 'Anna’s phone' });
  await pair(owner, second, { name: 'Ben’s phone', access: 'send' });
  await Promise.all([choose(phone, photos.slice(0, 3)), choose(second, photos.slice(3, 6))]);
  await Promise.all([safe(phone, 3), safe(second, 3)]);
  await owner.setViewportSize({ width: 1280, height: 2000 });
  await expect(tiles(owner)).toHaveCount(6);
  await owner.getByRole('link', { name: en.console.devices }).click();
  for (const name of ['Anna’s phone', 'Ben’s phone']) {
    await expect(owner.locator('device-row').filter({ hasText: name })).toContainText('3 photos');
  }
  await phone.getByRole('link', { name: en.app.tabPhotos, exact: true }).click();
  await expect(tiles(phone)).toHaveCount(6);
  await expect(second.getByRole('link', { name: en.app.tabPhotos, exact: true })).toHaveCount(0);
});

test('what is no photo is kept out and named, and the rest goes on', async ({ owner, phone }, info) => {
  await pair(owner, phone);
  const good = photoAt('dates/zones/big_ben.jpg');
  await choose(phone, [
    photoAt('hostile/active/text-named.jpg'),
    photoAt('hostile/broken/zero-byte.jpg'),
    photoAt('hostile/active/html-named.jpg'),
    good,
  ]);
  await safe(phone, 1);
  await expect(phone.getByRole('heading', { name: en.sending.failedTitle(3) })).toBeVisible();
  for (const name of ['text-named.jpg', 'zero-byte.jpg', 'html-named.jpg']) {
    await expect(
      phone
        .locator('queue-row')
        .filter({ hasText: name })
        .getByText(/neither a photo nor a video|empty/),
    ).toBeVisible();
  }
  await expect(tiles(owner)).toHaveCount(1);
  await expect(phone).not.toHaveTitle(/PWNED/);
  info.annotations.push({ type: 'kept', description: basename(good) });
});
