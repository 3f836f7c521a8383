/** The two tiers of trust: the warning clicked through, and the authority trusted. */
import { createHash, X509Certificate } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { en } from '../../web/words/en.ts';
import { expect, test } from '../cast/landfall.ts';
import { photoAt } from '../cast/photo-set.ts';
import { choose, pair, safe, tiles } from '../cast/steps.ts';

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

test('clicked through: the browser refuses a service worker, and pairing, sending and looking are whole without one', async ({
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
    await host.stop();
    await phone.reload();
    await expect(phone.getByRole('heading', { name: en.app.unreachableTitle('Study laptop') })).toBeVisible();
  } finally {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  }
});
