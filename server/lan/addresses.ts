/** Where phones can reach this machine: its addresses, ranked by how likely one on the same Wi-Fi gets through. */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { BlockList, isIPv6 } from 'node:net';
import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os';

export interface LanAddress {
  readonly address: string;
  readonly family: 4 | 6;
  /** As the system calls it; empty for an address that the owner gave. */
  readonly interfaceName: string;
}

export type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;

// Container bridges, virtual machines' switches and tunnels: no phone on the Wi-Fi is behind them.
const virtualName =
  /^(docker|br-|veth|cni|flannel|cali|podman|lxc|lxdbr|virbr|vnet|vmnet|vboxnet|vmware|virtualbox|vethernet|utun|tun|tap|wg|ppp|ipsec|tailscale|zt|zerotier|nordlynx|proton|awdl|llw|anpi)/i;

const privateRanges = blockList(['10.0.0.0', 8], ['172.16.0.0', 12], ['192.168.0.0', 16], ['fc00::', 7]);
const unlikelyRanges = blockList(['100.64.0.0', 10], ['169.254.0.0', 16]);
const carrierRange = blockList(['100.64.0.0', 10]);
const linkLocalIpv6 = blockList(['fe80::', 10]);

/** The addresses of this machine for phones, best first; empty when there is no network. `given` is the owner's choice and wins. */
export async function findAddresses(given: string | null): Promise<readonly LanAddress[]> {
  if (given !== null) return [{ address: given, family: familyOf(given), interfaceName: '' }];
  return rankAddresses(networkInterfaces(), await routedAddress());
}

/** `address` first where it is one of them; the owner's choice for this network, and none for another. */
export function preferring(address: string | null, found: readonly LanAddress[]): readonly LanAddress[] {
  const chosen = found.find((one) => one.address === address);
  return chosen === undefined ? found : [chosen, ...found.filter((one) => one !== chosen)];
}

/** Why an address stands where it stands, apart from the owner's choices. */
export type AddressKind = 'default-route' | 'private' | 'carrier' | 'self-assigned' | 'public';

export async function kindsOf(addresses: readonly LanAddress[]): Promise<readonly AddressKind[]> {
  const routed = await routedAddress();
  return addresses.map(({ address }) => {
    if (address === routed) return 'default-route';
    if (contains(privateRanges, address)) return 'private';
    if (contains(carrierRange, address)) return 'carrier';
    return contains(unlikelyRanges, address) ? 'self-assigned' : 'public';
  });
}

/** Every address this machine is bound to, loopback and virtual ones too. */
export function boundAddresses(): readonly string[] {
  return Object.values(networkInterfaces()).flatMap((list) => (list ?? []).map(({ address }) => address));
}

/**
 * Private and on the default route > other private > carrier's and self-assigned > public. Virtual interfaces count only
 * when one carries the default route and there is nothing else (a VPN on a machine with no other network, or the
 * switch that Hyper-V puts over the real card). IPv6 only where there is no IPv4: its private addresses change daily,
 * and each new address costs a new certificate.
 */
export function rankAddresses(interfaces: Interfaces, routed: string | null): readonly LanAddress[] {
  const all = Object.entries(interfaces).flatMap(([interfaceName, list]) =>
    (list ?? [])
      .filter(({ internal, address }) => !internal && !contains(linkLocalIpv6, address))
      .map(({ address }): LanAddress => ({ address, family: familyOf(address), interfaceName })),
  );
  const isVirtual = ({ interfaceName }: LanAddress) => virtualName.test(interfaceName);
  const real = all.filter((each) => !isVirtual(each));
  const usable = real.length > 0 ? real : all.filter(({ address }) => address === routed);
  const ipv4 = usable.filter(({ family }) => family === 4);
  const rank = ({ address }: LanAddress): number => {
    if (contains(privateRanges, address)) return address === routed ? 0 : 1;
    return contains(unlikelyRanges, address) ? 2 : 3;
  };
  return (ipv4.length > 0 ? ipv4 : usable).toSorted((a, b) => rank(a) - rank(b));
}

/**
 * The address that the default route leaves from; null if there is none. Connecting a UDP socket only makes the system
 * choose a route: nothing is sent. The other end is in TEST-NET-2 (RFC 5737) or 2001:db8::/32 (RFC 3849).
 */
async function routedAddress(): Promise<string | null> {
  for (const [type, destination] of [
    ['udp4', '198.51.100.1'],
    ['udp6', '2001:db8::1'],
  ] as const) {
    const socket = createSocket(type);
    try {
      socket.connect(9, destination);
      await once(socket, 'connect');
      return socket.address().address;
    } catch {
      // No route in this family: the next one may have one.
    } finally {
      socket.close();
    }
  }
  return null;
}

function familyOf(address: string): 4 | 6 {
  return isIPv6(address) ? 6 : 4;
}

function contains(list: BlockList, address: string): boolean {
  return list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

function blockList(...subnets: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList();
  for (const [net, prefix] of subnets) list.addSubnet(net, prefix, isIPv6(net) ? 'ipv6' : 'ipv4');
  return list;
}
