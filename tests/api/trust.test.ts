/** The authority that a phone may install: public, the same in both files, and never more than a certificate. */
import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { generate } from 'selfsigned';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routes } from '../../protocol/routes.ts';
import { type TrustFacts, TrustFactsSchema } from '../../protocol/trust.ts';
import { Host } from '../cast/host.ts';
import { hostFetch } from '../cast/host-fetch.ts';

let host: Host;
let url: string;
let consoleUrl: string;
const get = (path: string, headers: Record<string, string> = {}) => hostFetch(url + path, { headers });

/** Whatever could add an authority to a laptop's own: each notes that it was called. */
const installers = ['certutil', 'security', 'trust', 'update-ca-certificates', 'update-ca-trust', 'sudo', 'pkexec'];
let laptop: string;

beforeAll(async () => {
  laptop = await mkdtemp(join(tmpdir(), 'landfall-laptop-'));
  await Promise.all(['bin', 'home'].map((name) => mkdir(join(laptop, name))));
  for (const name of installers)
    await writeFile(join(laptop, 'bin', name), `#!/bin/sh\necho "$0 $*" >> "${laptop}/called"\n`, { mode: 0o755 });
  const path = [join(laptop, 'bin'), process.env['PATH'] ?? ''].join(delimiter);
  host = await Host.start({ env: { PATH: path, HOME: join(laptop, 'home') } });
  ({ httpsUrl: url, consoleUrl } = await host.launch());
});
afterAll(async () => {
  await host[Symbol.asyncDispose]();
  await rm(laptop, { recursive: true, force: true });
});

async function factsAt(origin: string): Promise<TrustFacts> {
  return TrustFactsSchema.parse(await (await hostFetch(origin + routes.trust)).json());
}

describe('without a key, a phone', () => {
  test('reads what the certificate is, and what its authority may vouch for', async () => {
    const facts = await factsAt(url);
    if (facts.madeBy !== 'landfall') throw new Error('a host of its own certificate');
    expect(facts.authority.name).toBe('Landfall on Study laptop');
    expect(facts.authority.vouchesFor.names).toEqual(['local', 'localhost']);
    expect(facts.authority.vouchesFor.networks).toContain('192.168.0.0/16');
    expect(facts.authority.vouchesFor.networks).not.toContain('0.0.0.0/0');
    expect(facts.shown.names).toContain('127.0.0.1');
    expect(Date.parse(facts.shown.notAfter)).toBeGreaterThan(Date.now());
  });

  test('reads the same fingerprint as the owner does on the laptop', async () => {
    const [there, here] = [await factsAt(url), await factsAt(consoleUrl)];
    expect(there).toEqual({ ...here, hostNow: there.hostNow });
  });

  test('is given the root as Android, Windows and Firefox take it', async () => {
    const answer = await get(routes.authorityFile);
    expect(answer.headers.get('content-type')).toBe('application/x-x509-ca-cert');
    const root = new X509Certificate(Buffer.from(await answer.arrayBuffer()));
    expect(root.ca).toBe(true);
    expect(root.checkIssued(root)).toBe(true);
    expect(await factsAt(url)).toMatchObject({ authority: { fingerprint: root.fingerprint256 } });
  });

  test('is given the same root as a profile that can be removed, with identifiers that stay', async () => {
    const answer = await get(routes.authorityProfile);
    expect(answer.headers.get('content-type')).toBe('application/x-apple-aspen-config');
    const profile = await answer.text();
    const [, data = ''] = /<data>([^<]*)<\/data>/.exec(profile) ?? [];
    const file = Buffer.from(await (await get(routes.authorityFile)).arrayBuffer());
    expect(Buffer.from(data, 'base64').equals(file)).toBe(true);
    expect(profile).toContain('<string>com.apple.security.root</string>');
    expect(profile).toContain('<key>PayloadRemovalDisallowed</key><false/>');
    expect(await (await get(routes.authorityProfile)).text()).toBe(profile);
  });
});

test('no cache keeps any of it: an authority that was replaced must not come back', async () => {
  for (const path of [routes.trust, routes.authorityFile, routes.authorityProfile])
    expect((await get(path)).headers.get('cache-control'), path).toBe('no-store');
});

test('stolen key: no answer holds anything but certificates', async () => {
  const keys = (await Promise.all(['authority.pem', 'leaf.pem'].map((name) => readFile(join(host.certsDir, name)))))
    .map(String)
    .flatMap((text) => [...text.matchAll(/BEGIN PRIVATE KEY-----\s+([^-]+?)\s+-----END/g)])
    .map(([, key = '']) => Buffer.from(key, 'base64'));
  expect(keys).toHaveLength(2);
  for (const path of [routes.trust, routes.authorityFile, routes.authorityProfile]) {
    const answer = Buffer.from(await (await get(path)).arrayBuffer());
    const held = Buffer.concat([answer, Buffer.from(answer.toString().replaceAll(/\s/g, ''))]);
    expect(answer.toString()).not.toContain('PRIVATE');
    for (const key of keys) {
      expect(held.includes(key.subarray(-64)), path).toBe(false);
      expect(held.includes(key.toString('base64').slice(40, 100)), path).toBe(false);
    }
  }
});

test('nothing is installed on the laptop: no program that could is called, and its owner’s home stays as it was', async () => {
  await get(routes.authorityFile);
  expect(await readdir(laptop)).toEqual(['bin', 'home']);
  expect(await readdir(join(laptop, 'home'))).toEqual([]);
});

test('attack 93: a name that is not ours is given nothing to install', async () => {
  for (const path of [routes.trust, routes.authorityFile, routes.authorityProfile])
    expect((await get(path, { host: 'evil.example' })).status, path).toBe(421);
});

test('with a certificate of the owner’s there is nothing to install, and it says so', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'landfall-own-'));
  try {
    const own = await generate([{ name: 'commonName', value: 'photos.example' }], {
      keyType: 'ec',
      algorithm: 'sha256',
    });
    await Promise.all([writeFile(join(folder, 'crt'), own.cert), writeFile(join(folder, 'key'), own.private)]);
    await using other = await Host.start({ flags: ['--cert', join(folder, 'crt'), '--key', join(folder, 'key')] });
    const { httpsUrl } = await other.launch();
    expect(await factsAt(httpsUrl)).toMatchObject({ madeBy: 'owner', shown: { issuer: 'photos.example' } });
    for (const path of [routes.authorityFile, routes.authorityProfile])
      expect((await hostFetch(httpsUrl + path)).status, path).toBe(404);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test.runIf(hasPython())('a reader of property lists agrees about the profile', async () => {
  const profile = await (await get(routes.authorityProfile)).text();
  const script =
    'import plistlib,sys,json; p=plistlib.loads(sys.stdin.buffer.read()); p["PayloadContent"][0].pop("PayloadContent"); print(json.dumps(p))';
  const read: unknown = JSON.parse(execFileSync('python3', ['-c', script], { input: profile, encoding: 'utf8' }));
  expect(read).toMatchObject({
    PayloadType: 'Configuration',
    PayloadRemovalDisallowed: false,
    PayloadDisplayName: 'Landfall on Study laptop',
    PayloadContent: [{ PayloadType: 'com.apple.security.root', PayloadVersion: 1 }],
  });
});

function hasPython(): boolean {
  try {
    execFileSync('python3', ['-c', 'import plistlib'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
