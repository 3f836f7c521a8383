import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DeviceId } from '../../protocol/pairing.ts';
import { code, day, iphone, minute, noProof, PairingDesk, rejected } from '../../tests/cast/pairing-desk.ts';
import type { Pairing } from './pairing.ts';
import { hashSecret } from './secret.ts';

let desk: PairingDesk;
let pairing: Pairing;

beforeEach(async () => {
  desk = await PairingDesk.open();
  pairing = desk.pairing;
});
afterEach(() => desk[Symbol.asyncDispose]());

const knock = () => desk.knock();
const pair = (access: 'send' | 'browse' = 'send') => desk.pair({ access });
const collect = (claim: string) => pairing.collect(claim, noProof);
const refresh = (token: string) => pairing.refresh(token, noProof);
const recover = (token: string) => pairing.recover(token, '192.168.1.20');
async function restart(): Promise<void> {
  await desk.restart();
  pairing = desk.pairing;
}

test('a newcomer waits until the owner allows it, and is then told its keys once', async () => {
  const { claim, matchCode } = knock();
  expect(await collect(claim)).toEqual({ state: 'waiting' });
  const [request] = pairing.waiting();
  expect(request).toMatchObject({ name: 'iPhone 13', address: '192.168.1.20', matchCode });
  await pairing.approve(request?.id ?? '', { decision: 'allow', access: 'browse' });
  const outcome = await collect(claim);
  expect(outcome).toMatchObject({ state: 'approved', granted: { device: { name: 'iPhone 13', access: 'browse' } } });
  expect(await rejected(collect(claim))).toBe('claim-gone');
  expect(desk.events.map(({ type }) => type)).toEqual([
    'invitation-claimed',
    'device-asking',
    'device-changed',
    'door-notice',
    'device-answered',
  ]);
});

test('a denied newcomer is told so, and is no device', async () => {
  const { claim } = knock();
  await pairing.approve(pairing.waiting()[0]?.id ?? '', { decision: 'deny' });
  expect(await collect(claim)).toEqual({ state: 'denied' });
  expect(pairing.devices().map(({ id }) => id)).toEqual(['owner']);
});

test('attack 99: an invitation is used once', () => {
  const { id, secret } = pairing.invite();
  pairing.claim({ id, secret, ...iphone }, '');
  expect(code(() => pairing.claim({ id, secret, ...iphone }, ''))).toBe('invitation-used');
});

test('attack 102: of two phones that scan in the same moment one waits before the owner', () => {
  const { id, secret, typedCode } = pairing.invite();
  pairing.claim({ id, secret, ...iphone }, '');
  expect(code(() => pairing.claim({ typedCode, ...iphone }, ''))).toBe('invitation-used');
  expect(pairing.waiting()).toHaveLength(1);
});

test('attack 100: an invitation runs out by a clock that nobody can set', () => {
  const { id, secret } = pairing.invite();
  desk.nowMs -= 365 * day;
  desk.ticks += 5 * minute;
  expect(code(() => pairing.claim({ id, secret, ...iphone }, ''))).toBe('invitation-expired');
});

test('a wrong secret says no more than a code that has run out', () => {
  const { id } = pairing.invite();
  expect(code(() => pairing.claim({ id, secret: 'x'.repeat(22), ...iphone }, ''))).toBe('invitation-expired');
});

test('a typed code is taken as people type it', () => {
  const { typedCode } = pairing.invite();
  pairing.claim({ typedCode: ` ${typedCode.slice(0, 4).toLowerCase()}-${typedCode.slice(4)} `, ...iphone }, '');
  expect(pairing.waiting()).toHaveLength(1);
});

test('attack 101: after five wrong guesses the code is dead, after twenty all typing waits, and scanning works on', () => {
  const guess = (count: number) =>
    code(() => pairing.claim({ typedCode: 'BBBBBBBB', ...iphone }, `192.168.1.${count % 4}`));
  const { id, secret, typedCode } = pairing.invite();
  for (let count = 0; count < 5; count += 1) expect(guess(count)).toBe('wrong-code');
  expect(code(() => pairing.claim({ typedCode, ...iphone }, ''))).toBe('wrong-code');
  for (let count = 0; count < 14; count += 1) expect(guess(count)).toBe('wrong-code');
  const next = pairing.invite();
  expect(code(() => pairing.claim({ typedCode: next.typedCode, ...iphone }, ''))).toBe('too-many-requests');
  expect(code(() => pairing.claim({ id, secret, ...iphone }, ''))).toBe('no failure');
  desk.ticks += 16 * minute;
  expect(code(() => pairing.claim({ typedCode: pairing.invite().typedCode, ...iphone }, ''))).toBe('no failure');
});

test('attack 101: one address has ten guesses, and then the others may type on', () => {
  const guess = (address: string) => code(() => pairing.claim({ typedCode: 'BBBBBBBB', ...iphone }, address));
  for (let count = 0; count < 10; count += 1) expect(guess('192.168.1.66')).toBe('wrong-code');
  for (let count = 0; count < 50; count += 1) expect(guess('192.168.1.66')).toBe('too-many-requests');
  const { typedCode } = pairing.invite();
  expect(code(() => pairing.claim({ typedCode, ...iphone }, '192.168.1.20'))).toBe('no failure');
});

