import { execFileSync, spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { generate } from 'selfsigned';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Authority, openAuthority } from './authority.ts';
import { openLeaf } from './leaf.ts';

const log = pino({ level: 'silent' });
const names = ['192.168.1.20', 'localhost', '127.0.0.1', '::1', 'landfall-7f3k.local'];
const dayMs = 86_400_000;
const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
let dir: string;
let authority: Authority;
const path = () => join(dir, 'leaf.pem');
const open = (wanted: readonly string[] = names) => openLeaf(dir, authority, wanted, log);

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'landfall-leaf-'));
  authority = await openAuthority(dir, 'Study laptop', [], log);
});

afterEach(async () => {
  vi.useRealTimers();
  await rm(dir, { recursive: true, force: true });
});

/** Sets the clock alone: timers stay real. */
function travel(ms: number): void {
  vi.useFakeTimers({ now: Date.now() + ms, toFake: ['Date'] });
}

async function verify(cert: string, ...flags: readonly string[]): Promise<string> {
  await writeFile(join(dir, 'v-root.pem'), authority.rootPem);
  await writeFile(join(dir, 'v-intermediate.pem'), authority.intermediatePem);
  await writeFile(join(dir, 'v-leaf.pem'), cert);
  const files = ['-CAfile', 'v-root.pem', '-untrusted', 'v-intermediate.pem', ...flags, 'v-leaf.pem'];
  const { stdout, stderr } = spawnSync('openssl', ['verify', ...files], { cwd: dir, encoding: 'utf8' });
  return stdout + stderr;
}

function printed(pem: string): string {
  return execFileSync('openssl', ['x509', '-noout', '-text'], { input: pem, encoding: 'utf8' });
}

