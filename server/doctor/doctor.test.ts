import type { NetworkInterfaceInfo } from 'node:os';
import { generate } from 'selfsigned';
import { beforeAll, expect, test } from 'vitest';
import type { Check } from '../../protocol/doctor.ts';
import { examine, type Patient } from './doctor.ts';

const day = 86_400_000;
const noon = Date.UTC(2026, 5, 1, 12);
let certificatePem: string;
beforeAll(async () => {
  const made = await generate([{ name: 'commonName', value: 'Landfall' }], {
    keyType: 'ec',
    notBeforeDate: new Date(noon - day),
    notAfterDate: new Date(noon + 30 * day),
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '192.168.1.20' }] }],
  });
  certificatePem = made.cert;
});

/** A host that does not run, on a machine without a firewall, with these facts instead of the usual. */
async function look(facts: Partial<Patient> = {}): Promise<readonly Check[]> {
  const { checks } = await examine({
    addresses: [{ address: '192.168.1.20', interfaceName: 'wlan0', reason: 'default-route' }],
    isAddressGiven: false,
    listening: null,
    port: 8443,
    certificatePem,
    isOwnCertificate: false,
    mdns: { isOn: true, host: 'landfall-7f3k.local', isRenamed: false },
    visitor: null,
    latestKnownMs: noon - day,
    machine: { platform: 'linux', read: () => Promise.resolve(null), run: () => Promise.resolve(null) },
    interfaces: {},
    now: () => noon,
    ...facts,
  });
  return checks;
}
const bound = (address: string): NetworkInterfaceInfo => ({
  address,
  family: 'IPv4',
  netmask: '255.255.255.0',
  mac: '02:00:00:00:00:01',
  internal: false,
  cidr: null,
});

test('a host with nothing in its way is well, and what cannot be seen is not called well', async () => {
  const states = (await look()).map(({ name, state }) => [name, state]);
  expect(Object.fromEntries(states)).toEqual({
    network: 'well',
    visitors: 'unknown',
    firewall: 'unknown',
    vpn: 'well',
    mdns: 'well',
    certificate: 'well',
    clock: 'well',
  });
});

test('whoever came from another machine proves that the firewall lets devices in', async () => {
  const ufw = {
    platform: 'linux' as const,
    read: () => Promise.resolve('ENABLED=yes'),
    run: () => Promise.resolve(null),
  };
  expect(await look({ machine: ufw })).toContainEqual(expect.objectContaining({ name: 'firewall', state: 'perhaps' }));
  const proved = await look({ machine: ufw, visitor: { address: '192.168.1.31', atMs: noon } });
  expect(proved).toContainEqual(expect.objectContaining({ name: 'firewall', state: 'well' }));
});

test('a tunnel with an address of its own may be in the way; those of every Mac are not', async () => {
  const interfaces = { utun0: [bound('fe80::1')], wlan0: [bound('192.168.1.20')], wg0: [bound('10.8.0.2')] };
  expect(await look({ interfaces })).toContainEqual({ name: 'vpn', state: 'perhaps', interfaces: ['wg0'] });
});

test.each([
  ['not-yet', { now: (): number => 0, latestKnownMs: null }],
  ['expired', { now: (): number => noon + 31 * day }],
  ['other-names', { addresses: [{ address: '10.0.0.9', interfaceName: 'eth0', reason: 'private' as const }] }],
])('attack 130: a certificate that is %s is said to be so', async (problem, facts) => {
  expect(await look(facts)).toContainEqual(expect.objectContaining({ name: 'certificate', state: 'wrong', problem }));
});

test('attack 130: a clock that is behind what was written down already is said to be wrong', async () => {
  const checks = await look({ now: () => Date.UTC(1970, 0, 1) });
  expect(checks).toContainEqual(expect.objectContaining({ name: 'clock', state: 'wrong' }));
});

test('a laptop on no network is wrong, and has no address to reach', async () => {
  expect(await look({ addresses: [], listening: { port: 8443 } })).toContainEqual({ name: 'network', state: 'wrong' });
});

test('an address where nobody listens is said to be wrong, with what the system says', async () => {
  const here = [{ address: '127.0.0.1', interfaceName: 'lo', reason: 'given' as const }];
  expect(await look({ addresses: here, listening: { port: 1 } })).toContainEqual({
    name: 'reach',
    state: 'wrong',
    address: '127.0.0.1',
    problem: 'ECONNREFUSED',
  });
});
