import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openAuthority } from './authority.ts';
import { LanUnusable } from './lan-unusable.ts';
import { pemBlocks } from './pem-file.ts';

const log = pino({ level: 'silent' });
let dir: string;
const path = () => join(dir, 'certs', 'authority.pem');
const open = (addresses: readonly string[] = []) => openAuthority(join(dir, 'certs'), 'Study laptop', addresses, log);

/** Sets the clock alone: timers stay real. */
const clock = (at: string) => vi.useFakeTimers({ now: new Date(at), toFake: ['Date'] });
const keptAside = async () => (await readdir(join(dir, 'certs'))).filter((name) => name.includes('.kept-'));

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'landfall-authority-'));
});

afterEach(async () => {
  vi.useRealTimers();
  await rm(dir, { recursive: true, force: true });
});

test('the authority is made once and stays the same', async () => {
  const first = await open();
  const again = await open();
  expect(again.fingerprint).toBe(first.fingerprint);
  expect(again.intermediatePem).toBe(first.intermediatePem);
  expect(first.fingerprint).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
});

test('root signs intermediate, and each is an authority that names itself', async () => {
  const { rootPem, intermediatePem } = await open();
  const root = new X509Certificate(rootPem);
  const intermediate = new X509Certificate(intermediatePem);
  expect(root.ca && intermediate.ca).toBe(true);
  expect(root.subject).toContain('CN=Landfall on Study laptop');
  expect(root.verify(root.publicKey) && intermediate.verify(root.publicKey)).toBe(true);
  expect(intermediate.checkIssued(root)).toBe(true);
  expect(root.publicKey.asymmetricKeyDetails?.namedCurve).toBe('prime256v1');
});

test('stolen key: the one key on disk signs leaves, and the root’s is nowhere', async () => {
  const { rootPem, intermediatePem, intermediateKeyPem } = await open();
  const key = createPrivateKey(intermediateKeyPem);
  expect(new X509Certificate(intermediatePem).checkPrivateKey(key)).toBe(true);
  expect(new X509Certificate(rootPem).checkPrivateKey(key)).toBe(false);
  expect(await readdir(join(dir, 'certs'))).toEqual(['authority.pem']);
  const labels = pemBlocks(await readFile(path(), 'utf8')).map(({ label }) => label);
  expect(labels).toEqual(['PRIVATE KEY', 'CERTIFICATE', 'CERTIFICATE']);
});

if (process.platform !== 'win32')
  test('stolen key: no other user of the machine can read it', async () => {
    await open();
    expect((await stat(path())).mode & 0o777).toBe(0o600);
    expect((await stat(join(dir, 'certs'))).mode & 0o777).toBe(0o700);
  });

test('two hosts have two authorities', async () => {
  const first = await open();
  await rm(path());
  const second = await open();
  expect(second.fingerprint).not.toBe(first.fingerprint);
  expect(new X509Certificate(second.rootPem).subject).not.toBe(new X509Certificate(first.rootPem).subject);
});

test.each(['Ana’s laptop, "new"; CN=evil', 'Ana’s "blue" laptop', 'ラップトップ', 'x'.repeat(60), '📷'.repeat(60)])(
  'a host called %s has an authority too',
  async (name) => {
    const { rootPem } = await openAuthority(join(dir, 'certs'), name, [], log);
    expect(new X509Certificate(rootPem).subject.match(/^CN=Landfall on /gm)).toHaveLength(1);
  },
);

describe('the authority vouches for', () => {
  test.each([
    'localhost',
    'landfall-7f3k.local',
    'photos.localhost',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.20',
    '169.254.1.1',
    '127.0.0.1',
    '100.64.0.1',
    '::1',
    'fd00::2',
    'fe80::1',
  ])('%s', async (name) => {
    expect((await open()).permits(name)).toBe(true);
  });
});

describe('the authority does not vouch for', () => {
  test.each([
    'example.com',
    'local.example.com',
    'evillocal',
    'localhost.evil',
    'laptop',
    '8.8.8.8',
    '172.32.0.1',
    '192.169.0.1',
    '100.128.0.1',
    '2001:db8::1',
    '::ffff:8.8.8.8',
  ])('%s', async (name) => {
    expect((await open()).permits(name)).toBe(false);
  });
});

