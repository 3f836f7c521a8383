/** What may be told of the host's certificate: nothing that its TLS handshake and the authority's own file do not show. */
import { X509Certificate as Certificate } from 'node:crypto';
import { type Name, SubjectAlternativeNameExtension, X509Certificate } from '@peculiar/x509';
import type { TrustFacts } from '../../protocol/trust.ts';
import { permittedSubtrees } from './permitted-names.ts';

/** `cert`: leaf and what is below it, as a server shows them; `authorityPem`: the root, null with the owner's own certificate. */
export function certificateFacts({
  cert,
  authorityPem,
}: {
  readonly cert: string;
  readonly authorityPem: string | null;
}): TrustFacts {
  const leaf = new Certificate(cert);
  const parsed = new X509Certificate(cert);
  const names = parsed.getExtension(SubjectAlternativeNameExtension)?.names.items ?? [];
  const shown = {
    issuer: commonName(parsed.issuerName),
    fingerprint: leaf.fingerprint256,
    ...periodOf(leaf),
    names: names.map(({ value }) => value),
  };
  const hostNow = new Date().toISOString();
  if (authorityPem === null) return { madeBy: 'owner', hostNow, shown };
  const root = new Certificate(authorityPem);
  const parsedRoot = new X509Certificate(authorityPem);
  const constraints = parsedRoot.getExtension('2.5.29.30');
  return {
    madeBy: 'landfall',
    hostNow,
    shown,
    authority: {
      name: commonName(parsedRoot.subjectName),
      fingerprint: root.fingerprint256,
      ...periodOf(root),
      vouchesFor: permittedSubtrees(Buffer.from(constraints?.value ?? new ArrayBuffer(0))),
    },
  };
}

/** The certificate itself, for a phone to keep: DER, which every system takes. */
export function certificateFile(authorityPem: string): Buffer {
  return new Certificate(authorityPem).raw;
}

function periodOf({ validFrom, validTo }: Certificate): { notBefore: string; notAfter: string } {
  return { notBefore: new Date(validFrom).toISOString(), notAfter: new Date(validTo).toISOString() };
}

/** What people call it by; the whole name where it has no such part. */
function commonName(name: Name): string {
  return name.getField('CN')[0] ?? name.toString();
}
