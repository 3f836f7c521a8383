import { afterEach, beforeEach, expect, test } from 'vitest';
import { BrowserKey, type ProofOf } from '../../tests/cast/browser-key.ts';
import { day, minute, noProof, PairingDesk, rejected } from '../../tests/cast/pairing-desk.ts';

let desk: PairingDesk;
let key: BrowserKey;
let thief: BrowserKey;

beforeEach(async () => {
  desk = await PairingDesk.open();
  [key, thief] = await Promise.all([BrowserKey.make(), BrowserKey.make()]);
});
afterEach(() => desk[Symbol.asyncDispose]());

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const notices = () => desk.events.flatMap((event) => (event.type === 'door-notice' ? [event.notice] : []));
const copies = () => notices().filter(({ kind }) => kind === 'key-copied');

test('a browser with a key of its own gets its keys, and the next ones, by proving it', async () => {
  const { keys, device } = await desk.pair({ key });
  const next = await desk.pairing.refresh(keys.refreshToken, await desk.proof(key));
  expect(next.device.id).toBe(device.id);
  expect(await desk.pairing.recognise(next.keys.accessToken, 'access')).toMatchObject({ id: device.id });
});

test('a copied row of IndexedDB is worth nothing: a refresh token without its browser’s key is refused, and the owner told', async () => {
  const { keys } = await desk.pair({ key });
  expect(await rejected(desk.pairing.refresh(keys.refreshToken, noProof))).toBe('proof-wrong');
  expect(await rejected(desk.pairing.refresh(keys.refreshToken, await desk.proof(thief)))).toBe('proof-wrong');
  expect(copies()).toEqual([{ kind: 'key-copied', name: 'iPhone 13', isCutOff: false }]);
  expect(desk.deeds.at(-1)).toMatchObject({ what: { kind: 'key-copied' }, device: { name: 'iPhone 13' } });
});

test('attack: who holds a copy cannot get the device cut off by using it', async () => {
  const { keys } = await desk.pair({ key });
  const { keys: next } = await desk.pairing.refresh(keys.refreshToken, await desk.proof(key));
  desk.nowMs += 2 * day;
  for (const token of [keys.refreshToken, next.refreshToken]) {
    expect(await rejected(desk.pairing.refresh(token, await desk.proof(thief)))).toBe('proof-wrong');
  }
  expect(await rejected(desk.pairing.refresh(next.refreshToken, await desk.proof(key)))).toBe('no failure');
});

test('a copied row of the database is worth nothing: it holds hashes, and the name of a key', async () => {
  const { keys } = await desk.pair({ key });
  const rows = await desk.tables.selectFrom('tokens').selectAll().execute();
  for (const row of rows) {
    expect(await rejected(desk.pairing.recognise(row.hash, 'access'))).toBe('not-signed-in');
    expect(await rejected(desk.pairing.refresh(row.hash, await desk.proof(thief)))).toBe('not-signed-in');
    expect(row.thumbprint).toMatch(/^[\w-]{43}$/);
  }
  const onDisk = await desk.bytesOnDisk();
  for (const secret of [keys.accessToken, keys.refreshToken, keys.mediaToken, keys.recoveryToken]) {
    expect(onDisk).not.toContain(secret.slice(8));
  }
});

test('attack: a proof that was overheard works once, and for one request', async () => {
  const { keys } = await desk.pair({ key });
  const proof = await desk.proof(key);
  const next = await desk.pairing.refresh(keys.refreshToken, proof);
  expect(await rejected(desk.pairing.refresh(next.keys.refreshToken, proof))).toBe('proof-stale');
  // Only stale, as where a browser repeats a request by itself: nobody is alarmed.
  expect(copies()).toEqual([]);
});

test('a proof is as old as its nonce, whatever the phone’s clock says', async () => {
  const { keys } = await desk.pair({ key });
  const early = await desk.proof(key, { atMs: desk.nowMs - 9000 * day });
  expect(await rejected(desk.pairing.refresh(keys.refreshToken, early))).toBe('no failure');
  const old = await desk.proof(key);
  desk.ticks += 5 * minute;
  expect(await rejected(desk.pairing.refresh(keys.refreshToken, old))).toBe('proof-stale');
  const { proof, ...where } = await desk.proof(key);
  expect(proof).toBeDefined();
  const without = { ...where, proof: await key.prove(where) };
  expect(await rejected(desk.pairing.refresh(keys.refreshToken, without))).toBe('proof-stale');
  expect(copies()).toEqual([]);
});

test.each<[string, Partial<ProofOf>]>([
  ['for another address', { url: 'https://192.168.1.66:8443/api/pairing/refresh' }],
  ['for another way in', { url: 'https://192.168.1.5:8443/api/pairing/claim' }],
  ['for another method', { method: 'GET' }],
  ['that is no proof by its type', { type: 'jwt' }],
  ['with an endless id', { id: 'x'.repeat(5000) }],
])('attack: a proof %s proves nothing', async (_what, changes) => {
  const { keys } = await desk.pair({ key });
  const proof = await key.prove({ ...noProof, nonce: desk.pairing.proofNonce(), ...changes });
  expect(await rejected(desk.pairing.refresh(keys.refreshToken, { ...noProof, proof }))).toBe('proof-wrong');
});

