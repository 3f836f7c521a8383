/** Starting where something is wrong: a sentence for the owner and the right exit code, or a host that does what it can. */
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { HostStatusSchema } from '../../protocol/host.ts';
import { DeviceListSchema, InvitationSchema } from '../../protocol/pairing.ts';
import { PhotoPageSchema } from '../../protocol/photo.ts';
import { routes } from '../../protocol/routes.ts';
import { Caller, ownerOf, pairedDevice } from '../cast/caller.ts';
import { Host, runLandfall } from '../cast/host.ts';
import { hostFetch } from '../cast/host-fetch.ts';
import { photoBytes } from '../cast/picture.ts';
import { send } from '../cast/tus.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'landfall-start-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function kept(...args: string[]): string[] {
  return [...args, '--data', join(folder, 'data'), '--certs', join(folder, 'certs'), '--no-open'];
}

test('--help and --version answer and end well', async () => {
  const help = await runLandfall(['--help']);
  expect(help).toMatchObject({ code: 0 });
  expect(help.output).toContain('landfall revoke DEVICE');
  const version = await runLandfall(['--version']);
  expect(version.code).toBe(0);
  expect(version.output).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test.each([
  [['--prot', '8443'], 'prot'],
  [['--port', 'eighty'], '--port'],
  [['--port', '70000'], '--port'],
  [['--address', 'nowhere'], '--address'],
  [['frobnicate'], 'frobnicate'],
  [['revoke'], 'revoke'],
  [['--cert', 'a.pem'], '--key'],
])('wrong use %j ends with 2, says what is wrong and shows the usage', async (args, named) => {
  const { code, output } = await runLandfall(kept(...args));
  expect(code).toBe(2);
  expect(output.split('\n')[0]).toContain(named);
  expect(output).toContain('landfall [start] [flags]');
});

test('a variable says the same as its flag, and a wrong one is wrong use too', async () => {
  const { code, output } = await runLandfall(kept(), { env: { LANDFALL_PORT: 'eighty' } });
  expect(code).toBe(2);
  expect(output).toMatch(/port/i);
});

test('taken ports: the next free ones are used and said, and the QR carries the right one', async () => {
  const [first, second] = [createServer(), createServer()];
  try {
    for (const server of [first, second]) {
      server.listen(0, '0.0.0.0');
      await once(server, 'listening');
    }
    const [port, consolePort] = [first, second].map((server) => {
      const address = server.address();
      return address === null || typeof address === 'string' ? 0 : address.port;
    });
    await using host = await Host.start({ flags: ['--port', `${port}`, '--console-port', `${consolePort}`] });
    const { httpsUrl, consoleUrl } = await host.launch();
    expect(new URL(httpsUrl).port).not.toBe(`${port}`);
    expect(new URL(consoleUrl).port).not.toBe(`${consolePort}`);
    expect(host.log).toContain('taken');
    const { url } = await (await ownerOf(host)).ask(InvitationSchema, routes.invite, { method: 'POST' });
    expect(new URL(url).origin).toBe(new URL(httpsUrl).origin);
  } finally {
    first.close();
    second.close();
  }
});

test('a second start on the same data names the process that has it, and leaves it alone', async () => {
  await using host = await Host.start();
  const { code, output } = await runLandfall([
    '--data',
    host.dataDir,
    '--certs',
    host.certsDir,
    '--no-open',
    '--port',
    '0',
    '--console-port',
    '0',
  ]);
  expect(code).toBe(1);
  expect(output).toContain(`${host.pid}`);
  expect(output.trim().split('\n')).toHaveLength(1);
  expect((await hostFetch(new URL(routes.status, (await host.launch()).httpsUrl).href)).status).toBe(200);
});

test('a data directory that is a file is refused in one sentence', async () => {
  await writeFile(join(folder, 'data'), '');
  const { code, output } = await runLandfall(kept('--port', '0', '--console-port', '0'));
  expect(code).toBe(1);
  expect(output).toContain(join(folder, 'data'));
  expect(output.trim().split('\n')).toHaveLength(1);
});

test('a data directory that may not be written is refused in one sentence', async () => {
  await mkdir(join(folder, 'data'));
  // Root may write anywhere, so then the host runs as somebody else.
  const uid = process.getuid?.() === 0 ? 65_534 : undefined;
  await chmod(join(folder, 'data'), 0o555);
  await chmod(folder, 0o755);
  const { code, output } = await runLandfall(
    kept('--port', '0', '--console-port', '0'),
    uid === undefined ? {} : { uid },
  );
  expect(code).toBe(1);
  expect(output).toContain(join(folder, 'data'));
  expect(output.trim().split('\n')).toHaveLength(1);
});

test('launch.json is for the owner’s eyes, and is gone after the end', async () => {
  await using host = await Host.start();
  const file = join(host.dataDir, '.landfall', 'launch.json');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect((await host.launch()).pid).toBe(host.pid);
  expect((await host.stop()).code).toBe(0);
  await expect(stat(file)).rejects.toThrow('ENOENT');
});

test('the terminal shows both links and a QR', async () => {
  await using host = await Host.start();
  const { consoleUrl, httpsUrl } = await host.launch();
  await expect.poll(() => host.log).toContain(httpsUrl);
  expect(host.log).toContain(consoleUrl);
  expect(host.log).toMatch(/[▀▄█]{10}/);
});

test('what a killed host had promised is there when it starts again', async () => {
  await using host = await Host.start();
  const owner = await ownerOf(host);
  const phone = await pairedDevice(host, owner, { access: 'browse' });
  const bytes = await photoBytes('killed');
  await send(phone, { name: 'killed.jpg', bytes });
  await host.kill();
  await host.start();
  const { photos } = await phone.ask(PhotoPageSchema, routes.photos);
  expect(photos.map(({ name }) => name)).toEqual(['killed.jpg']);
  expect((await readFile(join(host.dataDir, photos[0]?.path ?? ''))).equals(bytes)).toBe(true);
});

test('without the catalog, every photo is back from the originals', async () => {
  await using host = await Host.start();
  const phone = await pairedDevice(host, await ownerOf(host), { access: 'browse', name: 'Anna' });
  for (const mark of ['a', 'b', 'c'])
    await send(phone, { name: `${mark}.jpg`, bytes: await photoBytes(`catalog ${mark}`) });
  const before = await phone.ask(PhotoPageSchema, routes.photos);
  await host.stop();
  for (const file of ['catalog.db', 'catalog.db-wal', 'catalog.db-shm'])
    await rm(join(host.dataDir, '.landfall', file), { force: true });
  await host.start();
  await expect.poll(async () => (await phone.ask(PhotoPageSchema, routes.photos)).photos.length).toBe(3);
  const after = await phone.ask(PhotoPageSchema, routes.photos);
  const bySha256 = (page: typeof after) =>
    new Map(page.photos.map(({ sha256, path, taken }) => [sha256, { path, taken }]));
  expect(bySha256(after)).toEqual(bySha256(before));
});

/** The certificate that a device is shown. Trusting only `authority`, where that is given. */
function shownCertificate(url: string, authority?: string): Promise<{ fingerprint: string; isTrusted: boolean }> {
  return new Promise((resolve, reject) => {
    const options = { port: Number(new URL(url).port), host: '127.0.0.1', rejectUnauthorized: false };
    const socket = connect({ ...options, ...(authority === undefined ? {} : { ca: authority }) }, () => {
      resolve({ fingerprint: socket.getPeerCertificate().fingerprint256, isTrusted: socket.authorized });
      socket.destroy();
    });
    socket.on('error', reject);
  });
}

test('the certificate stays the same over starts', async () => {
  await using host = await Host.start();
  const { httpsUrl } = await host.launch();
  const before = await shownCertificate(httpsUrl);
  await host.stop();
  await host.start();
  expect(await shownCertificate(httpsUrl)).toEqual(before);
});

test('who trusts the authority of this host needs no exception', async () => {
  await using host = await Host.start();
  const authority = await readFile(join(host.certsDir, 'authority.pem'), 'utf8');
  const { httpsUrl } = await host.launch();
  expect((await shownCertificate(httpsUrl, authority)).isTrusted).toBe(true);
  expect((await shownCertificate(httpsUrl)).isTrusted).toBe(false);
});

test('the owner’s commands speak of the running host', async () => {
  await using host = await Host.start();
  const owner = await ownerOf(host);
  const phone = await pairedDevice(host, owner, { name: 'Anna’s phone', access: 'browse' });
  await send(phone, { name: 'a.jpg', bytes: await photoBytes('verify') });
  const at = ['--data', host.dataDir, '--certs', host.certsDir];
  expect((await runLandfall(['devices', ...at])).output).toContain('Anna’s phone');
  expect((await runLandfall(['revoke', 'nobody', ...at])).code).toBe(1);
  expect((await runLandfall(['revoke', 'Anna’s phone', ...at])).code).toBe(0);
  expect((await phone.refusal(routes.photos)).code).toBe('device-revoked');
  expect((await owner.ask(DeviceListSchema, routes.devices)).devices.map(({ name }) => name)).not.toContain(
    'Anna’s phone',
  );
  await host.stop();
  expect((await runLandfall(['verify', ...at])).code).toBe(0);
});

test('verify finds the original that was changed, and ends with 1', async () => {
  await using host = await Host.start();
  const phone = await pairedDevice(host, await ownerOf(host), { access: 'browse' });
  await send(phone, { name: 'rotten.jpg', bytes: await photoBytes('rot') });
  const { photos } = await phone.ask(PhotoPageSchema, routes.photos);
  await writeFile(join(host.dataDir, photos[0]?.path ?? ''), await photoBytes('rotten'));
  await host.stop();
  const { code, output } = await runLandfall(['verify', '--data', host.dataDir, '--certs', host.certsDir]);
  expect(code).toBe(1);
  expect(output).toContain('rotten.jpg');
});

test('the console says where devices reach the host', async () => {
  await using host = await Host.start();
  const status = await (await ownerOf(host)).ask(HostStatusSchema, routes.status);
  expect(status.addresses).toContain('127.0.0.1');
  const { consoleUrl } = await host.launch();
  expect(await new Caller(consoleUrl, null).ask(HostStatusSchema, routes.status)).toEqual({
    name: 'Study laptop',
    version: status.version,
    ok: true,
  });
});
