import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Failure } from '../../protocol/failure.ts';
import type { PairingRequest } from '../../protocol/pairing.ts';
import { someDevice, somePhoto } from '../../tests/cast/some-photo.ts';
import { TinyHost, until } from '../../tests/cast/tiny-host.ts';
import { Console } from './console-model.ts';

const invited = 'POST /api/pairing/generate';

function request(id: string, facts: Partial<PairingRequest> = {}): PairingRequest {
  const now = Date.now();
  return {
    id,
    name: 'iPhone 13',
    platform: 'ios',
    address: '192.168.1.20',
    matchCode: '4829',
    askedAt: new Date(now).toISOString(),
    expiresAt: new Date(now + 120_000).toISOString(),
    maybe: [],
    ...facts,
  };
}

describe('the console', () => {
  let host: TinyHost;
  let owner: Console;
  let made: number;
  let addresses: string[];

  beforeEach(async () => {
    // Only the clock is not real: sockets go on.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] });
    made = 0;
    addresses = ['192.168.1.5'];
    host = await TinyHost.open();
    host.device = someDevice({ id: 'laptop', access: 'own', platform: 'linux' });
    host.on(invited, () => {
      made += 1;
      return {
        id: `invitation-${made}`,
        url: `https://192.168.1.5:8443/p#1.${made}.secret`,
        typedCode: 'BCDFGHJK',
        expiresAt: new Date(Date.now() + 300_000).toISOString(),
        qrSvg: '<svg xmlns="http://www.w3.org/2000/svg"/>',
      };
    });
    host.on('GET /api/pairing/devices', () => ({ devices: [host.device, someDevice({ id: 'phone' })] }));
    host.on('GET /api/pairing/requests', () => ({ requests: [] }));
    host.on('GET /api/status', () => ({ name: 'Study laptop', version: '0.1.0', ok: true, addresses }));
    owner = new Console(host);
  });

  afterEach(async () => {
    owner.close();
    vi.useRealTimers();
    await host.close();
  });

  const opened = async (): Promise<void> => {
    owner.open();
    await until(owner, () => owner.devices !== null);
  };
  const shown = async (number: number): Promise<void> =>
    await until(owner, () => owner.invitation?.id === `invitation-${number}`);

  test('no invitation is made while none is shown', async () => {
    await opened();
    expect(host.asked).not.toContain(invited);
    const hide = owner.showInvitation();
    await shown(1);
    hide();
    expect(owner.invitation).toBeNull();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(made).toBe(1);
  });

  test('an invitation is renewed twenty seconds before it runs out', async () => {
    owner.showInvitation();
    await shown(1);
    vi.advanceTimersByTime(279_000);
    expect(made).toBe(1);
    vi.advanceTimersByTime(1_000);
    await shown(2);
  });

  test('an invitation that was used makes room for another at once; one of another window does not', async () => {
    await opened();
    owner.showInvitation();
    await shown(1);
    host.tell({ type: 'invitation-claimed', invitationId: 'of-another-window' });
    host.tell({ type: 'invitation-claimed', invitationId: 'invitation-1' });
    await shown(2);
    expect(made).toBe(2);
  });

  test('a code that was guessed at five times makes room for another at once, and the owner reads why until it is dismissed', async () => {
    await opened();
    owner.showInvitation();
    await shown(1);
    const refused = { kind: 'refused', why: 'wrong-code', address: '192.168.1.66' } as const;
    for (const codesEnded of [false, true]) host.tell({ type: 'door-notice', notice: { ...refused, codesEnded } });
    await shown(2);
    expect(owner.doorNews.map(({ notice }) => notice)).toEqual([{ ...refused, codesEnded: true }]);
    owner.dismissNews(owner.doorNews[0]?.id ?? 0);
    expect(owner.doorNews).toEqual([]);
  });

  test('a pairing that another console allowed is news, and one that was allowed here is none', async () => {
    await opened();
    host.on('POST /api/pairing/requests/here', () => ({}));
    await owner.decide('here', { decision: 'allow', access: 'send' });
    for (const requestId of ['here', 'there']) {
      host.tell({ type: 'door-notice', notice: { kind: 'paired', name: requestId, again: false, requestId } });
    }
    expect(owner.doorNews.map(({ notice }) => notice)).toMatchObject([{ kind: 'paired', name: 'there' }]);
  });

  test('signing out every device leaves this browser alone in the list', async () => {
    await opened();
    host.on('POST /api/pairing/revoke', () => ({ devices: 1 }));
    expect(await owner.signOutAll()).toBe(1);
    expect(owner.devices).toEqual([]);
    expect(owner.self?.id).toBe('laptop');
  });

  test('a host that cannot give an invitation is asked again by itself', async () => {
    const give = host;
    let isWell = false;
    const invitation = { id: 'invitation-9', url: 'https://h/p', typedCode: 'BCDFGHJK', qrSvg: '' };
    give.on(invited, () =>
      isWell ? { ...invitation, expiresAt: new Date(Date.now() + 300_000).toISOString() } : new Failure('internal'),
    );
    owner.showInvitation();
    await until(owner, () => owner.invitationFailure !== null);
    isWell = true;
    vi.advanceTimersByTime(4_000);
    await shown(9);
    expect(owner.invitationFailure).toBeNull();
  });

  test('those who ask wait in the order in which they came, until answered', async () => {
    await opened();
    host.tell({ type: 'device-asking', request: request('first') });
    host.tell({ type: 'device-asking', request: request('second') });
    host.tell({ type: 'device-asking', request: request('first') });
    expect(owner.requests.map(({ id }) => id)).toEqual(['second', 'first']);
    host.tell({ type: 'device-answered', requestId: 'second' });
    expect(owner.requests.map(({ id }) => id)).toEqual(['first']);
  });

  test('a decision is told to the host, and what another window decided counts as answered', async () => {
    const bodies: unknown[] = [];
    await opened();
    host.on('POST /api/pairing/requests/one', ({ body }) => {
      bodies.push(body);
      return {};
    });
    host.on('POST /api/pairing/requests/two', () => new Failure('already-answered'));
    host.tell({ type: 'device-asking', request: request('one') });
    host.tell({ type: 'device-asking', request: request('two') });
    await owner.decide('one', { decision: 'allow', access: 'send' });
    await owner.decide('two', { decision: 'deny' });
    expect(bodies).toEqual([{ decision: 'allow', access: 'send' }]);
    expect(owner.requests).toEqual([]);
  });

  test('a decision that did not reach the host keeps the request waiting', async () => {
    await opened();
    host.on('POST /api/pairing/requests/one', () => new Failure('internal'));
    host.tell({ type: 'device-asking', request: request('one') });
    await expect(owner.decide('one', { decision: 'deny' })).rejects.toThrow(Failure);
    expect(owner.requests).toHaveLength(1);
  });

  test('a request that nobody answered goes when its time is over', async () => {
    await opened();
    host.tell({ type: 'device-asking', request: request('one') });
    vi.advanceTimersByTime(121_000);
    expect(owner.requests).toEqual([]);
  });

  test('this browser is not one of the devices', async () => {
    await opened();
    expect(owner.devices?.map(({ id }) => id)).toEqual(['phone']);
    expect(owner.self?.id).toBe('laptop');
    expect(owner.isNobodyPaired).toBe(false);
    host.tell({ type: 'device-removed', deviceId: someDevice({ id: 'phone' }).id });
    expect(owner.isNobodyPaired).toBe(true);
  });

  test('a photo that lands is counted for who sent it, and the host’s own count is right in the end', async () => {
    await opened();
    host.tell({ type: 'photo-added', photo: somePhoto({ id: 'a', sizeBytes: 500 }) });
    expect(owner.devices?.[0]).toMatchObject({ photoCount: 1, sizeBytes: 500 });
    expect(owner.arrivals).toMatchObject([{ deviceId: 'phone', landed: 1 }]);
    host.tell({ type: 'device-changed', device: someDevice({ id: 'phone', photoCount: 7 }) });
    expect(owner.devices?.[0]).toMatchObject({ photoCount: 7 });
  });

  test('revoke takes the device away once the host has done it, and not before', async () => {
    await opened();
    const { id } = someDevice({ id: 'phone' });
    host.on('POST /api/pairing/revoke/phone', () => new Failure('internal'));
    await expect(owner.revoke(id)).rejects.toThrow(Failure);
    expect(owner.devices).toHaveLength(1);
    host.on('POST /api/pairing/revoke/phone', () => ({}));
    await owner.revoke(id);
    expect(owner.devices).toEqual([]);
  });

  test('a new address means a new code, since the old one leads nowhere', async () => {
    await opened();
    owner.showInvitation();
    await shown(1);
    addresses = ['10.0.0.7'];
    vi.advanceTimersByTime(31_000);
    await shown(2);
    expect(owner.status?.addresses).toEqual(['10.0.0.7']);
  });

  test('a host that comes back is asked for everything again, and for a new code', async () => {
    await opened();
    owner.showInvitation();
    await shown(1);
    host.reachable = false;
    host.dispatchEvent(new Event('change'));
    host.on('GET /api/pairing/devices', () => ({ devices: [host.device] }));
    host.reachable = true;
    host.dispatchEvent(new Event('change'));
    await shown(2);
    await until(owner, () => owner.isNobodyPaired === true);
    expect(made).toBe(2);
  });

  test('how the library is looked after is asked for when the host says that it has changed, and when a photo in need has', async () => {
    const care = {
      presence: 'here',
      scan: null,
      check: null,
      photoCount: 2,
      provedCount: 1,
      lastCheckAt: null,
      missingCount: 1,
      changedCount: 0,
      needsCare: [{ id: 'gone', name: 'gone.jpg', path: 'library/a/gone.jpg', condition: 'missing' }],
      passedOverCount: 0,
      passedOver: [],
      quarantine: { fileCount: 0, sizeBytes: 0 },
      lastBackupAt: null,
      backupProblem: null,
      restored: [],
    };
    host.on('GET /api/status', () => ({ name: 'Study laptop', version: '0.1.0', ok: true, addresses, care }));
    await opened();
    const asks = (): number => host.asked.filter((one) => one === 'GET /api/status').length;
    const before = asks();
    host.tell({ type: 'photo-changed', photo: somePhoto({ id: 'another' }) });
    host.tell({ type: 'photo-changed', photo: somePhoto({ id: 'gone' }) });
    await expect.poll(asks).toBe(before + 1);
    care.missingCount = 0;
    host.tell({ type: 'care-changed' });
    await until(owner, () => owner.status?.care?.missingCount === 0);
    expect(asks()).toBe(before + 2);
  });
});