test('the owner is told of each refusal at the door once a minute for each address, and when codes have died', () => {
  const told = () => desk.events.flatMap((event) => (event.type === 'door-notice' ? [event.notice] : []));
  const guess = (address: string) => code(() => pairing.claim({ typedCode: 'BBBBBBBB', ...iphone }, address));
  const { id, secret } = pairing.invite();
  pairing.claim({ id, secret, ...iphone }, '192.168.1.20');
  for (let count = 0; count < 3; count += 1) code(() => pairing.claim({ id, secret, ...iphone }, '192.168.1.66'));
  const used = { kind: 'refused', why: 'invitation-used', address: '192.168.1.66', codesEnded: false };
  expect(told()).toEqual([used]);
  for (let count = 0; count < 5; count += 1) guess('192.168.1.66');
  const wrong = { ...used, why: 'wrong-code' };
  expect(told()).toEqual([used, wrong, { ...wrong, codesEnded: true }]);
  desk.ticks += minute;
  code(() => pairing.claim({ id, secret, ...iphone }, '192.168.1.66'));
  expect(told().at(-1)).toEqual(used);
});

test('where twenty wait already, the next is refused and its code is still good', () => {
  const waiting = Array.from({ length: 20 }, knock);
  const { id, secret } = pairing.invite();
  const late = () => code(() => pairing.claim({ id, secret, ...iphone }, '192.168.1.21'));
  expect(late()).toBe('too-many-requests');
  desk.ticks += 2 * minute;
  expect(waiting).toHaveLength(20);
  expect(late()).toBe('no failure');
});

test('no word from the owner is a no', async () => {
  const { claim } = knock();
  desk.ticks += 2 * minute;
  expect(pairing.waiting()).toEqual([]);
  expect(await rejected(collect(claim))).toBe('claim-gone');
});

test('a request is answered once, also by two clicks at once', async () => {
  const { claim } = knock();
  const id = pairing.waiting()[0]?.id ?? '';
  const answers = [
    pairing.approve(id, { decision: 'allow', access: 'send' }),
    pairing.approve(id, { decision: 'allow', access: 'send' }),
  ];
  expect((await Promise.all(answers.map(rejected))).toSorted()).toEqual(['already-answered', 'no failure']);
  expect(await collect(claim)).toMatchObject({ state: 'approved' });
  expect(pairing.devices()).toHaveLength(2);
});

test('keys are kept as hashes only, and are of a form that scanners know', async () => {
  const { keys } = await pair();
  const onDisk = await desk.bytesOnDisk();
  for (const secret of [keys.accessToken, keys.refreshToken, keys.mediaToken, keys.recoveryToken]) {
    expect(secret).toMatch(/^lf_[a-z]{3}_[0-9A-Za-z]{49}$/);
    expect(onDisk).not.toContain(secret.slice(8));
  }
});

test('attack 103: a guess is refused by its checksum, and a well-made one is looked up by its hash alone', async () => {
  const { keys } = await pair();
  const last = keys.accessToken.at(-1) ?? '';
  const mistyped = `${keys.accessToken.slice(0, -1)}${last === 'A' ? 'B' : 'A'}`;
  expect(await rejected(pairing.recognise(mistyped, 'access'))).toBe('not-signed-in');
  expect(await rejected(pairing.recognise(keys.accessToken.slice(0, -1), 'access'))).toBe('not-signed-in');
  const hashes = await desk.tables.selectFrom('tokens').select('hash').execute();
  for (const { hash } of hashes) expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(hashSecret(mistyped).slice(0, 8)).not.toBe(hashSecret(keys.accessToken).slice(0, 8));
});

test('a device is known again after a restart', async () => {
  const { keys, device } = await pair('browse');
  await restart();
  expect(await pairing.recognise(keys.accessToken, 'access')).toMatchObject({
    id: device.id,
    access: 'browse',
    name: 'iPhone 13',
  });
});

test('attack 97: a media key is no access key, nor the other way round', async () => {
  const { keys } = await pair();
  expect(await rejected(pairing.recognise(keys.mediaToken, 'access'))).toBe('not-signed-in');
  expect(await rejected(pairing.recognise(keys.accessToken, 'media'))).toBe('not-signed-in');
  expect(await rejected(pairing.recognise(keys.refreshToken, 'access'))).toBe('not-signed-in');
});

test('an access key ends after an hour and the refresh key gets the next', async () => {
  const { keys, device } = await pair();
  desk.nowMs += 61 * minute;
  expect(await rejected(pairing.recognise(keys.accessToken, 'access'))).toBe('access-expired');
  const next = await refresh(keys.refreshToken);
  expect(await pairing.recognise(next.keys.accessToken, 'access')).toMatchObject({ id: device.id });
});

