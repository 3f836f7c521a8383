/** The certificate that this host shows: kept for as long as it fits, because a new one brings every phone's warning back. */
import { X509Certificate as Certificate, createPrivateKey } from 'node:crypto';
import { isIP } from 'node:net';
import { join } from 'node:path';
import {
  AuthorityKeyIdentifierExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
import type { Logger } from 'pino';
import { generate } from 'selfsigned';
import type { Authority } from './authority.ts';
import { keepAside, pemBlocks, readPemFile, writePemFile } from './pem-file.ts';

export interface Leaf {
  readonly key: string;
  readonly cert: string;
  readonly names: readonly string[];
  readonly startsAtMs: number;
  readonly endsAtMs: number;
}

const dayMs = 86_400_000;
/** 397 days is the most that browsers take; the last second counts as inside. */
const lifeMs = 397 * dayMs - 1000;
const renewBeforeMs = 30 * dayMs;
/** A laptop that goes between home and work keeps both addresses, up to this many names in all. */
const namesKept = 24;

/** True while the leaf names all of `names`, has begun, and has 30 days left, or as long as its authority can give. */
export function stillFits(leaf: Leaf, names: readonly string[], authority: Authority): boolean {
  if (!names.every((name) => leaf.names.includes(name))) return false;
  if (!isClockRight(authority)) return true;
  const enough = Math.min(Date.now() + renewBeforeMs, authority.endsAtMs);
  return leaf.startsAtMs <= Date.now() && leaf.endsAtMs >= enough;
}

/** An authority holds when it is opened: a clock outside its years was reset, or has jumped, and phones' clocks have not. */
function isClockRight({ startsAtMs, endsAtMs }: Authority): boolean {
  const nowMs = Date.now();
  return startsAtMs <= nowMs && nowMs < endsAtMs - dayMs;
}

/**
 * Reads `leaf.pem`, and issues it anew only if it does not fit `names`, is about to end or is not there. A file that is not a
 * leaf of this authority is moved aside, not overwritten. Rejects with LanUnusable.
 */
export async function openLeaf(
  certsDir: string,
  authority: Authority,
  names: readonly string[],
  log: Logger,
): Promise<Leaf> {
  const path = join(certsDir, 'leaf.pem');
  const text = await readPemFile(path);
  const old = text === null ? null : readLeaf(text, authority);
  if (old !== null && stillFits(old, names, authority)) return old;
  if (text !== null && old === null)
    log.warn({ kept: await keepAside(path) }, 'leaf.pem was not a certificate of this authority; moved aside');
  const isEnding = old === null || !stillFits(old, [], authority);
  const carried = isEnding ? names : [...new Set([...names, ...old.names])].slice(0, Math.max(names.length, namesKept));
  const startsAtMs = isClockRight(authority)
    ? Date.now() - dayMs
    : Math.max(authority.startsAtMs, old?.startsAtMs ?? 0);
  const made = await issueLeaf(authority, carried, startsAtMs);
  await writePemFile(path, made.key + made.cert);
  return made;
}

function readLeaf(text: string, authority: Authority): Leaf | null {
  const [key, cert] = pemBlocks(text);
  if (key?.label !== 'PRIVATE KEY' || cert?.label !== 'CERTIFICATE') return null;
  try {
    const issuer = new Certificate(authority.intermediatePem);
    const leaf = new Certificate(cert.pem);
    const isOurs = leaf.checkIssued(issuer) && leaf.verify(issuer.publicKey);
    return isOurs && leaf.checkPrivateKey(createPrivateKey(key.pem)) ? describe(key.pem, cert.pem) : null;
  } catch {
    return null;
  }
}

async function issueLeaf(authority: Authority, names: readonly string[], startsAtMs: number): Promise<Leaf> {
  const notBeforeDate = new Date(startsAtMs);
  const made = await generate([{ name: 'commonName', value: 'Landfall' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    ca: { key: authority.intermediateKeyPem, cert: authority.intermediatePem },
    notBeforeDate,
    notAfterDate: new Date(Math.min(notBeforeDate.getTime() + lifeMs, authority.endsAtMs)),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: names.map((name) => (isIP(name) === 0 ? { type: 2, value: name } : { type: 7, ip: name })),
      },
    ],
  });
  return describe(made.private, await withKeyIdentifiers(made.cert, authority));
}

/**
 * selfsigned 5.5 cannot write the two key identifiers that RFC 5280 (4.2.1.1, 4.2.1.2) asks for, and strict verifiers
 * refuse a leaf without them: everything else of its certificate is kept, and signed again.
 */
async function withKeyIdentifiers(pem: string, authority: Authority): Promise<string> {
  const made = new X509Certificate(pem);
  const issuer = new X509Certificate(authority.intermediatePem);
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const [key = new ArrayBuffer(0)] = PemConverter.decode(authority.intermediateKeyPem);
  const whole = await X509CertificateGenerator.create({
    serialNumber: made.serialNumber,
    subject: made.subjectName,
    issuer: issuer.subjectName,
    notBefore: made.notBefore,
    notAfter: made.notAfter,
    publicKey: made.publicKey,
    signingKey: await crypto.subtle.importKey('pkcs8', key, algorithm, false, ['sign']),
    signingAlgorithm: algorithm,
    extensions: [
      ...made.extensions,
      await SubjectKeyIdentifierExtension.create(made.publicKey),
      await AuthorityKeyIdentifierExtension.create(issuer.publicKey),
    ],
  });
  return `${whole.toString('pem')}\n`;
}

function describe(key: string, cert: string): Leaf {
  const parsed = new X509Certificate(cert);
  const names = parsed.getExtension(SubjectAlternativeNameExtension)?.names.items.map(({ value }) => value) ?? [];
  return { key, cert, names, startsAtMs: parsed.notBefore.getTime(), endsAtMs: parsed.notAfter.getTime() };
}
