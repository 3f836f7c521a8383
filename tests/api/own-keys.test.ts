/** Keys that stay in their browser, phones that come back under another address, and cutting off what is under way: over the wire. */
import { readdir } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ActivityPageSchema } from '../../protocol/activity.ts';
import {
  ClaimSchema,
  ClaimStateSchema,
  DeviceListSchema,
  InvitationSchema,
  type PairingRequest,
  PairingRequestListSchema,
  SessionSchema,
  SignedOutSchema,
} from '../../protocol/pairing.ts';
import { type PhotoId, PhotoPageSchema } from '../../protocol/photo.ts';
import { routes } from '../../protocol/routes.ts';
import { BrowserKey } from '../cast/browser-key.ts';
import { Caller, ownerOf, pairedDevice, problemOf, strangerAt } from '../cast/caller.ts';
import { Host } from '../cast/host.ts';
import { photoBytes } from '../cast/picture.ts';
import { declare, receiptOf, send } from '../cast/tus.ts';

let host: Host;
let owner: Caller;
let stranger: Caller;
beforeAll(async () => {
  host = await Host.start();
  owner = await ownerOf(host);
  stranger = await strangerAt(host);
});
afterAll(() => host[Symbol.asyncDispose]());

async function knock(facts: object): Promise<{ claim: string; request: PairingRequest }> {
  const { typedCode } = await owner.ask(InvitationSchema, routes.invite, { method: 'POST' });
  const json = { typedCode, name: 'Anna’s phone', platform: 'android', ...facts };
  const { claim, matchCode } = await stranger.ask(ClaimSchema, routes.claim, { method: 'POST', json });
  const { requests } = await owner.ask(PairingRequestListSchema, routes.pairingRequests);
  const request = requests.find((one) => one.matchCode === matchCode);
  if (request === undefined) throw new Error('nobody asks');
  return { claim, request };
}

async function allow(requestId: string, facts: object = {}): Promise<void> {
  const json = { decision: 'allow', access: 'browse', ...facts };
  await owner.ask(SignedOutSchema.partial(), routes.pairingRequest(requestId), { method: 'POST', json });
}

/** A request with a proof, whose nonce is asked for first, as RFC 9449 has it. */
async function proven(key: BrowserKey, method: string, path: string, options: object = {}): Promise<Response> {
  const url = new URL(path, stranger.origin).href;
  const first = await stranger.call(path, {
    method,
    ...options,
    ...withProof(await key.prove({ method, url }), options),
  });
  expect(await problemOf(first)).toMatchObject({ status: 400, code: 'proof-stale' });
  const nonce = first.headers.get('dpop-nonce') ?? '';
  return stranger.call(path, { method, ...options, ...withProof(await key.prove({ method, url, nonce }), options) });
}

function withProof(dpop: string, { headers = {} }: { headers?: Record<string, string> }): object {
  return { headers: { ...headers, dpop } };
}

test('a claim that names a key is collected, and its session renewed, by proof of that key alone', async () => {
  const key = await BrowserKey.make();
  const { claim, request } = await knock({ publicKey: key.publicKey });
  await allow(request.id);
  const headers = { authorization: `Bearer ${claim}` };
  expect(await stranger.refusal(routes.claimState, { headers })).toMatchObject({ status: 401, code: 'proof-wrong' });
  const collected = await proven(key, 'GET', routes.claimState, { headers });
  const session = ClaimStateSchema.parse(await collected.json());
  if (session.state !== 'approved') throw new Error(session.state);
  const json = { refreshToken: session.refreshToken };
  expect((await stranger.refusal(routes.refresh, { method: 'POST', json })).code).toBe('proof-wrong');
  const thief = await BrowserKey.make();
  const url = new URL(routes.refresh, stranger.origin).href;
  const stolen = { method: 'POST', json, headers: { dpop: await thief.prove({ method: 'POST', url }) } };
  expect((await stranger.refusal(routes.refresh, stolen)).code).toBe('proof-wrong');
  const renewed = SessionSchema.parse(await (await proven(key, 'POST', routes.refresh, { json })).json());
  expect((await new Caller(stranger.origin, renewed).call(routes.photos)).status).toBe(200);
  const { entries } = await owner.ask(ActivityPageSchema, routes.activity);
  expect(entries.map(({ what }) => what.kind)).toContain('key-copied');
});

