/** This machine's own certificate authority: made once, able to vouch for nothing but this machine's kinds of names. */
// oxlint-disable-next-line import/no-unassigned-import -- the injection container inside @peculiar/x509 wants it there first
import 'reflect-metadata';
import { X509Certificate as Certificate, createPrivateKey, randomBytes } from 'node:crypto';
import { readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
import type { Logger } from 'pino';
import { LanUnusable } from './lan-unusable.ts';
import { keepAside, pemBlocks, readPemFile, writePemFile } from './pem-file.ts';
import { isPermitted, nameConstraints } from './permitted-names.ts';

export interface Authority {
  /** What a phone installs to trust this host. Its key was never written down. */
  readonly rootPem: string;
  /** SHA-256 of the root, as phones show it: `AB:CD:…`. */
  readonly fingerprint: string;
  /** What signs leaves. */
  readonly intermediatePem: string;
  readonly intermediateKeyPem: string;
  readonly startsAtMs: number;
  readonly endsAtMs: number;
  permits(name: string): boolean;
}

const dayMs = 86_400_000;
const lifeMs = 3650 * dayMs;
/** Nobody ran Landfall before: a clock that says so was reset (a dead battery, 1970) and is not believed. */
const firstBelievedMs = Date.UTC(2026, 0, 1);
const ecdsa = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const signsCertificates = new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true);

/**
 * Reads `authority.pem`, or makes it where there is none. One file, so that no crash leaves half an authority. One that is over,
 * or begins only in days to come, is moved aside, and one that was moved aside by a clock gone wrong comes back: phones may
 * trust it. Rejects with LanUnusable if the file is damaged or not ours, and then leaves it as it is.
 */
export async function openAuthority(
  certsDir: string,
  hostName: string,
  ownAddresses: readonly string[],
  log: Logger,
): Promise<Authority> {
  const path = join(certsDir, 'authority.pem');
  const text = await readPemFile(path);
  if (text !== null) {
    const authority = readAuthority(path, text);
    if (holdsNow(authority)) return authority;
    const [from, to] = [authority.startsAtMs, authority.endsAtMs].map((ms) => new Date(ms).toDateString());
    const kept = await keepAside(path);
    log.warn(
      { from, to, kept },
      'the certificate authority does not hold today; phones that trust it will ask once more',
    );
    const earlier = await takeBack(certsDir, path);
    if (earlier !== null) return earlier;
  }
  const made = await makeAuthority(hostName, ownAddresses);
  await writePemFile(path, made);
  return readAuthority(path, made);
}

function holdsNow({ startsAtMs, endsAtMs }: Authority): boolean {
  const nowMs = Date.now();
  return nowMs < firstBelievedMs || (startsAtMs <= nowMs && nowMs < endsAtMs - dayMs);
}

/** The first of those moved aside that holds today, back in its place; null where there is none. */
async function takeBack(certsDir: string, path: string): Promise<Authority | null> {
  const names = (await readdir(certsDir)).filter((name) => name.startsWith('authority.pem.kept-'));
  for (const kept of names.map((name) => join(certsDir, name))) {
    const text = (await readPemFile(kept)) ?? '';
    try {
      const authority = readAuthority(kept, text);
      if (!holdsNow(authority)) continue;
      await rename(kept, path);
      return authority;
    } catch {
      // What lies aside may be anything.
    }
  }
  return null;
}

function readAuthority(path: string, text: string): Authority {
  const blocks = pemBlocks(text);
  const [key, intermediatePem, rootPem] = blocks.map(({ pem }) => pem);
  try {
    if (blocks.map(({ label }) => label).join() !== 'PRIVATE KEY,CERTIFICATE,CERTIFICATE')
      throw new Error('other blocks');
    if (key === undefined || intermediatePem === undefined || rootPem === undefined) throw new Error('blocks missing');
    const intermediate = new Certificate(intermediatePem);
    const root = new Certificate(rootPem);
    const fits =
      root.ca &&
      intermediate.ca &&
      root.verify(root.publicKey) &&
      intermediate.checkIssued(root) &&
      intermediate.verify(root.publicKey) &&
      intermediate.checkPrivateKey(createPrivateKey(key));
    const constraints = new X509Certificate(intermediatePem).getExtension('2.5.29.30');
    if (!fits || constraints === null) throw new Error('the parts do not fit together');
    const permitted = Buffer.from(constraints.value);
    return {
      rootPem,
      fingerprint: root.fingerprint256,
      intermediatePem,
      intermediateKeyPem: key,
      startsAtMs: Math.max(Date.parse(root.validFrom), Date.parse(intermediate.validFrom)),
      endsAtMs: Math.min(Date.parse(root.validTo), Date.parse(intermediate.validTo)),
      permits: (name) => isPermitted(name, permitted),
    };
  } catch (error) {
    throw new LanUnusable(
      `${path} is damaged, or was not made by Landfall. Move it away to have a new one made; phones that trusted the old one will then ask once more.`,
      { cause: error },
    );
  }
}

async function makeAuthority(hostName: string, ownAddresses: readonly string[]): Promise<string> {
  const notBefore = new Date(Math.max(Date.now(), firstBelievedMs) - dayMs);
  const validity = { notBefore, notAfter: new Date(notBefore.getTime() + lifeMs), signingAlgorithm: ecdsa };
  const constraints = nameConstraints(ownAddresses);
  // Two authorities of one host (the first was thrown away) must not look the same to a verifier.
  const mark = { OU: [randomBytes(4).toString('hex')] };

  // Not extractable: the root's key ends with this function, so that nothing can ever widen what the intermediate may do.
  const rootKeys = await crypto.subtle.generateKey(ecdsa, false, ['sign', 'verify']);
  const root = await X509CertificateGenerator.createSelfSigned({
    ...validity,
    name: [{ CN: [`Landfall on ${writableIn(hostName)}`] }, { O: ['Landfall'] }, mark],
    keys: rootKeys,
    extensions: [
      new BasicConstraintsExtension(true, 1, true),
      signsCertificates,
      constraints,
      await SubjectKeyIdentifierExtension.create(rootKeys.publicKey),
    ],
  });

  // Constrained again: Apple's verifier skips the constraints of a root and enforces those of an intermediate.
  const keys = await crypto.subtle.generateKey(ecdsa, true, ['sign', 'verify']);
  const intermediate = await X509CertificateGenerator.create({
    ...validity,
    subject: [{ CN: ['Landfall intermediate'] }, { O: ['Landfall'] }, mark],
    issuer: root.subjectName,
    publicKey: keys.publicKey,
    signingKey: rootKeys.privateKey,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      signsCertificates,
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      constraints,
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      await AuthorityKeyIdentifierExtension.create(rootKeys.publicKey),
    ],
  });
  const key = Buffer.from(await crypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64');
  const keyPem = `-----BEGIN PRIVATE KEY-----\n${key.replace(/.{64}(?=.)/g, '$&\n')}\n-----END PRIVATE KEY-----`;
  return `${keyPem}\n${intermediate.toString('pem')}\n${root.toString('pem')}\n`;
}

/** @peculiar/x509 would read a name between quotes and drop what stands around it. */
function writableIn(hostName: string): string {
  return Array.from(hostName.replaceAll('"', '”')).slice(0, 40).join('');
}
