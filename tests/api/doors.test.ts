/** What must never get through the doors: other names, other pages, other devices, other methods. */
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HostStatusSchema } from '../../protocol/host.ts';
import type { PhotoId } from '../../protocol/photo.ts';
import { routes } from '../../protocol/routes.ts';
import { type Caller, ownerOf, pairedDevice, problemOf, strangerAt } from '../cast/caller.ts';
import { Host } from '../cast/host.ts';
import { hostFetch } from '../cast/host-fetch.ts';
import { photoBytes } from '../cast/picture.ts';
import { declare, receiptOf, send } from '../cast/tus.ts';

let host: Host;
let owner: Caller;
let stranger: Caller;
/** Sends only. */
let phone: Caller;
/** Browses. */
let tablet: Caller;
let phonesPhoto: PhotoId;
let tabletsPhoto: PhotoId;

beforeAll(async () => {
  host = await Host.start();
  owner = await ownerOf(host);
  stranger = await strangerAt(host);
  phone = await pairedDevice(host, owner, { name: 'Phone', access: 'send' });
  tablet = await pairedDevice(host, owner, { name: 'Tablet', access: 'browse' });
  phonesPhoto = receiptOf(await send(phone, { name: 'phone.jpg', bytes: await photoBytes('phone') })).photoId;
  tabletsPhoto = receiptOf(await send(tablet, { name: 'tablet.jpg', bytes: await photoBytes('tablet') })).photoId;
});
afterAll(() => host[Symbol.asyncDispose]());

test.each([
  'evil.example',
  'localhost.evil.example',
  '127.0.0.1.evil.example',
  '127.0.0.1@evil.example',
  '[::ffff:1.2.3.4]',
])('DNS rebinding: the Host header “%s” is refused on both listeners', async (name) => {
  const { consoleUrl, httpsUrl } = await host.launch();
  for (const origin of [consoleUrl, httpsUrl]) {
    const answer = await hostFetch(new URL(routes.status, origin).href, { headers: { host: name } });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
  }
});

test('the names that are ours are answered', async () => {
  const { consoleUrl, httpsUrl } = await host.launch();
  for (const origin of [consoleUrl, httpsUrl]) {
    for (const name of ['localhost', '127.0.0.1', `127.0.0.1:${new URL(origin).port}`, '[::1]']) {
      const answer = await hostFetch(new URL(routes.status, origin).href, { headers: { host: name } });
      expect(HostStatusSchema.parse(await answer.json()).name).toBe('Study laptop');
    }
  }
});

test.each([
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { origin: 'http://localhost:8442' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
])('cross-site request: %o changes nothing, even with the right token', async (headers: Record<string, string>) => {
  expect(await owner.refusal(routes.invite, { method: 'POST', headers })).toMatchObject({
    status: 403,
    code: 'foreign-origin',
  });
  expect((await tablet.refusal(routes.photo(phonesPhoto), { method: 'DELETE', headers })).status).toBe(403);
  expect((await phone.refusal(routes.uploads, { method: 'POST', headers })).status).toBe(403);
});

test('no answer invites other origins, whoever asks', async () => {
  const preflight = { origin: 'https://evil.example', 'access-control-request-method': 'POST' };
  for (const [method, path, headers] of [
    ['OPTIONS', routes.photos, preflight],
    ['OPTIONS', routes.uploads, preflight],
    ['GET', routes.status, { origin: 'https://evil.example' }],
  ] as const) {
    const answer = await hostFetch(new URL(path, stranger.origin).href, { method, headers });
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
  }
});

test('the media cookie shows pictures and can do nothing else', async () => {
  const session = await hostFetch(new URL(routes.refresh, stranger.origin).href, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ refreshToken: tablet.session?.refreshToken }),
  });
  const media = session.headers.getSetCookie().find((cookie) => cookie.startsWith('__Host-lf_media='));
  expect(media).toMatch(/HttpOnly/i);
  expect(media).toMatch(/SameSite=Strict/i);
  expect(media).toMatch(/Secure/i);
  const headers = { cookie: media?.split(';')[0] ?? '' };
  expect((await stranger.call(routes.original(tabletsPhoto), { headers })).status).toBe(200);
  for (const [method, path] of [
    ['GET', routes.photos],
    ['GET', routes.events],
    ['POST', routes.uploads],
    ['POST', routes.photos],
    ['POST', routes.known],
    ['PATCH', routes.photo(tabletsPhoto)],
    ['DELETE', routes.photo(tabletsPhoto)],
    ['POST', routes.acts],
    ['GET', routes.trash],
    ['DELETE', routes.trash],
    ['GET', routes.albums],
    ['POST', routes.downloads],
    ['POST', routes.reveal(tabletsPhoto)],
    ['POST', routes.invite],
  ] as const) {
    expect(await stranger.refusal(path, { method, headers }), `${method} ${path}`).toMatchObject({ status: 401 });
  }
});

