import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type * as Os from 'node:os';
import { type NetworkInterfaceInfo, networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Lan, type LanOptions, LanUnusable } from './lan.ts';

// The network is the one neighbour that a test cannot have for real: plugging in a cable is a fault from outside.
vi.mock('node:os', async (original) => {
  const os = await original<typeof Os>();
  return { ...os, networkInterfaces: vi.fn<typeof Os.networkInterfaces>(os.networkInterfaces) };
});

let dir: string;
const open: Lan[] = [];
const asFound = networkInterfaces();

function wifi(...addresses: readonly string[]): void {
  const list = addresses.map(
    (address): NetworkInterfaceInfo => ({
      address,
      family: 'IPv4',
      netmask: '255.255.255.0',
      mac: '02:00:00:00:00:01',
      internal: false,
      cidr: null,
    }),
  );
  vi.mocked(networkInterfaces).mockReturnValue({ lo: asFound['lo'] ?? [], wlan0: list });
}

async function lan(options: Partial<LanOptions> = {}, signal?: AbortSignal): Promise<Lan> {
  const opened = await Lan.open(
    {
      certsDir: join(dir, 'certs'),
      hostName: 'Study laptop',
      mdnsLabel: 'landfall-7f3k',
      address: null,
      hostNames: [],
      ownCertificate: null,
      mdns: false,
      log: pino({ level: 'silent' }),
      ...options,
    },
    signal,
  );
  open.push(opened);
  return opened;
}

function leafOf(of: Lan): X509Certificate {
  return new X509Certificate(of.certificate.cert);
}

/** Lets the ten seconds to the next look at the network pass, and waits until it has been followed. */
async function nextLook(of: Lan): Promise<void> {
  const followed = new Promise<void>((resolve) => {
    const stop = of.onChange(() => {
      stop();
      resolve();
    });
  });
  vi.advanceTimersByTime(10_000);
  await followed;
}

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'landfall-lan-'));
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  wifi('192.168.1.20');
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()));
  vi.useRealTimers();
  await rm(dir, { recursive: true, force: true });
});

test('a phone that trusts the authority, and nothing else, speaks TLS with the host at each of its names', async () => {
  const { certificate } = await lan();
  const server = createServer({ key: certificate.key, cert: certificate.cert });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  for (const servername of ['localhost', 'landfall-7f3k.local']) {
    const socket = connect({
      port,
      host: '127.0.0.1',
      servername,
      ca: certificate.authorityPem ?? '',
      minVersion: 'TLSv1.3',
    });
    await once(socket, 'secureConnect');
    expect(socket.authorized).toBe(true);
    socket.destroy();
  }
  const byAddress = connect({ port, host: '127.0.0.1', ca: certificate.authorityPem ?? '' });
  await once(byAddress, 'secureConnect');
  expect(byAddress.authorized).toBe(true);
  byAddress.destroy();
  server.close();
});

test('what is shown is leaf and intermediate; what is installed is the root', async () => {
  const { certificate } = await lan();
  expect(certificate.cert.match(/BEGIN CERTIFICATE/g)).toHaveLength(2);
  expect(certificate.cert).not.toContain('PRIVATE KEY');
  const root = new X509Certificate(certificate.authorityPem ?? '');
  expect(root.fingerprint256).toBe(certificate.authorityFingerprint);
});

test('a restart on the same network changes no certificate', async () => {
  const first = await lan();
  const again = await lan();
  expect(again.certificate).toEqual(first.certificate);
});

describe('the Host allow-list', () => {
  test('holds loopback, our addresses, our name and the owner’s names, and nothing else', async () => {
    const { hostAllowList } = await lan({ hostNames: ['Photos.Local'] });
    const ours = ['localhost', '127.0.0.1', '::1', '192.168.1.20', 'landfall-7f3k.local', 'photos.local'];
    expect([...hostAllowList].toSorted()).toEqual(ours.toSorted());
  });

  test('follows the network in the same set', async () => {
    const opened = await lan();
    const { hostAllowList } = opened;
    wifi('10.0.0.9');
    await nextLook(opened);
    expect(hostAllowList.has('10.0.0.9')).toBe(true);
    expect(hostAllowList.has('192.168.1.20')).toBe(false);
  });
});

