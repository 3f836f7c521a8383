/** What the owner can read back: each thing that was done through a real door, and nobody else’s business. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ActivityEntry, ActivityPageSchema } from '../../protocol/activity.ts';
import { DownloadSchema } from '../../protocol/download.ts';
import { DeviceSchema, InvitationSchema, PairingRequestListSchema } from '../../protocol/pairing.ts';
import { routes } from '../../protocol/routes.ts';
import { type Caller, ownerOf, pairedDevice, strangerAt } from '../cast/caller.ts';
import { Host } from '../cast/host.ts';
import { receiptOf, send } from '../cast/tus.ts';

/** The smallest GIF: enough to be a photo. */
const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

let host: Host;
let owner: Caller;
beforeAll(async () => {
  host = await Host.start();
  owner = await ownerOf(host);
});
afterAll(() => host[Symbol.asyncDispose]());

const post = (json: unknown) => ({ method: 'POST', json });
const entries = async (query = ''): Promise<ActivityEntry[]> =>
  (await owner.ask(ActivityPageSchema, `${routes.activity}${query}`)).entries;
const kinds = async (query = '') => (await entries(query)).map(({ what }) => what.kind);

test('a device comes in, sends, is changed and is cut off: each is a line with its name and address', async () => {
  const phone = await pairedDevice(host, owner, { name: 'Anna’s phone', access: 'browse' });
  const photo = receiptOf(await send(phone, { name: 'gold.gif', bytes: gif })).photoId;
  const asked = await phone.ask(DownloadSchema, routes.downloads, post({ photos: [photo] }));
  await owner.call(routes.acts, post({ photos: [photo], act: { kind: 'trash' } }));
  await owner.call(routes.trash, { method: 'DELETE' });
  const device = routes.device(phone.device.id);
  await owner.ask(DeviceSchema, device, { method: 'PATCH', json: { name: 'Old phone', access: 'send' } });
  await owner.call(routes.settings, { method: 'PATCH', json: { checkBytesPerDay: 0 } });
  await owner.call(routes.revoke(phone.device.id), post({}));

  const said = await entries();
  expect(said.map(({ what }) => what)).toEqual([
    { kind: 'revoked' },
    { kind: 'settings-changed', settings: ['checkBytesPerDay'] },
    { kind: 'renamed', from: 'Anna’s phone' },
    { kind: 'access-changed', access: 'send' },
    { kind: 'photos-erased', count: 1 },
    { kind: 'photos-removed', count: 1 },
    { kind: 'downloaded', count: 1, sizeBytes: asked.sizeBytes },
    { kind: 'paired', access: 'browse' },
    { kind: 'owner-signed-in' },
  ]);
  expect(said.every(({ address }) => address === '127.0.0.1' || address === '::1')).toBe(true);
  expect(said.at(-2)?.device).toEqual({ id: phone.device.id, name: 'Anna’s phone' });
  expect(said[0]?.device).toEqual({ id: phone.device.id, name: 'Old phone' });
  expect(await kinds(`?device=${phone.device.id}&limit=2`)).toEqual(['revoked', 'renamed']);
  expect(JSON.stringify(said), 'no file names').not.toContain('gold');
});

test('attack 99: a code that is used again is refused, and the owner reads from where', async () => {
  const stranger = await strangerAt(host);
  const { typedCode } = await owner.ask(InvitationSchema, routes.invite, { method: 'POST' });
  const claim = () => stranger.call(routes.claim, post({ typedCode, name: 'Mallory', platform: 'other' }));
  expect((await claim()).status).toBe(202);
  expect((await claim()).status).toBe(410);
  const { requests } = await owner.ask(PairingRequestListSchema, routes.pairingRequests);
  for (const { id } of requests) await owner.call(routes.pairingRequest(id), post({ decision: 'deny' }));
  const [denied, used] = await entries();
  expect(denied).toMatchObject({ what: { kind: 'denied' }, device: { id: null, name: 'Mallory' } });
  expect(used).toMatchObject({ what: { kind: 'claim-refused', code: 'invitation-used', count: 1 }, device: null });
});

test('attack 101: wrong codes are one line that counts', async () => {
  const stranger = await strangerAt(host);
  for (let index = 0; index < 3; index++)
    await stranger.call(routes.claim, post({ typedCode: 'BBBBBBBB', name: 'Mallory', platform: 'other' }));
  expect((await entries())[0]).toMatchObject({ what: { kind: 'wrong-code', count: 3 }, device: null });
});

test('attack 91: who is refused again and again is a line, and none of it is for a device or a stranger to read', async () => {
  const stranger = await strangerAt(host);
  for (let index = 0; index < 12; index++)
    expect((await stranger.refusal(routes.activity, { headers: { 'sec-fetch-site': 'cross-site' } })).code).toBe(
      'foreign-origin',
    );
  expect((await entries())[0]).toMatchObject({ what: { kind: 'turned-away', code: 'foreign-origin', count: 10 } });
  expect((await stranger.refusal(routes.activity)).code).toBe('not-signed-in');
  const phone = await pairedDevice(host, owner, { access: 'browse' });
  expect((await phone.refusal(routes.activity)).code).toBe('not-allowed');
});
