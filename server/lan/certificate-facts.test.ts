import { X509Certificate } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { generate } from 'selfsigned';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fingerprintGroups, TrustFactsSchema } from '../../protocol/trust.ts';
import { appleProfile } from './apple-profile.ts';
import { type Authority, openAuthority } from './authority.ts';
import { certificateFacts, certificateFile } from './certificate-facts.ts';
import { openLeaf } from './leaf.ts';

const log = pino({ level: 'silent' });
let dir: string;
let authority: Authority;
let cert: string;

const identifiers = (pem: string) => appleProfile(pem).match(/[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}/g) ?? [];

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'landfall-facts-'));
  authority = await openAuthority(dir, 'Ana’s <b> & ]]> laptop', ['203.0.113.9', '2001:db8::9'], log);
  ({ cert } = await openLeaf(dir, authority, ['192.168.1.20', 'landfall-7f3k.local'], log));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

test('what the authority may vouch for is read from the certificate itself, public addresses of this machine too', () => {
  const facts = TrustFactsSchema.parse(certificateFacts({ cert, authorityPem: authority.rootPem }));
  expect(facts).toMatchObject({
    madeBy: 'landfall',
    shown: { issuer: 'Landfall intermediate', names: ['192.168.1.20', 'landfall-7f3k.local'] },
    authority: {
      name: 'Landfall on Ana’s <b> & ]]> laptop',
      fingerprint: authority.fingerprint,
      vouchesFor: {
        names: ['local', 'localhost'],
        networks: expect.arrayContaining(['10.0.0.0/8', 'fc00::/7', '203.0.113.9/32', '2001:db8::9/128']),
      },
    },
  });
});

test('a certificate of the owner’s has no authority of ours', async () => {
  const own = await generate([{ name: 'commonName', value: 'photos.example' }], { keyType: 'ec', algorithm: 'sha256' });
  const facts = TrustFactsSchema.parse(certificateFacts({ cert: own.cert, authorityPem: null }));
  expect(facts).toMatchObject({ madeBy: 'owner', shown: { issuer: 'photos.example' } });
  expect(facts).not.toHaveProperty('authority');
});

test('the file is the root in DER', () => {
  expect(new X509Certificate(certificateFile(authority.rootPem)).fingerprint256).toBe(authority.fingerprint);
});

test('a host name is text in the profile, and never a tag', () => {
  const profile = appleProfile(authority.rootPem);
  expect(profile).toContain('<string>Landfall on Ana’s &lt;b&gt; &amp; ]]&gt; laptop</string>');
  expect(profile.match(/<\w+/g)?.filter((tag) => tag === '<b')).toEqual([]);
});

test('the identifiers of a profile are two, stay, and are another host’s never', async () => {
  const ours = identifiers(authority.rootPem);
  expect(new Set(ours).size).toBe(2);
  for (const each of ours) expect(each).toMatch(/^.{14}8.{4}[89AB]/);
  expect(identifiers(authority.rootPem)).toEqual(ours);
  const other = await openAuthority(join(dir, 'other'), 'Study laptop', [], log);
  expect(identifiers(other.rootPem)).not.toEqual(expect.arrayContaining(ours));
});

test('a fingerprint falls into eight groups that lose nothing', () => {
  const groups = fingerprintGroups(authority.fingerprint);
  expect(groups).toHaveLength(8);
  expect(groups.join(' ').replaceAll(' ', ':')).toBe(authority.fingerprint);
});