test('a public address that was this machine’s own at the making is permitted, and only that one', async () => {
  const authority = await open(['203.0.113.9', '192.168.1.20', '2001:db8::9']);
  expect(authority.permits('203.0.113.9')).toBe(true);
  expect(authority.permits('2001:db8::9')).toBe(true);
  expect(authority.permits('203.0.113.10')).toBe(false);
  expect((await open([])).permits('203.0.113.9')).toBe(true);
});

describe('a file that is not our authority is refused with a sentence and left as it is', () => {
  const spoilt: readonly (readonly [string, (text: string) => string])[] = [
    ['empty', () => ''],
    ['other text', () => 'hello'],
    ['cut short', (text) => text.slice(0, text.length / 2)],
    ['without its root', (text) => text.slice(0, text.lastIndexOf('-----BEGIN'))],
    [
      'a flipped bit',
      (text) =>
        text.replace(/(-----BEGIN CERTIFICATE-----\n.{40})(.)/, (_, head, bit) => head + (bit === 'A' ? 'B' : 'A')),
    ],
    ['a certificate where the key was', (text) => text.replace(/PRIVATE KEY/g, 'CERTIFICATE')],
  ];
  test.each(spoilt)('%s', async (_, spoil) => {
    await open();
    const text = spoil(await readFile(path(), 'utf8'));
    await writeFile(path(), text);
    await expect(open()).rejects.toThrow(LanUnusable);
    await expect(open()).rejects.toThrow(/authority\.pem is damaged.*Move it away/);
    expect(await readFile(path(), 'utf8')).toBe(text);
  });

  test('the key of another authority', async () => {
    await open();
    const [foreignKey] = pemBlocks(await readFile(path(), 'utf8'));
    await rm(path());
    await open();
    const text = (await readFile(path(), 'utf8')).replace(
      /^[\s\S]*?-----END PRIVATE KEY-----\n/,
      foreignKey?.pem ?? '',
    );
    await writeFile(path(), text);
    await expect(open()).rejects.toThrow(LanUnusable);
  });
});

test('a certificates folder that cannot be made is a sentence', async () => {
  await writeFile(join(dir, 'certs'), 'a file where the folder should be');
  await expect(open()).rejects.toThrow(LanUnusable);
});

test('a file that cannot be read is a sentence', async () => {
  // A folder in its place is unreadable for an administrator too.
  await mkdir(path(), { recursive: true });
  await expect(open()).rejects.toThrow(/cannot be read/);
});

describe('attack 130: where the clock is wrong', () => {
  test('an authority made in 1970 holds today', async () => {
    clock('1970-01-01T00:00:10Z');
    const made = await open();
    clock('2026-11-21T12:00:00Z');
    expect((await open()).fingerprint).toBe(made.fingerprint);
    expect(made.startsAtMs).toBeLessThan(Date.now());
    expect(made.endsAtMs).toBeGreaterThan(Date.now());
  });

  test('a clock that was reset costs nobody their trust', async () => {
    clock('2030-06-01T12:00:00Z');
    const made = await open();
    for (const reset of ['1970-01-01T00:00:00Z', '2000-01-01T00:00:00Z', '2025-12-31T00:00:00Z']) {
      clock(reset);
      expect((await open()).fingerprint).toBe(made.fingerprint);
    }
    expect(await keptAside()).toEqual([]);
  });

  test('an authority that is over gives way to a new one, and is kept', async () => {
    clock('2027-01-01T12:00:00Z');
    const first = await open();
    clock('2037-01-01T12:00:00Z');
    const second = await open();
    expect(second.fingerprint).not.toBe(first.fingerprint);
    expect(second.endsAtMs).toBeGreaterThan(Date.now());
    expect(await keptAside()).toHaveLength(1);
  });

  test('an authority that begins only in years gives way to a new one', async () => {
    clock('2040-01-01T12:00:00Z');
    const first = await open();
    clock('2027-01-01T12:00:00Z');
    const second = await open();
    expect(second.fingerprint).not.toBe(first.fingerprint);
    expect(second.startsAtMs).toBeLessThan(Date.now());
  });

  test('the authority that phones trust is back once the clock is right again', async () => {
    clock('2027-01-01T12:00:00Z');
    const first = await open();
    clock('2040-01-01T12:00:00Z');
    await open();
    clock('2027-01-02T12:00:00Z');
    expect(await open()).toMatchObject({ fingerprint: first.fingerprint });
    expect(await open()).toMatchObject({ fingerprint: first.fingerprint });
  });
});
