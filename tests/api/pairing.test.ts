/** Who comes in, and who does not. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  ClaimSchema,
  ClaimStateSchema,
  DeviceListSchema,
  InvitationSchema,
  PairingRequestListSchema,
  SessionSchema,
} from '../../protocol/pairing.ts';
import { PhotoPageSchema } from '../../protocol/photo.ts';
import { parseInvitationFragment, routes } from '../../protocol/routes.ts';
import { Caller, ownerOf, pairedDevice, problemOf, strangerAt } from '../cast/caller.ts';
import { Host } from '../cast/host.ts';
import { photoBytes } from '../cast/picture.ts';
import { receiptOf, send } from '../cast/tus.ts';

let host: Host;
let owner: Caller;
let stranger: Caller;
beforeEach(async () => {
  host = await Host.start();
  owner = await ownerOf(host);
  stranger = await strangerAt(host);
});
afterEach(() => host[Symbol.asyncDispose]());

const newcomer = { name: 'Anna’s phone', platform: 'ios' };

async function invitation(): Promise<{ id: string; secret: string; typedCode: string }> {
  const { url, typedCode } = await owner.ask(InvitationSchema, routes.invite, { method: 'POST' });
  const fragment = parseInvitationFragment(new URL(url).hash);
  if (fragment === null) throw new Error(`no invitation in ${url}`);
  return { ...fragment, typedCode };
}

function claim(body: object): Promise<Response> {
  return stranger.call(routes.claim, { method: 'POST', json: { ...newcomer, ...body } });
}

test('a scanned invitation pairs the device that the owner allows, and nobody sees a token twice', async () => {
  const { id, secret } = await invitation();
  const answer = ClaimSchema.parse(await (await claim({ id, secret })).json());
  const bearer = { headers: { authorization: `Bearer ${answer.claim}` } };
  expect(await stranger.ask(ClaimStateSchema, routes.claimState, bearer)).toEqual({ state: 'waiting' });
  const { requests } = await owner.ask(PairingRequestListSchema, routes.pairingRequests);
  expect(requests).toMatchObject([
    { name: 'Anna’s phone', platform: 'ios', matchCode: answer.matchCode, address: '127.0.0.1' },
  ]);
  const decision = { method: 'POST', json: { decision: 'allow', access: 'browse' } };
  expect((await owner.call(routes.pairingRequest(requests[0]?.id ?? ''), decision)).status).toBe(200);
  expect(await stranger.ask(ClaimStateSchema, routes.claimState, bearer)).toMatchObject({
    state: 'approved',
    device: { access: 'browse' },
  });
  expect((await stranger.refusal(routes.claimState, bearer)).code).toBe('claim-gone');
  expect((await owner.refusal(routes.pairingRequest(requests[0]?.id ?? ''), decision)).status).toBeGreaterThanOrEqual(
    404,
  );
});

test('an invitation lets one device in: the second claim is told that it was used', async () => {
  const { id, secret, typedCode } = await invitation();
  expect((await claim({ id, secret })).status).toBe(202);
  expect(await problemOf(await claim({ id, secret }))).toMatchObject({ status: 410, code: 'invitation-used' });
  expect(await problemOf(await claim({ typedCode }))).toMatchObject({ status: 410, code: 'invitation-used' });
});

test('of two devices that claim one invitation in the same moment, one waits', async () => {
  const { id, secret } = await invitation();
  const statuses = (await Promise.all([claim({ id, secret }), claim({ id, secret })])).map(({ status }) => status);
  expect(new Set(statuses)).toEqual(new Set([202, 410]));
  expect((await owner.ask(PairingRequestListSchema, routes.pairingRequests)).requests).toHaveLength(1);
});

test('a denied device is told so, and gets nothing', async () => {
  const { typedCode } = await invitation();
  const answer = ClaimSchema.parse(await (await claim({ typedCode })).json());
  const { requests } = await owner.ask(PairingRequestListSchema, routes.pairingRequests);
  await owner.call(routes.pairingRequest(requests[0]?.id ?? ''), { method: 'POST', json: { decision: 'deny' } });
  const bearer = { headers: { authorization: `Bearer ${answer.claim}` } };
  expect(await stranger.ask(ClaimStateSchema, routes.claimState, bearer)).toEqual({ state: 'denied' });
  expect((await owner.ask(DeviceListSchema, routes.devices)).devices.filter(({ access }) => access !== 'own')).toEqual(
    [],
  );
});

test('guessing: the fifth wrong typed code kills the open ones, so the right one comes too late', async () => {
  const { typedCode } = await invitation();
  for (let guess = 0; guess < 5; guess += 1) {
    expect((await problemOf(await claim({ typedCode: `BBBBBBB${'BCDFG'[guess]}` }))).code).toBe('wrong-code');
  }
  expect((await problemOf(await claim({ typedCode }))).status).toBeGreaterThanOrEqual(410);
  expect((await owner.ask(PairingRequestListSchema, routes.pairingRequests)).requests).toEqual([]);
});

test('guessing goes on: after twenty wrong codes all typing waits, and scanning still works', async () => {
  for (let guess = 0; guess < 20; guess += 1) await claim({ typedCode: 'BCDFGHJK' });
  const { id, secret, typedCode } = await invitation();
  expect(await problemOf(await claim({ typedCode }))).toMatchObject({ status: 429, code: 'too-many-requests' });
  expect((await claim({ id, secret })).status).toBe(202);
});

test('a wrong secret, a missing name and a name with control characters let nobody in', async () => {
  const { id, typedCode } = await invitation();
  expect((await problemOf(await claim({ id, secret: 'A'.repeat(22) }))).status).toBe(410);
  expect((await problemOf(await claim({ typedCode, name: '' }))).status).toBe(400);
  expect((await problemOf(await claim({ typedCode, name: 'a\u0000b' }))).status).toBe(400);
  expect((await problemOf(await claim({ typedCode, name: 'x'.repeat(61) }))).status).toBe(400);
});

test('a device name that is markup comes back as the text it is', async () => {
  const name = '<img src=x onerror=alert(1)>';
  await pairedDevice(host, owner, { name });
  const { devices } = await owner.ask(DeviceListSchema, routes.devices);
  expect(devices.map((device) => device.name)).toContain(name);
});

test('a launch key opens the console once', async () => {
  const { consoleUrl, launchKey } = await host.launch();
  const console = new Caller(consoleUrl, null);
  const key = { method: 'POST', json: { key: launchKey } };
  expect((await console.call(routes.ownerSession, key)).status).toBe(200);
  expect(await console.refusal(routes.ownerSession, key)).toMatchObject({ status: 401, code: 'launch-key-used' });
  expect((await host.launch()).launchKey).not.toBe(launchKey);
});

test('coming from the loopback is no proof of being the owner', async () => {
  const { consoleUrl } = await host.launch();
  expect((await new Caller(consoleUrl, null).refusal(routes.devices)).code).toBe('not-signed-in');
  expect((await new Caller(consoleUrl, null).refusal(routes.invite, { method: 'POST' })).code).toBe('not-signed-in');
});

test('a refresh whose answer was lost gives the same answer again; an invented token gives none', async () => {
  const phone = await pairedDevice(host, owner);
  const body = { method: 'POST', json: { refreshToken: phone.session?.refreshToken } };
  const first = await stranger.ask(SessionSchema, routes.refresh, body);
  const second = await stranger.ask(SessionSchema, routes.refresh, body);
  expect(second.refreshToken).toBe(first.refreshToken);
  const renewed = new Caller(stranger.origin, first);
  expect((await renewed.call(routes.photos)).status).toBe(200);
  expect(
    (await stranger.refusal(routes.refresh, { method: 'POST', json: { refreshToken: 'lf_ref_invented' } })).status,
  ).toBe(401);
});

test('a pairing survives a restart of the host', async () => {
  const phone = await pairedDevice(host, owner);
  await host.stop();
  await host.start();
  expect((await phone.call(routes.photos)).status).toBe(200);
});

test('a revoked device is refused at once, whatever it asks for, and its photos stay', async () => {
  const phone = await pairedDevice(host, owner, { access: 'browse' });
  const { photoId } = receiptOf(await send(phone, { name: 'a.jpg', bytes: await photoBytes('revoked') }));
  expect((await owner.call(routes.revoke(phone.device.id), { method: 'POST' })).status).toBe(200);
  for (const path of [routes.photos, routes.original(photoId), routes.preview(photoId, '320'), routes.events]) {
    expect(await phone.refusal(path)).toMatchObject({ status: 401, code: 'device-revoked' });
  }
  expect((await problemOf(await send(phone, { name: 'b.jpg', bytes: await photoBytes('later') }))).code).toBe(
    'device-revoked',
  );
  const refresh = { method: 'POST', json: { refreshToken: phone.session?.refreshToken } };
  expect((await stranger.refusal(routes.refresh, refresh)).status).toBe(401);
  expect((await owner.ask(PhotoPageSchema, routes.photos)).photos.map(({ id }) => id)).toEqual([photoId]);
});

test('the owner renames a device and changes what it may do; nobody else can', async () => {
  const phone = await pairedDevice(host, owner, { access: 'send' });
  const change = { method: 'PATCH', json: { name: 'Kitchen tablet', access: 'browse' } };
  expect((await phone.refusal(routes.device(phone.device.id), change)).code).toBe('not-allowed');
  expect(await (await owner.call(routes.device(phone.device.id), change)).json()).toMatchObject({
    name: 'Kitchen tablet',
    access: 'browse',
  });
  expect((await owner.refusal(routes.device(phone.device.id), { ...change, json: { access: 'own' } })).code).toBe(
    'bad-request',
  );
});
