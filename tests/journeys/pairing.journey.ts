/** The ways not to come in, and the one by typing. */
import { en } from '../../web/words/en.ts';
import { expect, test } from '../cast/landfall.ts';
import { photoAt } from '../cast/photo-set.ts';
import { answer, ask, askedDigits, choose, safe, scan, tiles, typedCode } from '../cast/steps.ts';

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
