/** A photo in all its pixels, made for whoever zooms into what no browser draws. */
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { HostStatusSchema } from '../../protocol/host.ts';
import { type PhotoId, PhotoIdSchema } from '../../protocol/photo.ts';
import { routes } from '../../protocol/routes.ts';
import { type Caller, ownerOf, pairedDevice, strangerAt } from '../cast/caller.ts';
import { Host } from '../cast/host.ts';
import { photoBytes } from '../cast/picture.ts';
import { receiptOf, send } from '../cast/tus.ts';

let host: Host;
let owner: Caller;
let phone: Caller;
let tiff: PhotoId;
let small: PhotoId;

beforeAll(async () => {
  host = await Host.start();
  owner = await ownerOf(host);
  phone = await pairedDevice(host, owner, { name: 'Anna', access: 'send' });
  const create = { width: 2400, height: 1200, channels: 3 as const, background: 'teal' };
  const bytes = await sharp({ create }).withMetadata({ orientation: 6 }).tiff({ compression: 'lzw' }).toBuffer();
  tiff = receiptOf(await send(phone, { name: 'scan.tiff', bytes })).photoId;
  small = receiptOf(await send(phone, { name: 'small.jpg', bytes: await photoBytes('small') })).photoId;
  const settled = async (): Promise<void> => {
    const { pendingPreviews } = await owner.ask(HostStatusSchema, routes.status);
    if (pendingPreviews !== 0) throw new Error('previews are still being made');
  };
  await vi.waitFor(settled, { timeout: 20_000, interval: 100 });
});
afterAll(() => host[Symbol.asyncDispose]());

test('it is not made before somebody asks, then upright in all its pixels, for good, and can do nothing', async () => {
  const made = join(host.dataDir, '.landfall', 'previews', 'full');
  await expect(access(made)).rejects.toThrow('ENOENT');
  const answer = await owner.call(routes.preview(tiff, 'full'));
  const { format, width, height, exif } = await sharp(Buffer.from(await answer.arrayBuffer())).metadata();
  expect([format, width, height, exif]).toEqual(['jpeg', 1200, 2400, undefined]);
  expect(answer.headers.get('content-type')).toBe('image/jpeg');
  expect(answer.headers.get('cache-control')).toBe('private, max-age=31536000, immutable');
  expect(answer.headers.get('content-security-policy')).toContain('sandbox');
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
});

test('a photo that is whole in its large preview is answered with that', async () => {
  const [full, large] = await Promise.all([
    owner.call(routes.preview(small, 'full')),
    owner.call(routes.preview(small, '1600')),
  ]);
  expect(Buffer.from(await full.arrayBuffer()).equals(Buffer.from(await large.arrayBuffer()))).toBe(true);
});

test('attack 108: who may not see a photo has none made of it, and learns nothing', async () => {
  const other = await pairedDevice(host, owner, { name: 'Ben', access: 'send' });
  expect((await other.refusal(routes.preview(tiff, 'full'))).code).toBe('not-found');
  expect((await (await strangerAt(host)).refusal(routes.preview(tiff, 'full'))).code).toBe('not-signed-in');
  expect((await owner.refusal(routes.preview(PhotoIdSchema.parse('nobody'), 'full'))).code).toBe('not-found');
  expect((await phone.call(routes.preview(tiff, 'full'))).status).toBe(200);
});

test('what cannot be made is refused, and nobody keeps that for a year', async () => {
  const jxl = Buffer.concat([Buffer.from('0000000c4a584c200d0a870a', 'hex'), Buffer.alloc(200)]);
  const { photoId } = receiptOf(await send(phone, { name: 'new.jxl', bytes: jxl }));
  const answer = await owner.call(routes.preview(photoId, 'full'));
  expect(answer.status).toBe(404);
  expect(answer.headers.get('cache-control')).not.toContain('immutable');
});