describe('a leaf', () => {
  test('is signed by the authority’s intermediate and serves nothing but TLS servers', async () => {
    const { cert } = await open();
    const leaf = new X509Certificate(cert);
    const issuer = new X509Certificate(authority.intermediatePem);
    expect(leaf.checkIssued(issuer) && leaf.verify(issuer.publicKey)).toBe(true);
    expect(leaf.ca).toBe(false);
    expect(leaf.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
    expect(leaf.publicKey.asymmetricKeyDetails?.namedCurve).toBe('prime256v1');
  });

  test('carries addresses as addresses and names as names', async () => {
    const leaf = new X509Certificate((await open()).cert);
    expect(leaf.subjectAltName).toBe(
      'IP Address:192.168.1.20, DNS:localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1, DNS:landfall-7f3k.local',
    );
    expect(leaf.checkIP('::1')).toBe('::1');
    expect(leaf.checkHost('landfall-7f3k.local')).toBe('landfall-7f3k.local');
    expect(leaf.checkHost('example.com')).toBeUndefined();
  });

  test('began yesterday and lasts 397 days', async () => {
    const { cert } = await open();
    const leaf = new X509Certificate(cert);
    const from = Date.parse(leaf.validFrom);
    expect(from).toBeLessThanOrEqual(Date.now() - dayMs);
    expect((Date.parse(leaf.validTo) - from) / dayMs).toBeCloseTo(397, 3);
  });

  if (process.platform !== 'win32')
    test('stolen key: no other user of the machine can read it', async () => {
      await open();
      expect((await stat(path())).mode & 0o777).toBe(0o600);
    });

  test('never outlives its authority', async () => {
    travel(3600 * dayMs);
    const { endsAtMs } = await open();
    expect(endsAtMs).toBe(authority.endsAtMs);
    expect((await open()).endsAtMs).toBe(endsAtMs);
  });
});

describe('a leaf is kept for as long as it fits', () => {
  test('the same names give the same leaf', async () => {
    expect((await open()).cert).toBe((await open()).cert);
  });

  test('fewer names give the same leaf', async () => {
    const first = await open();
    expect((await open(['localhost'])).cert).toBe(first.cert);
  });

  test('a new address gives a new leaf of the same authority, which still knows the old one', async () => {
    const first = await open();
    const second = await open(['10.0.0.9', ...names.slice(1)]);
    expect(second.cert).not.toBe(first.cert);
    expect(second.key).not.toBe(first.key);
    expect(second.names).toEqual(expect.arrayContaining(['10.0.0.9', '192.168.1.20']));
    expect((await open()).cert).toBe(second.cert);
    expect(new X509Certificate(second.cert).verify(new X509Certificate(authority.intermediatePem).publicKey)).toBe(
      true,
    );
  });

  test('names of long ago fall off', async () => {
    await open(Array.from({ length: 24 }, (_, index) => `10.0.0.${index}`));
    const { names: kept } = await open(['192.168.1.20']);
    expect(kept).toHaveLength(24);
    expect(kept).toContain('192.168.1.20');
    expect(kept).not.toContain('10.0.0.23');
  });

  test('thirty-one days before its end it is kept, thirty days before it is renewed without its old names', async () => {
    await open(['10.0.0.9', ...names]);
    const first = await open();
    travel(first.endsAtMs - Date.now() - 31 * dayMs);
    expect((await open()).cert).toBe(first.cert);
    travel(1.5 * dayMs);
    const second = await open();
    expect(second.cert).not.toBe(first.cert);
    expect(second.names).toEqual(names);
  });
});

describe('attack 130: where the clock is wrong', () => {
  test.each([-60 * 365, 12 * 365])('a jump of %d days changes no leaf that fits', async (days) => {
    const first = await open();
    travel(days * dayMs);
    expect((await open()).cert).toBe(first.cert);
  });

  test.each([-60 * 365, 12 * 365])('a leaf for a new address after a jump of %d days holds today', async (days) => {
    await open();
    travel(days * dayMs);
    const { cert } = await open(['10.0.0.9', ...names]);
    vi.useRealTimers();
    const leaf = new X509Certificate(cert);
    expect(Date.parse(leaf.validFrom)).toBeLessThan(Date.now());
    expect(Date.parse(leaf.validTo)).toBeGreaterThan(Date.now() + 30 * dayMs);
    expect((await open(['10.0.0.9', ...names])).cert).toBe(cert);
  });

  test('a leaf that was made in days to come is issued anew', async () => {
    travel(400 * dayMs);
    const ahead = await open();
    vi.useRealTimers();
    const { cert, startsAtMs } = await open();
    expect(cert).not.toBe(ahead.cert);
    expect(startsAtMs).toBeLessThan(Date.now());
  });

  test('a leaf that ran out while the host slept is issued anew', async () => {
    const first = await open();
    travel(500 * dayMs);
    const { cert, endsAtMs } = await open();
    expect(cert).not.toBe(first.cert);
    expect(endsAtMs).toBeGreaterThan(Date.now() + 300 * dayMs);
  });
});

describe('a file that is not our leaf is kept aside, never lost', () => {
  test.each(['', 'hello', '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n'])('%j', async (text) => {
    await writeFile(path(), text);
    const { cert } = await open();
    expect(await readFile(path(), 'utf8')).toContain(cert);
    const [kept = ''] = (await readdir(dir)).filter((name) => name.startsWith('leaf.pem.kept-'));
    expect(await readFile(join(dir, kept), 'utf8')).toBe(text);
  });

  test('a leaf of somebody else, with its key', async () => {
    const other = await generate([{ name: 'commonName', value: 'localhost' }], { keyType: 'ec', algorithm: 'sha256' });
    await writeFile(path(), other.private + other.cert);
    await open();
    const [kept = ''] = (await readdir(dir)).filter((name) => name.startsWith('leaf.pem.kept-'));
    expect(await readFile(join(dir, kept), 'utf8')).toBe(other.private + other.cert);
  });
});

if (hasOpenssl)
  describe('openssl agrees', () => {
    test('that the chain holds by the strictest rules, for a TLS server, by address and by name', async () => {
      const { cert } = await open();
      expect(await verify(cert, '-x509_strict', '-purpose', 'sslserver')).toBe('v-leaf.pem: OK\n');
      expect(await verify(cert, '-verify_ip', '192.168.1.20')).toBe('v-leaf.pem: OK\n');
      expect(await verify(cert, '-verify_hostname', 'landfall-7f3k.local')).toBe('v-leaf.pem: OK\n');
      expect(await verify(cert, '-verify_hostname', 'example.com')).toContain('hostname mismatch');
    });

    test.each(['example.com', '8.8.8.8', '2001:db8::1'])('stolen key: a leaf for %s is refused', async (name) => {
      const { cert } = await open([...names, name]);
      expect(await verify(cert)).toMatch(/permitted subtree violation/);
    });

    test('that a public address of our own, permitted at the making, is no violation', async () => {
      await rm(join(dir, 'authority.pem'));
      authority = await openAuthority(dir, 'Study laptop', ['203.0.113.9'], log);
      const { cert } = await open([...names, '203.0.113.9']);
      expect(await verify(cert, '-x509_strict', '-verify_ip', '203.0.113.9')).toBe('v-leaf.pem: OK\n');
    });

    test('stolen key: an authority under ours is refused', async () => {
      const { private: key, cert } = await generate([{ name: 'commonName', value: 'evil' }], {
        keyType: 'ec',
        algorithm: 'sha256',
        ca: { key: authority.intermediateKeyPem, cert: authority.intermediatePem },
        extensions: [{ name: 'basicConstraints', cA: true, critical: true }],
      });
      const below = await generate([{ name: 'commonName', value: 'localhost' }], {
        keyType: 'ec',
        algorithm: 'sha256',
        ca: { key, cert },
      });
      await writeFile(join(dir, 'v-evil.pem'), cert);
      expect(await verify(below.cert, '-untrusted', 'v-evil.pem')).toMatch(/path length constraint exceeded/);
    });

    test('that the constraints are critical, the keys identified and the signature SHA-256', async () => {
      const { cert } = await open();
      for (const pem of [authority.rootPem, authority.intermediatePem]) {
        expect(printed(pem)).toMatch(
          /X509v3 Name Constraints: critical\s+Permitted:\s+DNS:local\s+DNS:localhost\s+IP:10\.0\.0\.0\/255\.0\.0\.0/,
        );
        expect(printed(pem)).toMatch(/Key Usage: critical\s+Certificate Sign, CRL Sign/);
      }
      expect(printed(authority.rootPem)).toMatch(/CA:TRUE, pathlen:1/);
      expect(printed(authority.intermediatePem)).toMatch(/CA:TRUE, pathlen:0/);
      const leaf = printed(cert);
      expect(leaf).toMatch(/Basic Constraints: critical\s+CA:FALSE/);
      expect(leaf).toMatch(/Key Usage: critical\s+Digital Signature\n/);
      expect(leaf).toMatch(/Extended Key Usage: \n\s+TLS Web Server Authentication\n/);
      const [issuerKeyId] =
        /(?<=Subject Key Identifier: \n\s+)[0-9A-F:]+/.exec(printed(authority.intermediatePem)) ?? [];
      expect(leaf).toMatch(new RegExp(`Authority Key Identifier: \\n\\s+(keyid:)?${issuerKeyId}`));
      expect(leaf).toContain('Signature Algorithm: ecdsa-with-SHA256');
    });
  });
