/** What moves: the movie of a motion photo as a slice of its bytes, and copies that every browser plays. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PhotoId, PhotoIdSchema } from '../../protocol/photo.ts';
import { type Playable, PlayableSchema } from '../../protocol/playable.ts';
import { routes } from '../../protocol/routes.ts';
import { type Caller, ownerOf, pairedDevice, strangerAt } from '../cast/caller.ts';
import { Host } from '../cast/host.ts';
import { photoAt } from '../cast/photo-set.ts';
import { photoBytes } from '../cast/picture.ts';
import { receiptOf, send } from '../cast/tus.ts';

const movieBytes = 242_752;
let host: Host;
let owner: Caller;
let phone: Caller;
let motionPhoto: Buffer;
let motionId: PhotoId;
let plainId: PhotoId;

beforeAll(async () => {
  host = await Host.start();
  owner = await ownerOf(host);
  phone = await pairedDevice(host, owner, { name: 'Anna', access: 'send' });
  motionPhoto = await readFile(photoAt('live-motion/synthetic/PXL_20200919_105557000.MP.jpg'));
  motionId = receiptOf(await send(phone, { name: 'PXL.MP.jpg', bytes: motionPhoto })).photoId;
  plainId = receiptOf(await send(phone, { name: 'plain.jpg', bytes: await photoBytes('plain') })).photoId;
});
afterAll(() => host[Symbol.asyncDispose]());

async function playableOf(caller: Caller, id: PhotoId, make: boolean): Promise<Playable> {
  return caller.ask(PlayableSchema, routes.playable(id), { method: 'POST', json: { make } });
}

test('the movie of a motion photo comes byte for byte, whole or by Range, and can do nothing but play', async () => {
  const whole = await owner.call(routes.motion(motionId));
  const movie = motionPhoto.subarray(motionPhoto.length - movieBytes);
  expect(Buffer.from(await whole.arrayBuffer()).equals(movie)).toBe(true);
  expect(whole.headers.get('content-type')).toBe('video/mp4');
  expect(whole.headers.get('x-content-type-options')).toBe('nosniff');
  expect(whole.headers.get('content-security-policy')).toContain('sandbox');
  const part = await owner.call(routes.motion(motionId), { headers: { range: 'bytes=4-11' } });
  expect(part.status).toBe(206);
  expect(part.headers.get('content-range')).toBe(`bytes 4-11/${movieBytes}`);
  expect(Buffer.from(await part.arrayBuffer()).equals(movie.subarray(4, 12))).toBe(true);
  expect((await owner.refusal(routes.motion(motionId), { headers: { range: `bytes=${movieBytes}-` } })).code).toBe(
    'unknown-range',
  );
});

test('a plain photo has no movie, and no copy to play', async () => {
  expect((await owner.refusal(routes.motion(plainId))).code).toBe('not-found');
  expect((await owner.refusal(routes.playable(plainId))).code).toBe('not-found');
  expect(await playableOf(owner, plainId, true)).toMatchObject({ state: 'cannot' });
});

test('attack 108: who may not see a photo learns nothing of its movie, and who only sends has nothing made', async () => {
  const other = await pairedDevice(host, owner, { name: 'Ben', access: 'send' });
  expect((await other.refusal(routes.motion(motionId))).code).toBe('not-found');
  expect((await (await strangerAt(host)).refusal(routes.motion(motionId))).code).toBe('not-signed-in');
  const make = { method: 'POST', json: { make: true } };
  expect((await phone.refusal(routes.playable(motionId), make)).code).toBe('not-allowed');
  expect((await owner.refusal(routes.playable(PhotoIdSchema.parse('nobody')), make)).code).toBe('not-found');
});

test('a copy that plays is made when asked for, and served by Range; without ffmpeg the host says so', async () => {
  const bytes = await readFile(photoAt('video/old.3gp'));
  const { photoId } = receiptOf(await send(phone, { name: 'old.3gp', bytes }));
  const before = await playableOf(owner, photoId, false);
  if (before.state === 'cannot') {
    expect(before.why).toBe('no-maker');
    return;
  }
  expect(before).toEqual({ state: 'possible' });
  expect((await owner.refusal(routes.playable(photoId))).code).toBe('not-found');
  await expect.poll(async () => (await playableOf(owner, photoId, true)).state, { timeout: 20_000 }).toBe('ready');
  const part = await owner.call(routes.playable(photoId), { headers: { range: 'bytes=4-7' } });
  expect([part.status, part.headers.get('content-type')]).toEqual([206, 'video/mp4']);
  expect(Buffer.from(await part.arrayBuffer()).toString()).toBe('ftyp');
});
