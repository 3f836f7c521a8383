/** Files and names made to do harm: each gets a clear answer, nothing runs, nothing leaves its folder, and the host goes on. */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { HostStatusSchema } from '../../protocol/host.ts';
import { type Photo, PhotoPageSchema } from '../../protocol/photo.ts';
import { routes } from '../../protocol/routes.ts';
import { PlainUploadSchema } from '../../protocol/upload.ts';
import { type Caller, ownerOf, pairedDevice, problemOf } from '../cast/caller.ts';
import { Host } from '../cast/host.ts';
import { photoFolder, photoSet } from '../cast/photo-set.ts';
import { photoBytes } from '../cast/picture.ts';
import { receiptOf, send } from '../cast/tus.ts';

const hostile = photoSet().filter(({ path }) => path.startsWith('hostile/') && !path.endsWith('.json'));
const { names } = z
  .object({ names: z.array(z.string()) })
  .parse(JSON.parse(await readFile(join(photoFolder, 'hostile', 'upload-names.json'), 'utf8')));

let host: Host;
let owner: Caller;
let phone: Caller;
beforeAll(async () => {
  host = await Host.start();
  owner = await ownerOf(host);
  phone = await pairedDevice(host, owner, { access: 'browse' });
});
afterAll(() => host[Symbol.asyncDispose]());

async function allPhotos(): Promise<Photo[]> {
  return (await owner.ask(PhotoPageSchema, `${routes.photos}?limit=500`)).photos;
}

/** Byte for byte, and of a type in which nothing runs. */
async function isKeptInert(answer: Response, size: number): Promise<void> {
  const original = await phone.call(routes.original(receiptOf(answer).photoId));
  expect((await original.arrayBuffer()).byteLength).toBe(size);
  expect(original.headers.get('content-type')).toMatch(/^(image\/(?!svg)|video\/|application\/octet-stream)/);
  expect(original.headers.get('x-content-type-options')).toBe('nosniff');
  expect(original.headers.get('content-security-policy')).toContain('sandbox');
}

async function isRefusedClearly(answer: Response): Promise<void> {
  const problem = await problemOf(answer);
  expect(['empty-file', 'not-a-photo', 'bad-request', 'too-large']).toContain(problem.code);
  expect(problem.detail).toMatch(/^[A-Z“].*\.$/);
}

describe.each(hostile)('$path', ({ path, file, name, bytes: size, mime }) => {
  test('is kept as it is, or refused in a sentence', async () => {
    const pid = host.pid;
    const answer = await send(phone, { name, bytes: await readFile(file), ...(mime ? { mimeType: mime } : {}) });
    await (answer.status === 201 ? isKeptInert(answer, size) : isRefusedClearly(answer));
    expect((await phone.call(routes.status)).status, path).toBe(200);
    expect(host.pid).toBe(pid);
  });
});

test('nothing that can run in a page was kept', async () => {
  const types = new Set((await allPhotos()).map(({ mimeType }) => mimeType));
  for (const type of types) expect(type).toMatch(/^(image|video)\/(?!svg)/);
});

test('making previews of all that ends, keeps the host within its memory, and runs nothing', async () => {
  await expect
    .poll(async () => (await owner.ask(HostStatusSchema, routes.status)).pendingPreviews, {
      timeout: 240_000,
      interval: 500,
    })
    .toBe(0);
  for (const trace of ['/tmp/pwned-by-exif', '/tmp/pwned']) expect(existsSync(trace)).toBe(false);
  expect(host.log).not.toMatch(/root:x:0/);
  const status = existsSync(`/proc/${host.pid}/status`)
    ? await readFile(`/proc/${host.pid}/status`, 'utf8')
    : 'VmHWM: 0 kB';
  expect(Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) / 1024).toBeLessThan(600);
  for (const { preview } of await allPhotos()) expect(['ready', 'none']).toContain(preview);
}, 300_000);

test('the facts of all that are finite and within bounds', async () => {
  for (const photo of await allPhotos()) {
    const year = Number(photo.taken.local.slice(0, 4));
    expect(year, photo.name).toBeGreaterThan(1800);
    expect(year, photo.name).toBeLessThanOrEqual(new Date().getFullYear() + 1);
    expect(JSON.stringify(photo).length).toBeLessThan(10_000);
  }
});

describe.each(names.map((name, index) => ({ name, index })))('the name $index', ({ name, index }) => {
  test('stays a name', async () => {
    const resumable = receiptOf(await send(phone, { name, bytes: await photoBytes(`name ${index}`) }));
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(await photoBytes(`form name ${index}`))]), name);
    const answer = await phone.call(routes.photos, { method: 'POST', body: form });
    // A name of nothing but dots or nothing at all makes a form's part no file.
    const inForm = answer.status === 201 ? PlainUploadSchema.parse(await answer.json()).receipts : [];
    expect([201, 400]).toContain(answer.status);
    for (const { photoId } of [resumable, ...inForm]) {
      const download = await phone.call(`${routes.original(photoId)}?download`);
      expect(download.status).toBe(200);
      expect(download.headers.get('x-injected')).toBeNull();
      expect(download.headers.get('content-disposition')).toMatch(/^attachment/);
      expect(download.headers.get('content-type')).toBe('application/octet-stream');
    }
  });
});

test('whatever the names were, each photo has a file of its own below its device’s folder', async () => {
  const photos = await allPhotos();
  expect(new Set(photos.map(({ path }) => path.normalize('NFC'))).size).toBe(photos.length);
  for (const { path } of photos) {
    expect(path).toMatch(/^library\/[^/]+\/\d{4}\/\d{4}-\d\d\/[^/]+$/);
    const name = path.split('/').at(-1) ?? '';
    expect(name).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069\ufeff<>:"|?*\\]|^\.|[. ]$/u);
    expect(name).not.toMatch(/^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
    expect(existsSync(join(host.dataDir, path)), path).toBe(true);
  }
});

test('nothing was written outside data and certs', async () => {
  expect((await readdir(host.folder)).toSorted()).toEqual(['certs', 'data']);
  expect((await readdir(host.dataDir)).toSorted()).toEqual(['.landfall', 'library', 'logs']);
});
