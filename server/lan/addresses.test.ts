import type { NetworkInterfaceInfo } from 'node:os';
import { describe, expect, test } from 'vitest';
import { boundAddresses, findAddresses, rankAddresses } from './addresses.ts';

function card(address: string, internal = false): NetworkInterfaceInfo {
  const common = { address, mac: '02:00:00:00:00:01', internal, cidr: null };
  return address.includes(':')
    ? { ...common, family: 'IPv6', netmask: 'ffff:ffff:ffff:ffff::', scopeid: 0 }
    : { ...common, family: 'IPv4', netmask: '255.255.255.0' };
}

function rank(interfaces: Record<string, readonly string[]>, routed: string | null = null): readonly string[] {
  const cards = Object.entries(interfaces).map(([name, list]) => [name, list.map((address) => card(address))]);
  return rankAddresses(Object.fromEntries(cards), routed).map(({ address }) => address);
}

describe('the address that phones are told', () => {
  test.each<[string, Record<string, readonly string[]>, string | null, readonly string[]]>([
    ['no network gives none', {}, null, []],
    ['the only one is it', { wlan0: ['192.168.1.20'] }, '192.168.1.20', ['192.168.1.20']],
    [
      'the default route comes before other private ones',
      { eth0: ['10.0.0.5'], wlan0: ['192.168.1.20'], eth1: ['172.16.3.4'] },
      '192.168.1.20',
      ['192.168.1.20', '10.0.0.5', '172.16.3.4'],
    ],
    [
      'private comes before the carrier’s and self-assigned ones, whatever the route',
      { wwan0: ['100.64.3.3'], eth0: ['169.254.7.7'], wlan0: ['192.168.1.20'] },
      '100.64.3.3',
      ['192.168.1.20', '100.64.3.3', '169.254.7.7'],
    ],
    [
      'public comes last',
      { eth0: ['203.0.113.9'], eth1: ['169.254.7.7'] },
      '203.0.113.9',
      ['169.254.7.7', '203.0.113.9'],
    ],
    ['public is allowed when it is all there is', { eth0: ['203.0.113.9'] }, '203.0.113.9', ['203.0.113.9']],
    ['172.32 is public, 172.31 is not', { a: ['172.32.0.1'], b: ['172.31.0.1'] }, null, ['172.31.0.1', '172.32.0.1']],
    [
      'containers, virtual machines and tunnels are dropped',
      {
        docker0: ['172.17.0.1'],
        'br-1a2b': ['172.18.0.1'],
        veth99: ['172.19.0.1'],
        virbr0: ['192.168.122.1'],
        vboxnet0: ['192.168.56.1'],
        'vEthernet (WSL)': ['172.29.0.1'],
        utun3: ['10.9.0.2'],
        tun0: ['10.8.0.2'],
        wg0: ['10.7.0.2'],
        tailscale0: ['100.101.102.103'],
        wlan0: ['192.168.1.20'],
      },
      '10.8.0.2',
      ['192.168.1.20'],
    ],
    ['a bridge of containers alone is no network', { docker0: ['172.17.0.1'] }, null, []],
    [
      'a tunnel with the default route is the last resort',
      { tun0: ['10.8.0.2'], docker0: ['172.17.0.1'] },
      '10.8.0.2',
      ['10.8.0.2'],
    ],
    [
      'a switch over the real card counts when it has the route',
      { 'vEthernet (External)': ['192.168.1.20'] },
      '192.168.1.20',
      ['192.168.1.20'],
    ],
    [
      'a user’s own bridge is real',
      { br0: ['192.168.1.20'], bridge100: ['192.168.2.1'] },
      null,
      ['192.168.1.20', '192.168.2.1'],
    ],
    [
      'IPv4 alone is told where there is any',
      { wlan0: ['fd00::2', '192.168.1.20', '2001:db8::2'] },
      null,
      ['192.168.1.20'],
    ],
    [
      'IPv6 is told where there is nothing else, private first',
      { wlan0: ['fe80::1', '2001:db8::2', 'fd00::2'] },
      '2001:db8::2',
      ['fd00::2', '2001:db8::2'],
    ],
  ])('%s', (_, interfaces, routed, expected) => {
    expect(rank(interfaces, routed)).toEqual(expected);
  });

  test('loopback is never told', () => {
    expect(rankAddresses({ lo: [card('127.0.0.1', true), card('::1', true)] }, '127.0.0.1')).toEqual([]);
  });

  test('what the owner gives wins over everything', async () => {
    expect(await findAddresses('192.168.77.7')).toEqual([{ address: '192.168.77.7', family: 4, interfaceName: '' }]);
    expect(await findAddresses('fd00::7')).toEqual([{ address: 'fd00::7', family: 6, interfaceName: '' }]);
  });
});

test('on this machine, what is told is bound', async () => {
  const bound = boundAddresses();
  for (const { address } of await findAddresses(null)) expect(bound).toContain(address);
  expect(bound).toContain('127.0.0.1');
});
