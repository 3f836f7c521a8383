import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DeviceId } from '../../protocol/pairing.ts';
import { BrowserKey } from '../../tests/cast/browser-key.ts';
import { day, iphone, minute, noProof, PairingDesk, rejected } from '../../tests/cast/pairing-desk.ts';

let desk: PairingDesk;
beforeEach(async () => {
  desk = await PairingDesk.open();
});
afterEach(() => desk[Symbol.asyncDispose]());

/** Time enough for a device that said nothing since to count as gone. */
const later = () => {
  desk.nowMs += day;
};
const offered = () => desk.pairing.waiting()[0]?.maybe.map(({ name }) => name);

test('a phone that comes back under another address is the device it was, with its lane, if the owner says so', async () => {
  const { device, keys } = await desk.pair({ name: 'Anna’s phone', access: 'browse' });
  const folder = desk.pairing.folderOf(device.id);
  desk.photoCounts.set(device.id, 312);
  later();
  const cut: string[] = [];
  desk.pairing.cutOffs.onCutOff((id) => cut.push(id));
  const again = await desk.pair({ name: 'iPhone', access: 'send', as: device.id });
  expect(again.device).toMatchObject({ id: device.id, name: 'Anna’s phone', access: 'send', photoCount: 312 });
  expect(desk.pairing.folderOf(again.device.id)).toBe(folder);
  expect(desk.pairing.devices()).toHaveLength(2);
  expect(cut).toEqual([device.id]);
  expect(await rejected(desk.pairing.recognise(keys.accessToken, 'access'))).toBe('not-signed-in');
  expect(await rejected(desk.pairing.refresh(keys.refreshToken, noProof))).toBe('not-signed-in');
  expect(desk.deeds.at(-1)).toMatchObject({ what: { kind: 'joined-again' }, device: { id: device.id } });
});

test('without the owner’s word it is a new device', async () => {
  const { device } = await desk.pair();
  later();
  const { device: other } = await desk.pair();
  expect(other.id).not.toBe(device.id);
});

test('who is here is not offered, nor who has another platform; the same name comes first, then who was here last', async () => {
  for (const name of ['Old', 'Anna’s phone', 'Ben’s phone', 'iPhone 13', 'Here']) {
    await desk.pair({ name });
    desk.nowMs += minute;
  }
  const here = desk.pairing.devices().find(({ name }) => name === 'Here');
  desk.pairing.streaming(here?.id as DeviceId);
  const { id, secret } = desk.pairing.invite();
  desk.pairing.claim({ id, secret, name: 'Desktop', platform: 'windows' }, '192.168.1.30');
  expect(offered()).toEqual([]);
  await desk.pairing.approve(desk.pairing.waiting()[0]?.id ?? '', { decision: 'deny' });
  desk.knock({ name: ' IPHONE 13' });
  expect(offered()).toEqual(['iPhone 13', 'Ben’s phone', 'Anna’s phone']);
});

test('one that was signed out comes back to its own lane', async () => {
  const { device } = await desk.pair();
  await desk.pairing.revoke(device.id);
  later();
  const again = await desk.pair({ as: device.id });
  expect(again.device.id).toBe(device.id);
  expect(await desk.pairing.recognise(again.keys.accessToken, 'access')).toMatchObject({ id: device.id });
});

test('a lane that was found in the library, without anybody’s name, may be that of whoever comes', async () => {
  const lane = await desk.pairing.ownerOfFolder('iPhone 13');
  later();
  const again = await desk.pair({ as: lane });
  expect(again.device).toMatchObject({ id: lane, platform: 'ios' });
  expect(desk.pairing.folderOf(lane)).toBe('iPhone 13');
});

test('attack: nobody becomes the owner, a folder’s lane, or a device that was not offered', async () => {
  const lane = await desk.pairing.lane('Holiday');
  const { device: here } = await desk.pair();
  const end = desk.pairing.streaming(here.id);
  desk.knock();
  const requestId = desk.pairing.waiting()[0]?.id ?? '';
  for (const as of ['owner' as DeviceId, lane, here.id, 'nobody' as DeviceId]) {
    const decision = { decision: 'allow', access: 'browse', as } as const;
    expect(await rejected(desk.pairing.approve(requestId, decision))).toBe('not-found');
  }
  end();
  expect(desk.pairing.waiting()).toHaveLength(1);
});

test('signing out every device ends their keys, open codes and those who wait, and spares the browser that asks', async () => {
  const key = await BrowserKey.make();
  const asking = await desk.pairing.signInOwner(desk.pairing.mintLaunchKey());
  const otherBrowser = await desk.pairing.signInOwner(desk.pairing.mintLaunchKey());
  const phones = [await desk.pair({ key }), await desk.pair()];
  const { claim } = desk.knock();
  const { id, secret } = desk.pairing.invite();
  const cut: string[] = [];
  desk.pairing.cutOffs.onCutOff((device) => cut.push(device));
  const guest = await desk.pairing.recognise(asking.keys.accessToken, 'access');
  expect(await desk.pairing.signOutAll(guest)).toBe(2);
  for (const { keys } of phones) {
    expect(await rejected(desk.pairing.recognise(keys.accessToken, 'access'))).toBe('device-revoked');
    expect(await rejected(desk.pairing.recognise(keys.mediaToken, 'media'))).toBe('device-revoked');
  }
  expect(await rejected(desk.pairing.recognise(otherBrowser.keys.accessToken, 'access'))).toBe('not-signed-in');
  expect(await rejected(desk.pairing.refresh(otherBrowser.keys.refreshToken, noProof))).toBe('not-signed-in');
  expect(await desk.pairing.recognise(asking.keys.accessToken, 'access')).toMatchObject({ id: 'owner' });
  expect(await desk.pairing.collect(claim, noProof)).toEqual({ state: 'denied' });
  expect(() => desk.pairing.claim({ id, secret, ...iphone }, '')).toThrow('invitation-used');
  expect(cut.toSorted()).toEqual([...phones.map(({ device }) => device.id), 'owner'].toSorted());
  expect(desk.deeds.at(-1)).toMatchObject({ what: { kind: 'signed-out-all', count: 2 } });
});