test('a phone under a new address is the device it was where the owner says so: same lane, old keys gone', async () => {
  const before = await pairedDevice(host, owner, { name: 'Ben’s phone', access: 'browse' });
  const { photoId } = receiptOf(await send(before, { name: 'before.jpg', bytes: await photoBytes('before') }));
  const { claim, request } = await knock({ name: 'Ben’s phone' });
  // A device that was just heard of counts as here, and is not offered.
  expect(request.maybe.map(({ id }) => id)).not.toContain(before.device.id);
  await owner.call(routes.pairingRequest(request.id), { method: 'POST', json: { decision: 'deny' } });
  expect(claim).not.toBe('');
  // Whoever closes its event stream has gone, and need not be waited for.
  await begin(before, routes.events).leave();
  await expect
    .poll(async () =>
      (await owner.ask(DeviceListSchema, routes.devices)).devices.find(({ id }) => id === before.device.id),
    )
    .toMatchObject({ online: false });
  const again = await knock({ name: 'Ben’s phone' });
  expect(again.request.maybe[0]).toMatchObject({ id: before.device.id, name: 'Ben’s phone', photoCount: 1 });
  await allow(again.request.id, { as: before.device.id });
  const headers = { authorization: `Bearer ${again.claim}` };
  const session = await stranger.ask(ClaimStateSchema, routes.claimState, { headers });
  if (session.state !== 'approved') throw new Error(session.state);
  expect(session.device.id).toBe(before.device.id);
  expect((await before.refusal(routes.photos)).code).toBe('not-signed-in');
  const after = new Caller(stranger.origin, session);
  await send(after, { name: 'after.jpg', bytes: await photoBytes('after') });
  const { photos } = await after.ask(PhotoPageSchema, `${routes.photos}?device=${before.device.id}`);
  expect(photos.map(({ id }) => id)).toContain(photoId);
  expect(new Set(photos.map(({ path }) => path.split('/')[1]))).toEqual(new Set(['Ben s phone']));
});

interface UnderWay {
  /** Resolves when the host has taken it up. */
  readonly begun: Promise<unknown>;
  /** Resolves when its connection has ended; true where the answer was whole by then. */
  ended(): Promise<boolean>;
  /** As who closes the page, once the host has taken it up. */
  leave(): Promise<void>;
}

function begin(device: Caller, path: string, options: { headers?: object; part?: Uint8Array } = {}): UnderWay {
  const { part } = options;
  const method = part === undefined ? 'GET' : 'PATCH';
  const headers = { authorization: `Bearer ${device.session?.accessToken}`, ...options.headers };
  const call = requestHttps(new URL(path, device.origin), { method, headers, rejectUnauthorized: false, agent: false });
  let answer: IncomingMessage | null = null;
  call.on('error', () => undefined);
  const closed = new Promise<void>((resolve) => call.once('close', resolve));
  // Nothing of the answer is read before its end is asked for, as by a slow reader.
  const answered = new Promise<void>((resolve) => {
    call.once('response', (response: IncomingMessage) => {
      answer = response.on('error', () => undefined);
      resolve();
    });
  });
  const written = new Promise<void>((resolve) => {
    if (part === undefined) call.end(resolve);
    else call.write(part, () => resolve());
  });
  return {
    begun: part === undefined ? answered : written,
    ended: async () => {
      answer?.resume();
      await closed;
      return answer?.complete ?? false;
    },
    leave: async () => {
      await answered;
      call.destroy();
      await closed;
    },
  };
}

/** An upload, the event stream and a download, all in the middle. */
async function underWay(device: Caller, photoId: PhotoId, name: string): Promise<UnderWay[]> {
  const bytes = await photoBytes(name);
  const location = await declare(device, { name, bytes });
  const headers = {
    'tus-resumable': '1.0.0',
    'upload-offset': '0',
    'content-type': 'application/offset+octet-stream',
    'content-length': `${bytes.length}`,
  };
  const all = [
    begin(device, location, { headers, part: bytes.subarray(0, 100) }),
    begin(device, routes.events),
    begin(device, routes.original(photoId)),
  ];
  await Promise.all(all.map(({ begun }) => begun));
  return all;
}

