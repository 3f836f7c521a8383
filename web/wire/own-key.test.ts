import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { EmbeddedJWK, jwtVerify } from 'jose';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { OwnKey } from './own-key.ts';
import { SessionStore } from './session-store.ts';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  vi.stubGlobal('location', { origin: 'https://192.168.1.5:8443' });
});
afterEach(() => vi.unstubAllGlobals());

async function openKey(): Promise<OwnKey> {
  const store = await SessionStore.open();
  const key = await OwnKey.open((made) => store.keepKey(made));
  if (key === null) throw new Error('no key');
  return key;
}

test('a browser has one key, also in two tabs that make it at once, and after a reload', async () => {
  const [one, other] = await Promise.all([openKey(), openKey()]);
  expect(other.publicKey).toEqual(one.publicKey);
  expect((await openKey()).publicKey).toEqual(one.publicKey);
});

test('attack 98: no page can read the key out, not even our own', async () => {
  const store = await SessionStore.open();
  await OwnKey.open((made) => store.keepKey(made));
  const kept = await store.keepKey(null);
  expect(kept?.privateKey.extractable).toBe(false);
  const { privateKey } = kept ?? {};
  if (privateKey === undefined) throw new Error('no key');
  for (const format of ['jwk', 'pkcs8'] as const)
    await expect(crypto.subtle.exportKey(format, privateKey)).rejects.toThrow(/extractable/);
});

test('a proof is what RFC 9449 asks for, and never twice the same', async () => {
  const key = await openKey();
  const proofs = await Promise.all([1, 2].map(() => key.prove('POST', '/api/pairing/refresh', 'a-nonce')));
  const [first, second] = await Promise.all(
    proofs.map((proof) => jwtVerify(proof, EmbeddedJWK, { typ: 'dpop+jwt', algorithms: ['ES256'], maxTokenAge: 60 })),
  );
  expect(first?.protectedHeader).toEqual({ alg: 'ES256', typ: 'dpop+jwt', jwk: key.publicKey });
  const expected = { htm: 'POST', htu: 'https://192.168.1.5:8443/api/pairing/refresh', nonce: 'a-nonce' };
  expect(first?.payload).toMatchObject(expected);
  expect(first?.payload.jti).not.toBe(second?.payload.jti);
});

test('a browser that cannot keep a key has none, and says so', async () => {
  expect(await OwnKey.open(() => Promise.resolve(null))).toBeNull();
  expect(await OwnKey.open(() => Promise.reject(new DOMException('private window', 'DataCloneError')))).toBeNull();
});