test('attack 105: a refresh whose answer was lost gets the same answer for a minute', async () => {
  const { keys } = await pair();
  const [first, second] = await Promise.all([refresh(keys.refreshToken), refresh(keys.refreshToken)]);
  desk.nowMs += 59_000;
  const third = await refresh(keys.refreshToken);
  expect(second.keys).toEqual(first.keys);
  expect(third.keys).toEqual(first.keys);
});

test('attack 106: an old refresh key used again later ends the whole family', async () => {
  const { keys } = await pair();
  const next = await refresh(keys.refreshToken);
  await restart();
  desk.nowMs += 2 * minute;
  expect(await rejected(refresh(keys.refreshToken))).toBe('not-signed-in');
  expect(await rejected(refresh(next.keys.refreshToken))).toBe('not-signed-in');
  expect(await rejected(pairing.recognise(next.keys.accessToken, 'access'))).toBe('not-signed-in');
});

test('a pairing lives 30 days from its last use', async () => {
  let { keys } = await pair();
  desk.nowMs += 29 * day;
  ({ keys } = await refresh(keys.refreshToken));
  desk.nowMs += 29 * day;
  ({ keys } = await refresh(keys.refreshToken));
  desk.nowMs += 31 * day;
  expect(await rejected(refresh(keys.refreshToken))).toBe('not-signed-in');
});

test('a browser that lost its keys comes back by its recovery key, once', async () => {
  const { keys, device } = await pair();
  const recovered = await recover(keys.recoveryToken);
  expect(recovered.device.id).toBe(device.id);
  expect(await rejected(recover(keys.recoveryToken))).toBe('not-signed-in');
  expect(await rejected(refresh(keys.refreshToken))).toBe('not-signed-in');
});

test('attack 9 and 104: a revoked device is refused at once with every key, also after a restart', async () => {
  const { keys, device } = await pair();
  const told: DeviceId[] = [];
  pairing.cutOffs.onRevoked((id) => told.push(id));
  await pairing.revoke(device.id);
  expect(told).toEqual([device.id]);
  for (const begin of [() => Promise.resolve(), restart]) {
    await begin();
    expect(await rejected(pairing.recognise(keys.accessToken, 'access'))).toBe('device-revoked');
    expect(await rejected(pairing.recognise(keys.mediaToken, 'media'))).toBe('device-revoked');
    expect(await rejected(refresh(keys.refreshToken))).toBe('device-revoked');
    expect(pairing.isLetIn(device.id)).toBe(false);
    expect(pairing.nameOf(device.id)).toBe('iPhone 13');
  }
});

test('a launch key lets the owner in once', async () => {
  const key = pairing.mintLaunchKey();
  expect((await pairing.signInOwner(key)).device).toMatchObject({ access: 'own', name: 'Study laptop' });
  expect(await rejected(pairing.signInOwner(key))).toBe('launch-key-used');
  expect(await rejected(pairing.signInOwner('guess'))).toBe('launch-key-used');
});

test('the owner’s own browser cannot be locked out', async () => {
  expect(await rejected(pairing.revoke('owner' as DeviceId))).toBe('not-allowed');
  expect(await rejected(pairing.change('owner' as DeviceId, { access: 'send' }))).toBe('not-allowed');
});

test('two devices of one name have two lanes, and renaming moves none', async () => {
  const first = await pair();
  const second = await pair();
  expect([pairing.folderOf(first.device.id), pairing.folderOf(second.device.id)]).toEqual([
    'iPhone 13',
    'iPhone 13 (2)',
  ]);
  await pairing.change(first.device.id, { name: 'Ana’s phone' });
  expect(pairing.nameOf(first.device.id)).toBe('Ana’s phone');
  expect(pairing.folderOf(first.device.id)).toBe('iPhone 13');
});

test.each([
  ['../../etc', 'etc'],
  ['CON', '_CON'],
  ['<b>"x"</b>', 'b x b'],
  ['...', 'Device'],
  ['Zoë’s 📱', 'Zoë s'],
])('attack 1: a device named %s gets a lane that is one plain folder', async (name, folder) => {
  const { id, secret } = pairing.invite();
  pairing.claim({ id, secret, name, platform: 'other' }, '');
  await pairing.approve(pairing.waiting()[0]?.id ?? '', { decision: 'allow', access: 'send' });
  const device = pairing.devices().find((other) => other.name === name);
  expect(pairing.folderOf(device?.id as DeviceId)).toBe(folder);
});

test('presence is told when a stream begins and ends', async () => {
  const { device } = await pair();
  expect(pairing.device(device.id).online).toBe(false);
  desk.events = [];
  const end = pairing.streaming(device.id);
  end();
  expect(desk.events.map((event) => event.type === 'device-changed' && event.device.online)).toEqual([true, false]);
  expect(pairing.device(device.id).online).toBe(false);
});

test('what a device may do is what the owner last said, also while it listens', async () => {
  const { device } = await pair('browse');
  expect(pairing.accessOf(device.id)).toBe('browse');
  await pairing.change(device.id, { access: 'send' });
  expect(pairing.accessOf(device.id)).toBe('send');
});