const wholeAnswers = async (all: UnderWay[]): Promise<boolean[]> => Promise.all(all.map((one) => one.ended()));

test('attack 104 and 65: revoking cuts a running upload, event stream and download, and nothing of the upload is kept', async () => {
  const phone = await pairedDevice(host, owner, { name: 'Sold phone', access: 'browse' });
  const long = Buffer.concat([Buffer.from(await photoBytes('long')), Buffer.alloc(16 << 20, 1)]);
  const { photoId } = receiptOf(await send(phone, { name: 'long.jpg', bytes: long }));
  const running = await underWay(phone, photoId, 'in-flight.jpg');
  expect((await owner.call(routes.revoke(phone.device.id), { method: 'POST' })).status).toBe(200);
  expect(await wholeAnswers(running)).toEqual([false, false, false]);
  expect((await problemOf(await send(phone, { name: 'later.jpg', bytes: await photoBytes('later') }))).code).toBe(
    'device-revoked',
  );
  await expect.poll(() => readdir(join(host.dataDir, '.landfall', 'incoming'))).toEqual([]);
  const { photos } = await owner.ask(PhotoPageSchema, routes.photos);
  expect(photos.map(({ name }) => name)).not.toContain('in-flight.jpg');
});

test('attack 107: a device that only sends may change, remove, gather and administer nothing', async () => {
  const phone = await pairedDevice(host, owner, { name: 'Guest phone', access: 'send' });
  const { photoId } = receiptOf(await send(phone, { name: 'mine.jpg', bytes: await photoBytes('mine') }));
  for (const [method, path, json] of [
    ['DELETE', routes.photo(photoId), undefined],
    ['PATCH', routes.photo(photoId), { favourite: true }],
    ['GET', routes.albums, undefined],
    ['GET', routes.devices, undefined],
    ['GET', routes.activity, undefined],
    ['GET', routes.pairingRequests, undefined],
    ['POST', routes.invite, undefined],
    ['POST', routes.revoke(phone.device.id), undefined],
    ['PATCH', routes.device(phone.device.id), { access: 'browse' }],
  ] as const) {
    const refusal = await phone.refusal(path, { method, ...(json === undefined ? {} : { json }) });
    expect(refusal, `${method} ${path}`).toMatchObject({ status: 403, code: 'not-allowed' });
  }
});

test('one button signs out every device and the owner’s other browsers, and spares the one that asks', async () => {
  const other = await ownerOf(host);
  const phone = await pairedDevice(host, owner, { name: 'Guest', access: 'browse' });
  const { photos } = await owner.ask(PhotoPageSchema, routes.photos);
  const long = photos.find(({ name }) => name === 'long.jpg');
  if (long === undefined) throw new Error('no long photo');
  const running = [
    ...(await underWay(phone, long.id, 'guest.jpg')),
    begin(new Caller(stranger.origin, other.session), routes.events),
  ];
  await running.at(-1)?.begun;
  const { typedCode } = await owner.ask(InvitationSchema, routes.invite, { method: 'POST' });
  expect((await phone.refusal(routes.signOutAll, { method: 'POST' })).code).toBe('not-allowed');
  const { devices } = await owner.ask(SignedOutSchema, routes.signOutAll, { method: 'POST' });
  expect(await wholeAnswers(running)).toEqual([false, false, false, false]);
  expect(devices).toBeGreaterThanOrEqual(2);
  expect((await phone.refusal(routes.photos)).code).toBe('device-revoked');
  expect((await other.refusal(routes.devices)).code).toBe('not-signed-in');
  const left = await owner.ask(DeviceListSchema, routes.devices);
  expect(left.devices.map(({ access }) => access)).toEqual(['own']);
  const late = { typedCode, name: 'Late', platform: 'ios' };
  expect((await stranger.refusal(routes.claim, { method: 'POST', json: late })).code).toBe('invitation-used');
});