test('attack: a proof that names the phone’s key and is signed by another proves nothing', async () => {
  const { keys } = await desk.pair({ key });
  const proof = await desk.proof(thief, { pretendedKey: key.publicKey });
  expect(await rejected(desk.pairing.refresh(keys.refreshToken, proof))).toBe('proof-wrong');
});

test('attack: a proof without a signature, by a shared secret, or no proof at all proves nothing', async () => {
  const { keys } = await desk.pair({ key });
  const { proof = '' } = await desk.proof(key);
  const [, claims = ''] = proof.split('.');
  const forged = ['none', 'HS256', 'ES256'].map((alg) => {
    return `${part({ alg, typ: 'dpop+jwt', jwk: key.publicKey })}.${claims}.`;
  });
  for (const wrong of [...forged, '', 'a.b.c', `${proof}, ${proof}`, '\u0000'.repeat(100)]) {
    expect(await rejected(desk.pairing.refresh(keys.refreshToken, { ...noProof, proof: wrong }))).toBe('proof-wrong');
  }
});

test('a claim that names a key is collected by who has the key alone, and again if the answer was lost', async () => {
  const { claim } = desk.knock({ key });
  await desk.pairing.approve(desk.pairing.waiting()[0]?.id ?? '', { decision: 'allow', access: 'send' });
  expect(await rejected(desk.pairing.collect(claim, noProof))).toBe('proof-wrong');
  expect(await rejected(desk.pairing.collect(claim, await desk.proof(thief)))).toBe('proof-wrong');
  const first = await desk.pairing.collect(claim, await desk.proof(key));
  expect(first.state).toBe('approved');
  expect(await desk.pairing.collect(claim, await desk.proof(key))).toEqual(first);
  desk.ticks += 3 * minute;
  expect(await rejected(desk.pairing.collect(claim, await desk.proof(key)))).toBe('claim-gone');
});

test('the owner’s browser proves its key too', async () => {
  const { keys } = await desk.pairing.signInOwner(desk.pairing.mintLaunchKey(), key.publicKey);
  expect(await rejected(desk.pairing.refresh(keys.refreshToken, noProof))).toBe('proof-wrong');
  expect(await rejected(desk.pairing.refresh(keys.refreshToken, await desk.proof(key)))).toBe('no failure');
});

test('a browser that was let in without a key goes on as before, and gets one when it proves one', async () => {
  const { keys } = await desk.pair();
  const next = await desk.pairing.refresh(keys.refreshToken, noProof);
  const bound = await desk.pairing.refresh(next.keys.refreshToken, await desk.proof(key));
  expect(await rejected(desk.pairing.refresh(bound.keys.refreshToken, noProof))).toBe('proof-wrong');
  expect(await rejected(desk.pairing.refresh(bound.keys.refreshToken, await desk.proof(key)))).toBe('no failure');
});

test('a browser that lost its keys comes back with a new key of its own, and the owner reads of it', async () => {
  const { keys } = await desk.pair({ key });
  const { keys: next } = await desk.pairing.recover(keys.recoveryToken, '192.168.1.20', thief.publicKey);
  expect(await rejected(desk.pairing.refresh(next.refreshToken, await desk.proof(key)))).toBe('proof-wrong');
  expect(await rejected(desk.pairing.refresh(next.refreshToken, await desk.proof(thief)))).toBe('no failure');
  expect(desk.deeds).toContainEqual(
    expect.objectContaining({ what: { kind: 'joined-again' }, address: '192.168.1.20' }),
  );
});

test('a phone that left the Wi-Fi before the answer came gets its next keys days later', async () => {
  const { keys, device } = await desk.pair({ key });
  await desk.pairing.refresh(keys.refreshToken, await desk.proof(key));
  await desk.restart();
  desk.nowMs += 3 * day;
  const next = await desk.pairing.refresh(keys.refreshToken, await desk.proof(key));
  expect(await desk.pairing.recognise(next.keys.accessToken, 'access')).toMatchObject({ id: device.id });
});

test('attack 106: a whole browser that was copied, key and all, is noticed when both have gone on from the same key', async () => {
  const { keys } = await desk.pair({ key });
  const copy = await desk.pairing.refresh(keys.refreshToken, await desk.proof(key));
  await desk.pairing.recognise(copy.keys.accessToken, 'access');
  await desk.restart();
  desk.nowMs += 2 * minute;
  expect(await rejected(desk.pairing.refresh(keys.refreshToken, await desk.proof(key)))).toBe('not-signed-in');
  expect(await rejected(desk.pairing.recognise(copy.keys.accessToken, 'access'))).toBe('not-signed-in');
  expect(copies()).toEqual([{ kind: 'key-copied', name: 'iPhone 13', isCutOff: true }]);
});
