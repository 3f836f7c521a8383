import { access, mkdtemp, readdir, rm, stat, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pino } from 'pino';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Failure } from '../../../protocol/failure.ts';
import { PhotoIdSchema } from '../../../protocol/photo.ts';
import { rawFile } from '../../../tests/cast/made-files.ts';
import { photoFolder } from '../../../tests/cast/photo-set.ts';
import { SmallDisk } from '../../../tests/cast/small-disk.ts';
import { type PreviewJob, Previews } from './previews.ts';
import { writeWhole } from './write-whole.ts';

let dir: string;
let previews: Previews;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'full-'));
  previews = openPreviews();
});
afterAll(async () => {
  await previews.close();
  await rm(dir, { recursive: true });
});

function openPreviews(options: { dir?: string; mostFullBytes?: number } = {}): Previews {
  return Previews.open({ dir, done: () => undefined, log: pino({ level: 'silent' }), ...options });
}

function jobFor(path: string, mimeType: string, id = path): PreviewJob {
  const originalPath = path.startsWith('/') ? path : join(photoFolder, path);
  return { photoId: PhotoIdSchema.parse(id.slice(-64)), kind: 'image', mimeType, originalPath };
}

async function sizeOf(job: PreviewJob): Promise<[number, number]> {
  const { path } = await previews.full(job);
  const { width, height } = await sharp(path).metadata();
  return [width, height];
}

test('a HEIC that its camera held upright has all its pixels, stands upright, and tells nothing else', async () => {
  const job = jobFor('phone/iphone7-portrait-rot.heic', 'image/heic');
  const { path, mimeType } = await previews.full(job);
  expect(mimeType).toBe('image/jpeg');
  const { format, width, height, orientation, exif, icc, xmp } = await sharp(path).metadata();
  expect([format, width, height]).toEqual(['jpeg', 3024, 4032]);
  expect([orientation, exif, icc, xmp]).toEqual([undefined, undefined, undefined, undefined]);
  // Its Display P3, taken for sRGB, would be [128, 109, 93].
  expect(apart(await colourOf(path), [131, 107, 87])).toBeLessThan(1.5);
});

test('a TIFF of 16 bits in a wide colour space, turned by its EXIF, is an upright sRGB JPEG', async () => {
  const path = join(dir, 'turned.tiff');
  const created = { width: 2000, height: 1000, channels: 3 as const, background: { r: 200, g: 40, b: 40 } };
  const wide = sharp({ create: created }).toColourspace('rgb16').withMetadata({ orientation: 6 });
  await wide.withIccProfile('p3').tiff({ compression: 'lzw' }).toFile(path);
  const job = jobFor(path, 'image/tiff', 'turned');
  expect(await sizeOf(job)).toEqual([1000, 2000]);
  previews.enqueue(job);
  await previews.settled();
  for (const { path: made } of [await previews.full(job), previews.file(job.photoId, '1600')]) {
    expect(apart(await colourOf(made), [200, 40, 40])).toBeLessThan(3);
  }
});

test('of a raw file it is the picture inside, turned as the camera was', async () => {
  const path = join(dir, 'raw.cr2');
  await writeWhole(path, await rawFile('cr2'));
  expect(await sizeOf(jobFor(path, 'image/x-canon-cr2', 'raw'))).toEqual([600, 450]);
});

test('those who ask at once share one picture, and those who ask later have the same', async () => {
  const job = jobFor('orientation/Landscape_6.jpg', 'image/jpeg');
  const asked = [previews.full(job), previews.full(job), previews.full(job)];
  expect(previews.pendingCount).toBeLessThanOrEqual(1);
  const [first] = await Promise.all(asked);
  const { ino } = await stat(first?.path ?? '');
  expect((await stat((await previews.full(job)).path)).ino).toBe(ino);
});

test('together they stay below their room: the least recently used go first', async () => {
  const [a, b, c] = ['a', 'b', 'c'].map((id) => jobFor('orientation/Landscape_1.jpg', 'image/jpeg', id));
  if (a === undefined || b === undefined || c === undefined) throw new Error('three jobs');
  const { path } = await previews.full(a);
  const { size } = await stat(path);
  const other = join(dir, 'other');
  const narrow = openPreviews({ dir: other, mostFullBytes: size * 2.5 });
  const [first, second] = [await narrow.full(a), await narrow.full(b)];
  await utimes(first.path, 1000, 1000);
  await utimes(second.path, 2000, 2000);
  await narrow.full(a);
  await narrow.full(c);
  await narrow.close();
  const left = new Set(await readdir(join(other, 'full')));
  expect(left.size).toBe(2);
  expect(left.has(basename(second.path)), 'the one that nobody looked at has gone').toBe(false);
});

test('removing a photo takes it along', async () => {
  const job = jobFor('orientation/Landscape_1.jpg', 'image/jpeg');
  const { path } = await previews.full(job);
  await previews.remove(job.photoId);
  await expect(access(path)).rejects.toThrow('ENOENT');
});

test.each([
  ['attack 27: a PNG of 900 megapixels in 100 kB', 'hostile/bombs/png-30000x30000-1bit.png', 'image/png'],
  ['attack 28: a PNG that declares 4.6 · 10¹⁸ pixels', 'hostile/bombs/png-declared-2e9.png', 'image/png'],
  ['attack 34: a HEIC that claims 65,535 squared', 'hostile/bombs/heic-ispe-65535.heic', 'image/heic'],
  ['attack 24: an SVG that calls itself PNG', 'hostile/active/svg-named.png', 'image/png'],
  ['attack 36: a HEIC cut in half', 'hostile/broken/truncated-50pct.heic', 'image/heic'],
])('%s has none, and is not tried again', async (_, path, mimeType) => {
  const job = jobFor(path, mimeType);
  await expect(previews.full(job)).rejects.toMatchObject({ code: 'not-found' });
  const again = previews.full(job);
  expect(previews.pendingCount).toBe(0);
  await expect(again).rejects.toMatchObject({ code: 'not-found' });
  await expect(access(previews.file(job.photoId, 'full').path)).rejects.toThrow('ENOENT');
});

test('who asks for a picture of every photo at once is refused beyond a few', async () => {
  const asked = await Promise.allSettled(
    Array.from({ length: 25 }, (_, n) => previews.full(jobFor('formats/gif-still.gif', 'image/gif', `n${n}`))),
  );
  const refused = asked.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  expect(refused).toEqual(Array.from({ length: 5 }, () => new Failure('too-many-requests')));
});

test.runIf(SmallDisk.canBeMade())('attack 115: where the disk has little room left none is made', async () => {
  using disk = new SmallDisk(8);
  const narrow = openPreviews({ dir: disk.folder });
  const job = jobFor('orientation/Landscape_1.jpg', 'image/jpeg');
  await expect(narrow.full(job)).rejects.toMatchObject({ code: 'disk-full' });
  expect(await readdir(join(disk.folder, 'full'))).toEqual([]);
  await narrow.close();
});

test('a host that stops says so to who waits', async () => {
  const stopping = openPreviews();
  const waiting = stopping.full(jobFor('orientation/Landscape_1.jpg', 'image/jpeg', 'stopping'));
  const [refused] = await Promise.allSettled([waiting, stopping.close()]);
  expect(refused).toMatchObject({ status: 'rejected', reason: new Failure('shutting-down') });
});

async function colourOf(path: string): Promise<number[]> {
  return (await sharp(path).stats()).channels.map(({ mean }) => mean);
}

function apart(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, n) => sum + Math.abs(value - (b[n] ?? 0)), 0) / a.length;
}
