import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LanUnusable } from './lan-unusable.ts';
import { readOwnCertificate } from './own-certificate.ts';

let dir: string;
const at = (name: string) => join(dir, name);

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'landfall-own-'));
  for (const name of ['a', 'b']) {
    const made = await generate([{ name: 'commonName', value: 'example.com' }], { keyType: 'ec', algorithm: 'sha256' });
    await writeFile(at(`${name}.crt`), made.cert);
    await writeFile(at(`${name}.key`), made.private);
  }
  const locked = await generate([], { keyType: 'ec', algorithm: 'sha256', passphrase: 'secret' });
  await writeFile(at('locked.key'), locked.private);
  await writeFile(at('text'), 'hello');
});

afterAll(async () => {
  await rm(dir, { recursive: true, force: true });
});

test('a certificate and its key are taken as they are', async () => {
  const { cert, key } = await readOwnCertificate({ certPath: at('a.crt'), keyPath: at('a.key') });
  expect(cert).toMatch(/^-----BEGIN CERTIFICATE-----/);
  expect(key).toMatch(/^-----BEGIN PRIVATE KEY-----/);
});

describe('what does not fit is a sentence that names the file', () => {
  test.each([
    ['no certificate file', 'none.crt', 'a.key', /no file .*none\.crt/],
    ['no key file', 'a.crt', 'none.key', /no file .*none\.key/],
    ['text for a certificate', 'text', 'a.key', /text holds no certificate/],
    ['text for a key', 'a.crt', 'text', /text holds no private key/],
    ['a key behind a passphrase', 'a.crt', 'locked.key', /locked\.key holds no private key without a passphrase/],
    ['the key of another', 'a.crt', 'b.key', /key in .*b\.key is not that of .*a\.crt/],
    ['a folder', '.', 'a.key', /cannot be read/],
  ])('%s', async (_, cert, key, sentence) => {
    const reading = readOwnCertificate({ certPath: at(cert), keyPath: at(key) });
    await expect(reading).rejects.toThrow(LanUnusable);
    await expect(reading).rejects.toThrow(sentence);
  });
});