test('a device that sends only sees what it sent, and nothing of the others', async () => {
  expect((await phone.call(routes.photo(phonesPhoto))).status).toBe(200);
  expect((await phone.call(routes.original(phonesPhoto))).status).toBe(200);
  for (const path of [routes.photo(tabletsPhoto), routes.original(tabletsPhoto), routes.preview(tabletsPhoto, '320')]) {
    expect(await phone.refusal(path)).toMatchObject({ status: 404 });
  }
  const page = await (await phone.call(routes.photos)).json();
  expect(page).toMatchObject({ photos: [{ id: phonesPhoto }] });
});

test('a device that browses looks, and changes nothing', async () => {
  expect((await tablet.call(routes.original(phonesPhoto))).status).toBe(200);
  expect((await tablet.refusal(routes.photo(phonesPhoto), { method: 'PATCH', json: { favourite: true } })).code).toBe(
    'not-allowed',
  );
  expect((await tablet.refusal(routes.photo(phonesPhoto), { method: 'DELETE' })).code).toBe('not-allowed');
  for (const path of [routes.devices, routes.pairingRequests])
    expect((await tablet.refusal(path)).code).toBe('not-allowed');
  expect((await tablet.refusal(routes.revoke(phone.device.id), { method: 'POST' })).code).toBe('not-allowed');
});

