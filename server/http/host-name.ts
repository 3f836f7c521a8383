/** Reads the Host header strictly and says whether this host answers to that name: what stops DNS rebinding. */
import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';

/** The one Host header of a request; undefined if there is none or more than one (RFC 9112, 3.2: refuse both). */
export function hostHeader(request: Pick<IncomingMessage, 'headersDistinct'>): string | undefined {
  const [host, second] = request.headersDistinct['host'] ?? [];
  return second === undefined ? host : undefined;
}

/** True only for `name[:port]` or `[v6][:port]` whose name stands in `allowed` (lower case, IPv6 without brackets). */
export function hostAllowed(header: string | undefined, allowed: ReadonlySet<string>): boolean {
  const name = header === undefined ? null : hostName(header);
  return name !== null && allowed.has(name);
}

/** The name in a Host header, lower case, an IPv6 address compressed and without brackets; null if it is anything else. */
export function hostName(header: string): string | null {
  const [, bracketed, plain, port] =
    /^(?:\[([0-9a-f:.]{2,45})\]|([a-z0-9._-]{1,253}))(?::(\d{1,5}))?$/i.exec(header) ?? [];
  if (port !== undefined && Number(port) > 65_535) return null;
  if (plain !== undefined) return plain.toLowerCase();
  if (bracketed === undefined || !isIPv6(bracketed)) return null;
  return new URL(`http://[${bracketed}]/`).hostname.slice(1, -1);
}
