/** Before a person deletes photos on the phone: what is safe, on which host, asked again now; and what is safe no longer. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Page } from 'playwright/test';
import { PhotoPageSchema } from '../../protocol/photo.ts';
import { routes } from '../../protocol/routes.ts';
import { en } from '../../web/words/en.ts';
import { receipts as say } from '../../web/words/en-receipts.ts';
import { hasNoBarriers } from '../cast/barriers.ts';
import { ownerOf } from '../cast/caller.ts';
import type { Host } from '../cast/host.ts';
import { expect, test } from '../cast/landfall.ts';
import { photoAt } from '../cast/photo-set.ts';
import { choose, pair, safe } from '../cast/steps.ts';
import { sha256Of } from '../cast/tus.ts';

const photos = [
  'phone/galaxy-note5-gps.jpg',
  'phone/iphone15pro.heic',
  'dates/zones/big_ben.jpg',
  "names/l'été d'Anaïs; #1 + 100% [ok] {x} = $5 @home!.jpg",
  'video/bunny-1s.mp4',
].map(photoAt);

async function openList(phone: Page, count: number): Promise<void> {
  await phone.getByRole('link', { name: en.sending.safe(count, 'Study laptop') }).click();
  await expect(phone.getByRole('heading', { name: say.title })).toBeVisible();
}

function rows(phone: Page) {
  return phone.locator('safe-rows li.safe');
}

/** On the host, by its owner. */
async function deleteOnHost(host: Host, name: string): Promise<void> {
  const owner = await ownerOf(host);
  const { photos: kept } = await owner.ask(PhotoPageSchema, routes.photos);
  const photo = kept.find((one) => one.name === name);
  if (photo === undefined) throw new Error(`${name} is not on the host`);
  await owner.call(routes.photo(photo.id), { method: 'DELETE' });
}

