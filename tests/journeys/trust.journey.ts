/** The two tiers of trust: the warning clicked through, and the authority trusted. */
import { createHash, X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import type { Page } from 'playwright/test';
import { routes } from '../../protocol/routes.ts';
import { en } from '../../web/words/en.ts';
import { trust } from '../../web/words/en-trust.ts';
import { hasNoBarriers } from '../cast/barriers.ts';
import { expect, test } from '../cast/landfall.ts';
import { layoutFaults } from '../cast/layout-faults.ts';
import { photoAt } from '../cast/photo-set.ts';
import { choose, pair, safe, tiles } from '../cast/steps.ts';

/** The rungs of the ladder on the page about trust that hold, once all were tried. */
async function rungsHeld(phone: Page): Promise<readonly string[]> {
  await phone.getByRole('link', { name: en.app.trust }).click();
  const rungs = phone.getByRole('list', { name: trust.ladder }).getByRole('listitem');
  await expect(phone.getByRole('button', { name: trust.lookAgain })).toBeEnabled();
  await expect(rungs).toHaveCount(5);
  const texts = await rungs.allInnerTexts();
  return texts
    .filter((text) => text.includes(trust.state.holds))
    .map((text) => text.split(/[:\n]/, 1)[0]?.trim() ?? '');
}

/** The SHA-256 of the public key of the authority that signed the host's certificate, as Chromium takes it. */
function authorityKeyHash(url: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port: Number(new URL(url).port), host: '127.0.0.1', rejectUnauthorized: false }, () => {
      const chain = socket.getPeerCertificate(true);
      const authority = new X509Certificate(chain.issuerCertificate.raw);
      const key = authority.publicKey.export({ type: 'spki', format: 'der' });
      socket.destroy();
      resolve(createHash('sha256').update(key).digest('base64'));
    });
    socket.on('error', reject);
  });
}

test('clicked through: pairing, sending and looking are whole without a service worker, and the page says how to trust; attack 130: it says that a clock is years behind', async ({
  owner,
  phone,
}) => {
  await pair(owner, phone);
  expect(await phone.evaluate(() => isSecureContext)).toBe(true);
  const refused = await phone.evaluate(() =>
    navigator.serviceWorker.register('/service-worker.js').then(String, (error: unknown) => String(error)),
  );
  expect(refused).toContain('SSL certificate error');
  await choose(phone, [photoAt('dates/zones/big_ben.jpg')]);
  await safe(phone, 1);
  await phone.getByRole('link', { name: en.app.tabPhotos }).click();
  await expect(tiles(phone)).toHaveCount(1);

  // The ladder says so, and what is to be compared is the same on both screens.
  await phone.getByRole('link', { name: en.app.tabSend }).click();
  expect(await rungsHeld(phone)).toEqual([trust.page.name]);
  await expect(phone.getByText(trust.certificate.missing)).toBeVisible();
  await expect(phone.getByText(trust.certificate.unlocks)).toBeVisible();
  await expect(phone.getByLabel(trust.deviceLabel)).toHaveValue('android');
  await expect(phone.getByText(trust.steps.android[1] ?? '')).toBeVisible();
  await hasNoBarriers(phone, 'trust');
  await phone.evaluate(() => (document.documentElement.dir = 'rtl'));
  expect.soft(await layoutFaults(phone), 'from right to left').toEqual([]);
  await phone.evaluate(() => {
    document.documentElement.dir = 'ltr';
    document.documentElement.style.fontSize = '200%';
  });
  expect.soft(await layoutFaults(phone), 'text of twice the size').toEqual([]);
  await phone.evaluate(() => (document.documentElement.style.fontSize = ''));

  const file = phone.waitForEvent('download');
  await phone.getByRole('link', { name: trust.getCertificate }).click();
  const path = await (await file).path();
  const fingerprint = new X509Certificate(await readFile(path)).fingerprint256;
  await phone.getByLabel(trust.deviceLabel).selectOption('ios');
  await expect(phone.getByRole('link', { name: trust.getProfile })).toHaveAttribute('href', routes.authorityProfile);
  await expect(phone.getByText(trust.steps.ios[4] ?? '')).toBeVisible();

  await owner.getByRole('link', { name: en.console.addPhone }).click();
  await owner.getByText(trust.summary, { exact: true }).click();
  for (const screen of [owner, phone]) {
    const shown = await screen.locator('fingerprint-view .groups').innerText();
    expect(shown.split(/\s+/).join(':')).toBe(fingerprint);
  }
  await hasNoBarriers(owner, 'certificate');

  // Attack 130: certificates are dated, and a phone's clock may be years behind.
  await phone.clock.setFixedTime('2001-02-03T04:05:06Z');
  await phone.getByRole('button', { name: trust.lookAgain }).click();
  await expect(phone.getByRole('alert').getByRole('heading', { name: trust.clockTitle })).toBeVisible();
  await expect(phone.getByRole('alert')).toContainText('2001');
});

test('authority trusted: the service worker registers and the page opens without the host', async ({
  host,
  owner,
  screens,
  playwright,
}, info) => {
  const { httpsUrl } = await host.launch();
  const profile = await mkdtemp(join(tmpdir(), 'landfall-profile-'));
  const { launchOptions } = info.project.use;
  const context = await playwright.chromium.launchPersistentContext(profile, {
    ...launchOptions,
    viewport: { width: 412, height: 839 },
    args: [...(launchOptions?.args ?? []), `--ignore-certificate-errors-spki-list=${await authorityKeyHash(httpsUrl)}`],
  });
  try {
    await screens.watch(context);
    const phone = await context.newPage();
    await pair(owner, phone);
    const scope = await phone.evaluate(async () => (await navigator.serviceWorker.ready).scope);
    expect(scope).toBe(new URL('/', httpsUrl).href);
    await phone.reload();
    await expect(phone.getByRole('button', { name: en.sending.pickPhotos })).toBeVisible();
    expect(await rungsHeld(phone)).toEqual(
      [trust.page, trust.certificate, trust.worker, trust.offline].map(({ name }) => name),
    );
    await expect(phone.getByText(trust.app.missing)).toBeVisible();
    await expect(phone.getByText(trust.steps.android[1] ?? '')).toBeHidden();
    await phone.getByRole('link', { name: trust.back }).click();
    await host.stop();
    await phone.reload();
    await expect(phone.getByRole('heading', { name: en.app.unreachableTitle('Study laptop') })).toBeVisible();
  } finally {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  }
});