describe('when the network changes', () => {
  test('attack 129: a new address is told, and gets a new leaf of the same authority', async () => {
    const opened = await lan();
    const before = opened.certificate;
    wifi('10.0.0.9');
    await nextLook(opened);
    expect(opened.addresses.map(({ address }) => address)).toEqual(['10.0.0.9']);
    expect(opened.certificate.cert).not.toBe(before.cert);
    expect(opened.certificate.authorityFingerprint).toBe(before.authorityFingerprint);
    expect(leafOf(opened).checkIP('10.0.0.9')).toBe('10.0.0.9');
  });

  test('an address that was there before gets the same leaf again', async () => {
    const opened = await lan();
    wifi('10.0.0.9');
    await nextLook(opened);
    const { cert } = opened.certificate;
    wifi('192.168.1.20');
    await nextLook(opened);
    expect(opened.certificate.cert).toBe(cert);
  });

  test('the owner’s choice goes first wherever it is found, is told at once, and costs no certificate', async () => {
    wifi('192.168.1.20', '10.0.0.9');
    const opened = await lan();
    const { cert } = opened.certificate;
    const best = () => opened.addresses[0]?.address;
    const other = best() === '10.0.0.9' ? '192.168.1.20' : '10.0.0.9';
    const told = new Promise<void>((resolve) => opened.onChange(resolve));
    await opened.prefer(other);
    await told;
    expect(best()).toBe(other);
    expect(opened.certificate.cert).toBe(cert);
    wifi('172.16.0.4');
    await nextLook(opened);
    expect(best(), 'on another network it is not there').toBe('172.16.0.4');
    wifi('192.168.1.20', '10.0.0.9');
    await nextLook(opened);
    expect(best()).toBe(other);
  });

  test('attack 130: a certificate that ends while the host runs is replaced and told; a clock that jumps out of all bounds changes none', async () => {
    vi.useFakeTimers({ now: new Date('2027-03-01T12:00:00Z'), toFake: ['setInterval', 'clearInterval', 'Date'] });
    const opened = await lan();
    const { cert, authorityFingerprint } = opened.certificate;
    vi.setSystemTime(new Date('2028-03-10T12:00:00Z'));
    await nextLook(opened);
    const renewed = opened.certificate.cert;
    expect(renewed).not.toBe(cert);
    expect(Date.parse(leafOf(opened).validTo)).toBeGreaterThan(Date.parse('2029-01-01'));
    expect(opened.certificate.authorityFingerprint).toBe(authorityFingerprint);
    for (const jump of ['1970-01-01', '2060-01-01']) {
      vi.setSystemTime(new Date(jump));
      wifi(jump === '1970-01-01' ? '10.0.0.9' : '10.0.0.10');
      await nextLook(opened);
      expect(leafOf(opened).validTo, 'good where clocks are right').toMatch(/ 2029 GMT$/);
    }
  });

  test('no network at all is no failure, and one that comes later is found', async () => {
    wifi();
    const opened = await lan();
    expect(opened.addresses).toEqual([]);
    expect(leafOf(opened).checkIP('127.0.0.1')).toBe('127.0.0.1');
    wifi('192.168.1.20');
    await nextLook(opened);
    expect(opened.addresses).toHaveLength(1);
  });

  test('a public address that came later is answered, but the certificate cannot name it and still holds', async () => {
    const opened = await lan();
    wifi('203.0.113.9');
    await nextLook(opened);
    expect(opened.addresses).toHaveLength(1);
    expect(opened.hostAllowList.has('203.0.113.9')).toBe(true);
    expect(leafOf(opened).checkIP('203.0.113.9')).toBeUndefined();
    expect(leafOf(opened).checkHost('localhost')).toBe('localhost');
  });

  test('one who stopped listening is not told', async () => {
    const opened = await lan();
    const told = vi.fn<() => void>();
    opened.onChange(told)();
    wifi('10.0.0.9');
    await nextLook(opened);
    expect(told).not.toHaveBeenCalled();
  });
});

describe('names', () => {
  test.each(['photos.local', 'photos.localhost', '192.168.1.99'])('--host %s is in the certificate', async (name) => {
    expect(leafOf(await lan({ hostNames: [name] })).subjectAltName).toContain(name);
  });

  test.each(['example.com', 'laptop', '8.8.8.8'])('--host %s is refused with what to do', async (name) => {
    await expect(lan({ hostNames: [name] })).rejects.toThrow(LanUnusable);
    await expect(lan({ hostNames: [name] })).rejects.toThrow(/--cert and --key/);
  });

  test('--host with what is no name is refused', async () => {
    await expect(lan({ hostNames: ['localhost@evil.com'] })).rejects.toThrow(/is not a host name/);
  });

  test('--address wins', async () => {
    const { addresses } = await lan({ address: '10.11.12.13' });
    expect(addresses.map(({ address }) => address)).toEqual(['10.11.12.13']);
  });
});

test('a certificate of the owner’s is used as it is, with names of any kind, and nothing is made', async () => {
  const donor = await lan();
  const paths = { certPath: join(dir, 'own.crt'), keyPath: join(dir, 'own.key') };
  await writeFile(paths.certPath, donor.certificate.cert);
  await writeFile(paths.keyPath, donor.certificate.key);
  const certsDir = join(dir, 'untouched');
  const own = await lan({ ownCertificate: paths, certsDir, hostNames: ['photos.example.com'] });
  expect(own.certificate).toEqual({
    key: await readFile(paths.keyPath, 'utf8'),
    cert: await readFile(paths.certPath, 'utf8'),
    authorityPem: null,
    authorityFingerprint: null,
  });
  expect(own.hostAllowList.has('photos.example.com')).toBe(true);
  expect(await readdir(dir)).not.toContain('untouched');
});

test('an abort before the certificate is made makes none', async () => {
  await expect(lan({}, AbortSignal.abort())).rejects.toThrow(/abort/i);
  expect(await readdir(dir)).toEqual([]);
});

describe('the mDNS name', () => {
  test('that is off is not published', async () => {
    expect(await (await lan()).publish(8443)).toBeNull();
  });

  test('without a network is not published', async () => {
    wifi();
    expect(await (await lan({ mdns: true })).publish(8443)).toBeNull();
  });

  test('that another host has is replaced in the list and in the certificate', async () => {
    const options = { mdns: true, address: '127.0.0.1', mdnsLabel: `landfall-${process.pid}` };
    const first = await lan({ ...options, certsDir: join(dir, 'first') });
    const second = await lan({ ...options, certsDir: join(dir, 'second') });
    expect(await first.publish(8443)).toBe(`landfall-${process.pid}.local`);
    const taken = await second.publish(8443);
    expect(taken).toBe(`landfall-${process.pid}-2.local`);
    expect(second.hostAllowList.has(`landfall-${process.pid}.local`)).toBe(false);
    expect(second.hostAllowList.has(taken ?? '')).toBe(true);
    expect(leafOf(second).checkHost(taken ?? '')).toBe(taken);
  });
});