test('sent, listed, checked, deleted on the host, away: the list says what is so', async ({ host, owner, phone }) => {
  await pair(owner, phone);
  await choose(phone, photos);
  await safe(phone, 5);

  await test.step('each photo says where it is and since when', async () => {
    await openList(phone, 5);
    await expect(phone.getByText(/^Checked just now: all 5 are on Study laptop\.$/)).toBeVisible();
    await expect(phone.getByText(say.deletesNothing)).toBeVisible();
    await expect(rows(phone)).toHaveCount(5);
    for (const file of photos) {
      const row = rows(phone).filter({ hasText: basename(file) });
      await expect(row).toContainText(/Study laptop: library\/Anna s phone\/\d{4}\/\d{4}-\d\d\//);
      await expect(row).toContainText(/\d\d:\d\d/);
    }
    await expect(rows(phone).filter({ hasText: 'iphone15pro.heic' })).toContainText(
      say.cameAs([say.came['live-photo']]),
    );
  });

  await test.step('it is found by name', async () => {
    await phone.getByRole('searchbox', { name: say.search }).fill('BIG_');
    await expect(rows(phone)).toHaveCount(1);
    await phone.getByRole('searchbox').fill('');
    await expect(rows(phone)).toHaveCount(5);
  });

  await test.step('the list leaves the phone as a file, whole', async () => {
    const saving = phone.waitForEvent('download');
    await phone.getByRole('button', { name: say.save }).click();
    const file = await saving;
    expect(file.suggestedFilename()).toMatch(/^Landfall Study laptop \d{4}-\d\d-\d\d\.csv$/);
    const text = await readFile(await file.path(), 'utf8');
    for (const photo of photos) {
      expect(text).toContain(basename(photo));
      expect(text).toContain(sha256Of(await readFile(photo)));
    }
  });

  await test.step('on paper every photo has its line, and no button has', async () => {
    await phone.emulateMedia({ media: 'print' });
    await phone.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await expect(rows(phone)).toHaveCount(5);
    await expect(phone.getByRole('button', { name: say.print })).toBeHidden();
    await expect(phone.getByText(/^Printed /)).toBeVisible();
    await phone.evaluate(() => dispatchEvent(new Event('afterprint')));
    await phone.emulateMedia({ media: 'screen' });
  });

  await test.step('what its owner deletes on the host is called safe no longer', async () => {
    await deleteOnHost(host, 'big_ben.jpg');
    await expect(phone.getByRole('heading', { name: say.goneTitle(1) })).toBeVisible();
    await phone.getByRole('button', { name: say.checkAgain }).click();
    await expect(phone.getByText(/^Checked just now: 4 are on Study laptop, 1 no longer\.$/)).toBeVisible();
    await expect(phone.locator('safe-rows li.gone')).toContainText(/big_ben\.jpg\s*Deleted on Study laptop on/);
    await expect(rows(phone)).toHaveCount(4);
  });

  await test.step('loaded again, it is all still known', async () => {
    await phone.reload();
    await expect(phone.getByRole('heading', { name: say.goneTitle(1) })).toBeVisible();
    await expect(rows(phone)).toHaveCount(4);
    await phone.getByRole('link', { name: say.back }).first().click();
    await safe(phone, 4);
  });

  await test.step('while the host is away, nothing is called checked', async () => {
    await host.stop();
    await openList(phone, 4);
    await expect(phone.getByText(/^Last checked (just now|today \d\d:\d\d)\.$/)).toBeVisible();
    await expect(phone.getByText(`${say.away('Study laptop')} ${say.awayHelp}`)).toBeVisible();
    await expect(rows(phone)).toHaveCount(4);
    await host.start();
    await expect(phone.getByText(/^Checked just now: 4 are/)).toBeVisible({ timeout: 45_000 });
  });
});

test('a phone that only sends has its list too', async ({ owner, phone }) => {
  await pair(owner, phone, { access: 'send' });
  await choose(phone, [photoAt('dates/zones/big_ben.jpg')]);
  await safe(phone, 1);
  await openList(phone, 1);
  await expect(phone.getByText(/^Checked just now: it is on Study laptop\.$/)).toBeVisible();
  await expect(rows(phone)).toContainText('library/Anna s phone/');
});

test('ten thousand receipts: the list opens, scrolls to its end and draws few rows at a time', async ({
  owner,
  phone,
}) => {
  await pair(owner, phone);
  await choose(phone, [photoAt('dates/zones/big_ben.jpg')]);
  await safe(phone, 1);
  await phone.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('landfall-receipts');
      opening.addEventListener('success', () => resolve(opening.result));
      opening.addEventListener('error', () => reject(opening.error ?? new Error('not opened')));
    });
    const transaction = database.transaction('safe', 'readwrite');
    for (let n = 0; n < 10_000; n += 1) {
      const number = String(n).padStart(5, '0');
      transaction.objectStore('safe').put(
        {
          photoId: `photo-${number}`,
          sha256: number.padStart(64, '0'),
          name: `IMG_${number}.JPG`,
          sizeBytes: 3_000_000,
          lastModifiedMs: 0,
          hostName: 'Study laptop',
          path: `library/Anna’s phone/2025/2025-06/IMG_${number}.JPG`,
          keptAt: new Date(Date.UTC(2025, 5, 1) - n * 600_000).toISOString(),
          lost: [],
          batchId: '',
          isNew: true,
        },
        `photo-${number}`,
      );
    }
    await new Promise((resolve) => transaction.addEventListener('complete', resolve));
    database.close();
  });
  await phone.route('**/api/photos/known', (route) => route.abort());
  await phone.reload();
  await openList(phone, 10_001);
  await expect(phone.getByText('big_ben.jpg', { exact: true })).toBeVisible();
  await phone.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await expect(phone.getByText('IMG_09999.JPG', { exact: true })).toBeVisible();
  expect(await phone.locator('safe-rows li').count()).toBeLessThan(60);
  await phone.getByRole('searchbox').fill('IMG_0123');
  await expect(phone.getByText(say.found(10))).toBeVisible();
});

test('no barriers on the list, on phone and desktop', async ({ host, screens }) => {
  const owner = await screens.openConsole();
  const phone = await screens.openPhone();
  await pair(owner, phone);
  await choose(phone, photos);
  await safe(phone, 5);
  await openList(phone, 5);
  await expect(rows(phone)).toHaveCount(5);
  await hasNoBarriers(phone, 'safe to delete');
  await deleteOnHost(host, 'big_ben.jpg');
  await expect(phone.getByRole('heading', { name: say.goneTitle(1) })).toBeVisible();
  await hasNoBarriers(phone, 'one no longer safe');
  await phone.setViewportSize({ width: 1280, height: 800 });
  await hasNoBarriers(phone, 'on a desktop');
});
