/** Reads what an mDNS answer says about a name, and decides who keeps it when two hosts have it. */
import type { ResponsePacket } from 'multicast-dns';

/** Another's hold on the name: an address behind the host name, or the service by that name with its Landfall id, if it has one. */
export type Claim =
  | { readonly kind: 'address'; readonly address: string }
  | { readonly kind: 'service'; readonly id: string | null };

export interface AskedNames {
  readonly host: string;
  readonly service: string;
}

/** The claims of one packet. Names compare without case (RFC 6762, 16); a record with a lifetime of 0 is a goodbye. */
export function claimsOf(packet: Pick<ResponsePacket, 'answers' | 'additionals'>, asked: AskedNames): readonly Claim[] {
  const records = [...(packet.answers ?? []), ...(packet.additionals ?? [])].filter(
    (record) => !('ttl' in record) || record.ttl !== 0,
  );
  const about = (name: string) => records.filter((record) => record.name.toLowerCase() === name.toLowerCase());
  const claims: Claim[] = [];
  for (const record of about(asked.host)) {
    if (record.type === 'A' || record.type === 'AAAA') claims.push({ kind: 'address', address: record.data });
  }
  // Every service has a TXT record, if only an empty one (RFC 6763, 6.1).
  for (const record of about(asked.service)) {
    if (record.type !== 'TXT') continue;
    const id = textsOf(record.data).find((text) => text.startsWith('id='));
    claims.push({ kind: 'service', id: id?.slice('id='.length) ?? null });
  }
  return claims;
}

/** Before taking a name: it is free if nobody answers for it. */
export function isFree(claims: readonly Claim[]): boolean {
  return claims.length === 0;
}

/**
 * After taking a name: true if we must leave it. Of two hosts of ours that took it at once the one with the smaller id stays;
 * to anything else we give way. `claims` are others' addresses, and services including our own.
 */
export function givesWay(ownId: string, claims: readonly Claim[]): boolean {
  const rivals = claims.flatMap((claim) => (claim.kind === 'service' && claim.id !== ownId ? [claim.id] : []));
  if (rivals.some((id) => id === null || id < ownId)) return true;
  return rivals.length === 0 && claims.some(({ kind }) => kind === 'address');
}

function textsOf(data: string | Buffer | readonly (string | Buffer)[]): readonly string[] {
  const parts = typeof data === 'string' || Buffer.isBuffer(data) ? [data] : data;
  return parts.map(String);
}
