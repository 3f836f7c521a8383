/** Attack 98: what must stay secret is in no log, no crash, no address and no file beside the key's own. */
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { InvitationSchema } from '../../protocol/pairing.ts';
import { PhotoPageSchema } from '../../protocol/photo.ts';
import { routes } from '../../protocol/routes.ts';
import { type Caller, ownerOf, pairedDevice, strangerAt } from '../cast/caller.ts';
import { Host } from '../cast/host.ts';
import { photoAt } from '../cast/photo-set.ts';
import { receiptOf, send } from '../cast/tus.ts';

const key = /lf_[a-z]{3}_[\w-]{8,}|PRIVATE KEY|"launchKey"/;
const photo = 'Lena at the lake.jpg';

let host: Host;
let secrets: string[];
/** Everything a host does that could slip: pairing, sending, refusing, failing. */
beforeAll(async () => {
  host = await Host.start({ flags: ['--verbose'] });
  const { launchKey } = await host.launch();
  const owner = await ownerOf(host);
  const { url, typedCode } = await owner.ask(InvitationSchema, routes.invite, { method: 'POST' });
  const phone = await pairedDevice(host, owner, { name: 'Lena’s phone', access: 'browse' });
  secrets = [launchKey, url.split('#')[1] ?? '', typedCode, ...keysOf(owner), ...keysOf(phone)];
  await breakThings(owner, phone);
});
afterAll(() => host[Symbol.asyncDispose]());

function keysOf({ session }: Caller): string[] {
  return session === null ? [] : [session.accessToken, session.refreshToken];
}

async function breakThings(owner: Caller, phone: Caller): Promise<void> {
  const bytes = await readFile(photoAt('dates/zones/big_ben.jpg'));
  const { photoId } = receiptOf(await send(phone, { name: photo, bytes }));
  const { photos } = await owner.ask(PhotoPageSchema, routes.photos);
  const path = join(host.dataDir, photos[0]?.path ?? '');
  await writeFile(path, 'not a photo any more');
  await owner.call(routes.check, { method: 'POST', json: {} });
  await rm(path);
  await phone.call(routes.original(photoId));
  const stranger = await strangerAt(host);
  const token = phone.session?.accessToken ?? '';
  // In an address, as a refresh, in a body that cannot be read: each is refused, and each could be written down.
  await stranger.call(`${routes.photos}?token=${token}`);
  await stranger.call(routes.refresh, { method: 'POST', json: { refreshToken: token } });
  await stranger.call(routes.claim, {
    method: 'POST',
    body: `{"id":"${token}`,
    headers: { 'content-type': 'application/json' },
  });
  await owner.call(routes.rescan, { method: 'POST', json: {} });
}

async function logFiles(): Promise<string> {
  const dir = join(host.dataDir, 'logs');
  return (await Promise.all((await readdir(dir)).map((name) => readFile(join(dir, name), 'utf8')))).join('');
}

test('attack 98: neither the terminal nor the log’s files hold a key, a code or the secret of a link', async () => {
  const kept = await logFiles();
  expect(kept).toContain('Landfall starts');
  expect(kept).not.toMatch(key);
  // The terminal shows its own code and link once, for the owner to scan; nobody else's.
  expect(host.log).not.toMatch(key);
  for (const secret of secrets) {
    expect(kept).not.toContain(secret);
    expect(host.log).not.toContain(secret);
  }
});

test('the log’s files are for their owner alone', async () => {
  const dir = join(host.dataDir, 'logs');
  expect((await stat(dir)).mode & 0o777).toBe(0o700);
  for (const name of await readdir(dir)) expect((await stat(join(dir, name))).mode & 0o777).toBe(0o600);
});

test('attack 98: the database holds hashes, and no key', async () => {
  const dir = join(host.dataDir, '.landfall');
  for (const name of await readdir(dir)) {
    if (!name.startsWith('host.db')) continue;
    const text = await readFile(join(dir, name), 'latin1');
    for (const secret of secrets) expect(text, name).not.toContain(secret);
  }
});

test('a usual log names no photo and no device, whatever goes wrong with them', async () => {
  await using quiet = await Host.start();
  const owner = await ownerOf(quiet);
  const phone = await pairedDevice(quiet, owner, { name: 'Lena’s phone', access: 'browse' });
  const bytes = await readFile(photoAt('dates/zones/big_ben.jpg'));
  await send(phone, { name: photo, bytes });
  const { photos } = await owner.ask(PhotoPageSchema, routes.photos);
  await writeFile(join(quiet.dataDir, photos[0]?.path ?? ''), 'not a photo any more');
  await owner.call(routes.check, { method: 'POST', json: {} });
  await expect.poll(() => quiet.log, { timeout: 10_000 }).toContain('not as it was received');
  const dir = join(quiet.dataDir, 'logs');
  const kept = (await Promise.all((await readdir(dir)).map((name) => readFile(join(dir, name), 'utf8')))).join('');
  for (const log of [kept, quiet.log]) expect(log).not.toMatch(/Lena|lake\.jpg|51\.50\d/);
});
