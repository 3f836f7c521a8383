/** What a browser may know of the certificate that this host shows, before it has any key. */
import { z } from 'zod';

/** SHA-256 as systems show it: 32 pairs of hex digits, `AB:CD:…`. */
export const FingerprintSchema = z.string().regex(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);

const PeriodSchema = z.object({ notBefore: z.iso.datetime(), notAfter: z.iso.datetime() });

/** What the host shows to whoever connects. */
export const ShownCertificateSchema = PeriodSchema.extend({
  issuer: z.string(),
  fingerprint: FingerprintSchema,
  /** Names and addresses that it is good for. */
  names: z.array(z.string()),
});
export type ShownCertificate = z.infer<typeof ShownCertificateSchema>;

export const AuthorityFactsSchema = PeriodSchema.extend({
  /** As the phone’s own settings list it. */
  name: z.string(),
  fingerprint: FingerprintSchema,
  /** All that it may vouch for, in names (each with what is below it) and networks. */
  vouchesFor: z.object({ names: z.array(z.string()), networks: z.array(z.string()) }),
});
export type AuthorityFacts = z.infer<typeof AuthorityFactsSchema>;

/** By the host's clock: what is wrong with a certificate's dates may be the clock that looks at them. */
const hostNow = z.iso.datetime();

/** With a certificate of the owner’s there is nothing of ours to install. */
export const TrustFactsSchema = z
  .discriminatedUnion('madeBy', [
    z.object({
      madeBy: z.literal('landfall'),
      hostNow,
      shown: ShownCertificateSchema,
      authority: AuthorityFactsSchema,
    }),
    z.object({ madeBy: z.literal('owner'), hostNow, shown: ShownCertificateSchema }),
  ])
  .meta({ id: 'TrustFacts' });
export type TrustFacts = z.infer<typeof TrustFactsSchema>;

/** Eight groups of four bytes (`AB CD EF 01`): what an eye compares without losing its place. */
export function fingerprintGroups(fingerprint: string): readonly string[] {
  const bytes = fingerprint.split(':');
  return Array.from({ length: 8 }, (_, group) => bytes.slice(group * 4, group * 4 + 4).join(' '));
}
