/** The ways not to come in, and the one by typing. */
import type { Page } from 'playwright/test';
import { en } from '../../web/words/en.ts';
import { door } from '../../web/words/en-door.ts';
import { expect, test } from '../cast/landfall.ts';
import { photoAt } from '../cast/photo-set.ts';
import { answer, ask, askedDigits, choose, pair, safe, scan, tiles, typedCode } from '../cast/steps.ts';

test('a code that was used lets nobody else in', async ({ owner, phone, screens }) => {
  const url = await scan(owner);
  await phone.goto(url);
  await ask(phone, 'First');
  const second = await screens.openPhone();
  await second.goto(url);
  await second.getByLabel(en.pairing.nameLabel).fill('Second');
  await second.getByRole('button', { name: en.pairing.pair, exact: true }).click();
  await expect(second.getByRole('heading', { name: en.pairing.usedTitle })).toBeVisible();
  await answer(owner, 'send');
  await expect(owner.getByText(door.refused['invitation-used']('127.0.0.1'))).toBeVisible();
  await owner.getByRole('button', { name: door.dismiss }).click();
  await expect(owner.getByText(door.refusedHelp)).toHaveCount(0);
  await expect(phone.getByRole('button', { name: en.sending.pickPhotos })).toBeVisible();
});

test('a denied phone is told so, and can type a new code', async ({ owner, phone }) => {
  await phone.goto(await scan(owner));
  await ask(phone, 'Stranger');
  await answer(owner, 'deny');
  await expect(phone.getByRole('heading', { name: en.pairing.deniedTitle })).toBeVisible();
  await owner.getByRole('link', { name: en.console.devices }).click();
  await expect(owner.getByText(en.console.nobodyTitle)).toBeVisible();
  await phone.getByRole('button', { name: en.pairing.typeCode }).click();
  await expect(phone.getByLabel(en.pairing.codeLabel)).toBeVisible();
});

test('a phone that comes back is the device it was, if the owner says so; and one button signs out all', async ({
  owner,
  phone,
  screens,
}) => {
  await pair(owner, phone, { name: 'Anna’s phone', access: 'send' });
  await choose(phone, [photoAt('dates/zones/big_ben.jpg')]);
  await safe(phone, 1);
  expect(await keptIn(phone)).toEqual({ accessTokens: 0, isKeyExtractable: false });
  await phone.reload();
  await expect(phone.getByRole('button', { name: en.sending.pickPhotos })).toBeVisible();
  await phone.close();

  // As at a new address of the host: a browser that knows nothing, of a person who gives it another name.
  const again = await screens.openPhone();
  await again.goto(await scan(owner));
  const digits = await ask(again, 'Annas Handy');
  await again.reload();
  await expect(again.getByRole('img', { name: en.pairing.digitsLabel(digits) })).toBeVisible();
  const sheet = owner.getByRole('alertdialog');
  await expect(sheet.getByRole('radio', { name: door.isNew })).toBeChecked();
  await sheet.getByRole('radio', { name: door.isAgain('Anna’s phone') }).check();
  await answer(owner, 'send');
  await expect(again.getByRole('button', { name: en.sending.pickPhotos })).toBeVisible();
  await owner.getByRole('link', { name: en.console.devices }).click();
  await expect(owner.locator('device-row')).toHaveCount(1);
  await expect(owner.locator('device-row')).toContainText('Anna’s phone');
  await expect(owner.locator('device-row')).toContainText('1 photo');

  await owner.getByRole('button', { name: door.signOutAll }).click();
  await owner.getByRole('alertdialog').getByRole('button', { name: door.signOutAll }).click();
  await expect(owner.getByText(door.signedOut(1))).toBeVisible();
  await expect(again.getByRole('heading', { name: en.app.revokedTitle })).toBeVisible();
  await expect(owner.getByText(en.console.nobodyTitle)).toBeVisible();
});

test('another computer comes in by the typed code; a wrong one is said to be wrong', async ({
  host,
  owner,
  screens,
}) => {
  const laptop = await screens.openLaptop();
  await laptop.goto((await host.launch()).httpsUrl);
  const code = await typedCode(owner);
  await laptop.getByLabel(en.pairing.codeLabel).fill(code === 'BCDFGHJK' ? 'BCDFGHJL' : 'BCDFGHJK');
  await laptop.getByLabel(en.pairing.nameLabel).fill('Ben’s laptop');
  await laptop.getByRole('button', { name: en.pairing.pair, exact: true }).click();
  await expect(laptop.getByText(/That code is not right/).first()).toBeVisible();
  await laptop.getByLabel(en.pairing.codeLabel).fill(`${code.slice(0, 4).toLowerCase()} ${code.slice(4)}`);
  const digits = await ask(laptop, 'Ben’s laptop');
  expect(await askedDigits(owner)).toBe(digits);
  await answer(owner, 'browse');
  await choose(laptop, [photoAt('dates/zones/big_ben.jpg')]);
  await safe(laptop, 1);
  await expect(tiles(owner)).toHaveCount(1);
});

test('the launch link opens the console once, and says what to do the second time', async ({ host, screens }) => {
  const { consoleUrl, launchKey } = await host.launch();
  await screens.openConsole();
  const other = await screens.openLaptop();
  await other.goto(`${consoleUrl}/#k=${launchKey}`);
  await expect(other.getByRole('heading', { name: en.app.consoleKeyUsedTitle })).toBeVisible();
  await expect(other.getByText(en.app.consoleClosedCommand)).toBeVisible();
});

test.describe('with codes that run out soon', () => {
  test.use({ hostOptions: { flags: ['--invitation-seconds', '4'] } });

  test('a code that has run out is said to have, and the console has renewed it by itself', async ({
    owner,
    phone,
  }) => {
    const url = await scan(owner);
    await phone.goto(url);
    await phone.getByLabel(en.pairing.nameLabel).fill('Late');
    const scannedAtMs = Date.now();
    await expect.poll(() => Date.now() - scannedAtMs).toBeGreaterThan(4000);
    await phone.getByRole('button', { name: en.pairing.pair, exact: true }).click();
    await expect(phone.getByRole('heading', { name: en.pairing.expiredTitle })).toBeVisible();
    await expect.poll(() => scan(owner), { timeout: 20_000 }).not.toBe(url);
  });
});

/** What somebody who copies the browser's storage finds there. */
function keptIn(page: Page): Promise<{ accessTokens: number; isKeyExtractable: boolean | undefined }> {
  return page.evaluate(async () => {
    // oxlint-disable-next-line unicorn/consistent-function-scoping -- it runs in the page, with what it needs inside it
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error ?? new Error('not read')));
      });
    const rows: unknown[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        rows.push(...(await done(database.transaction(store).objectStore(store).getAll())));
      }
      database.close();
    }
    const text = JSON.stringify([rows, Object.entries(localStorage), Object.entries(sessionStorage)]);
    const keys = rows.find((row): row is CryptoKeyPair => Object(row).privateKey instanceof CryptoKey);
    return { accessTokens: text.split('lf_acc_').length - 1, isKeyExtractable: keys?.privateKey.extractable };
  });
}