test('the upload of another device does not exist', async () => {
  const location = await declare(phone, { name: 'mine.jpg', bytes: await photoBytes('mine') });
  const tus = { 'tus-resumable': '1.0.0' };
  expect((await tablet.call(location, { method: 'HEAD', headers: tus })).status).toBe(404);
  const patch = { 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' };
  expect((await tablet.refusal(location, { method: 'PATCH', headers: { ...tus, ...patch }, body: 'x' })).status).toBe(
    404,
  );
  expect((await tablet.refusal(location, { method: 'DELETE', headers: tus })).status).toBe(404);
  expect((await phone.call(location, { method: 'HEAD', headers: tus })).headers.get('upload-offset')).toBe('0');
});

test.each([
  '1 OR 1=1',
  '-1',
  `${2 ** 63}`,
  '__proto__',
  'constructor',
  '..%2f..%2fetc%2fpasswd',
  '%00',
  '%252e%252e',
  'a'.repeat(5000),
])('the photo id “%s” is no photo', async (id) => {
  for (const path of [`/api/photos/${id}`, `/api/photos/${id}/original`, `/api/photos/${id}/preview/320`]) {
    const answer = await owner.call(path.replaceAll(' ', '%20'));
    expect([400, 404, 414, 431]).toContain(answer.status);
  }
});

test.each([
  '/..%2f..%2f..%2fetc%2fpasswd',
  '/%2e%2e/%2e%2e/etc/passwd',
  '/assets/..%5c..%5cpackage.json',
  '//etc/passwd',
  '/.landfall/launch.json',
  '/api/../../certs/',
  '/%c0%ae%c0%ae/',
])('the address “%s” leads out of nothing', async (path) => {
  const { consoleUrl, httpsUrl } = await host.launch();
  for (const origin of [consoleUrl, httpsUrl]) {
    const answer = await hostFetch(`${origin.replace(/\/$/, '')}${path}`);
    const text = await answer.text();
    expect(text).not.toMatch(/root:x:0|launchKey|PRIVATE KEY/);
    expect(answer.ok ? answer.headers.get('content-type') : 'text/html').toMatch(/^text\/html/);
  }
});

test('a token in an address is refused, and the log has none', async () => {
  const token = phone.session?.accessToken ?? '';
  const answer = await hostFetch(new URL(`${routes.photos}?access_token=${token}`, stranger.origin).href);
  expect(answer.status).toBe(400);
  for (const secret of [token, phone.session?.refreshToken ?? '', owner.session?.accessToken ?? ''])
    expect(host.log).not.toContain(secret);
});

test.each(['TRACE', 'PROPFIND', 'PUT', 'LINK'])('the method %s does nothing', async (method) => {
  const answer = await owner.call(routes.photos, { method });
  expect([400, 404, 405, 501]).toContain(answer.status);
});

test('X-HTTP-Method-Override overrides nothing', async () => {
  await owner.call(routes.photo(phonesPhoto), { headers: { 'x-http-method-override': 'DELETE' } });
  expect((await owner.call(routes.photo(phonesPhoto))).status).toBe(200);
});

test('no answer of the https listener asks browsers to remember https, and every page forbids frames', async () => {
  for (const path of ['/', '/p', routes.status]) {
    const answer = await hostFetch(new URL(path, stranger.origin).href);
    expect(answer.headers.get('strict-transport-security')).toBeNull();
    expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  }
});

test('plain http on the https port is sent on to https, for our own names only', async () => {
  const port = new URL(stranger.origin).port;
  const answer = await hostFetch(`http://127.0.0.1:${port}/p?x=1`);
  expect(answer.status).toBe(308);
  expect(answer.headers.get('location')).toBe(`https://127.0.0.1:${port}/p?x=1`);
  expect(
    (await hostFetch(`http://127.0.0.1:${port}/`, { headers: { host: 'evil.example' } })).headers.get('location'),
  ).toBeNull();
});

test.each([
  ['two lengths', 'POST /api/status HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nContent-Length: 5\r\n\r\n'],
  [
    'length and chunks',
    'POST /api/status HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  ],
  ['an unknown coding', 'POST /api/status HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: xchunked\r\n\r\n'],
  ['two hosts', 'GET /api/status HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n'],
  ['no host', 'GET /api/status HTTP/1.1\r\n\r\n'],
  ['100 kB of header', `GET /api/status HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`],
])('request smuggling: %s is refused', async (_what, request) => {
  const { consoleUrl } = await host.launch();
  const answer = await new Promise<string>((resolve) => {
    let text = '';
    const socket = connect(Number(new URL(consoleUrl).port), '127.0.0.1', () => socket.end(request));
    socket.on('data', (bytes) => (text += bytes.toString('latin1')));
    socket.on('error', () => resolve(text));
    socket.on('close', () => resolve(text));
  });
  expect(answer).not.toMatch(/^HTTP\/1\.1 (2|3)/);
});

test.each([
  ['not JSON', '{'],
  ['deeper than any document', '['.repeat(100_000)],
  ['a prototype', '{"__proto__":{"key":"x"}}'],
  ['another type', '"key"'],
])('a body that is %s is answered with a clear refusal', async (_what, body) => {
  const answer = await stranger.call(routes.claim, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  expect(await problemOf(answer)).toMatchObject({ status: 400, code: 'bad-request' });
});

test('attack 87: a body that cannot be read, where one may as well be missing, is refused, and the host goes on', async () => {
  const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' };
  const refusal = await stranger.refusal(routes.recover, { method: 'POST', headers, body: '{' });
  expect(refusal).toMatchObject({ status: 400, code: 'bad-request' });
  expect((await stranger.call(routes.status)).status).toBe(200);
});
