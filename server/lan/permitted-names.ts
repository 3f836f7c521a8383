/** What our authority may vouch for: this machine's own kinds of names and addresses, nothing on the internet. */
import { BlockList, isIP, isIPv6 } from 'node:net';
import { Extension, GeneralName } from '@peculiar/x509';

const domains = ['local', 'localhost'] as const;
// An unlisted kind of name would be unconstrained, so both kinds are listed (RFC 5280, 4.2.1.10).
const subnets = [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
  ['127.0.0.0', 8],
  ['100.64.0.0', 10],
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10],
] as const;

const permittedAddresses = new BlockList();
for (const [net, prefix] of subnets) permittedAddresses.addSubnet(net, prefix, isIPv6(net) ? 'ipv6' : 'ipv4');

/** True if a certificate under an authority with these constraints (the DER of its extension) may carry this name or address. */
export function isPermitted(name: string, constraints: Buffer): boolean {
  if (isIP(name) === 0) return domains.some((domain) => name === domain || name.endsWith(`.${domain}`));
  return permittedAddresses.check(name, isIPv6(name) ? 'ipv6' : 'ipv4') || constraints.includes(ownSubtree(name));
}

/**
 * The critical extension 2.5.29.30, which @peculiar/x509 has no class for. `ownAddresses` are this machine's own: where a
 * network hands out public ones, exactly those are permitted too, since otherwise no certificate could fit the QR.
 */
export function nameConstraints(ownAddresses: readonly string[]): Extension {
  const subtrees = [
    ...domains.map((domain) => subtree(new GeneralName('dns', domain))),
    ...subnets.map(([net, prefix]) => subtree(new GeneralName('ip', `${net}/${prefix}`))),
    ...ownAddresses.filter((address) => !isPermitted(address, Buffer.alloc(0))).map(ownSubtree),
  ];
  return new Extension('2.5.29.30', true, der(0x30, der(0xa0, ...subtrees)));
}

/** What an extension of {@link nameConstraints} permits, as people write it: `local`, `10.0.0.0/8`. Throws where it is not one. */
export function permittedSubtrees(constraints: Buffer): { names: string[]; networks: string[] } {
  const names: string[] = [];
  const networks: string[] = [];
  const [permitted] = elements(elements(constraints)[0]?.content ?? constraints);
  for (const { content } of elements(permitted?.content ?? Buffer.alloc(0))) {
    const [base] = elements(content);
    if (base === undefined) continue;
    const { type, value } = new GeneralName(base.whole);
    (type === 'dns' ? names : networks).push(value);
  }
  return { names, networks };
}

function ownSubtree(address: string): Buffer {
  return subtree(new GeneralName('ip', `${address}/${isIPv6(address) ? 128 : 32}`));
}

function subtree(base: GeneralName): Buffer {
  return der(0x30, Buffer.from(base.rawData));
}

function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const head = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...head]), content]);
}

/** The values that stand one after the other in DER, each with its head and without. */
function elements(bytes: Buffer): readonly { readonly whole: Buffer; readonly content: Buffer }[] {
  const found = [];
  for (let at = 0; at < bytes.length; ) {
    const first = bytes.readUInt8(at + 1);
    const more = first < 0x80 ? 0 : first & 0x7f;
    const start = at + 2 + more;
    const end = start + (more === 0 ? first : bytes.readUIntBE(at + 2, more));
    found.push({ whole: bytes.subarray(at, end), content: bytes.subarray(start, end) });
    at = end;
  }
  return found;
}
