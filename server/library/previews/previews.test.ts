import { access, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { Failure } from '../../../protocol/failure.ts';
import { type PhotoId, PhotoIdSchema } from '../../../protocol/photo.ts';
import { photoFolder, photoSet } from '../../../tests/cast/photo-set.ts';
import { type PreviewJob, type PreviewResult, Previews } from './previews.ts';

/** Photos that get no preview, and why. */
const none: Readonly<Record<string, string>> = {
  'formats/jxl-sample.jxl': 'no decoder for JPEG XL',
  'dates/real/year-2099.jpg': 'its maker cut all picture data out',
  'dates/real/year-2216.jpg': 'its maker cut all picture data out',
};

/** Those that differ in their pictures; the whole set goes through a host in tests/api/photo-set. */
const photos = photoSet().filter(
  ({ path }) => !/^(hostile|names|dupes|gps|dates\/(zones|synthetic|from-filename))\//.test(path),
);
const orientations = [2, 3, 4, 5, 6, 7, 8].filter((n) =>
  photos.some(({ path }) => path.endsWith(`Landscape_${n}.jpg`)),
);
const results = new Map<string, PreviewResult>();
let dir: string;
let previews: Previews;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'previews-'));
  previews = openPreviews();
});
afterAll(async () => {
  await previews.close();
  await rm(dir, { recursive: true });
});

function openPreviews(limitMs?: number): Previews {
  return Previews.open({ dir, done, log: pino({ level: 'silent' }), ...(limitMs === undefined ? {} : { limitMs }) });
}

function done(photoId: PhotoId, result: PreviewResult): void {
  results.set(photoId, result);
}

function jobFor(path: string, mimeType: string, id = path): PreviewJob {
  const kind = mimeType.startsWith('video/') ? 'video' : 'image';
  return { photoId: PhotoIdSchema.parse(id.slice(-64)), kind, mimeType, originalPath: join(photoFolder, path) };
}

async function made(job: PreviewJob): Promise<{ small: string; large: string; result: PreviewResult }> {
  results.delete(job.photoId);
  previews.enqueue(job);
  await previews.settled();
  const result = results.get(job.photoId);
  if (result === undefined) throw new Error(`nobody was told of ${job.photoId}`);
  return { small: previews.file(job.photoId, '320').path, large: previews.file(job.photoId, '1600').path, result };
}

/** Mean red, green and blue of each cell of a coarse grid. */
async function grid(path: string): Promise<Buffer> {
  return await sharp(path).resize(6, 4, { fit: 'fill' }).removeAlpha().raw().toBuffer();
}

function apart(a: Buffer, b: Buffer): number {
  return a.reduce((sum, value, n) => sum + Math.abs(value - (b[n] ?? 0)), 0) / a.length;
}

describe('the set', () => {
  beforeAll(async () => {
    for (const { path, mime } of photos) previews.enqueue(jobFor(path, mime ?? ''));
    await previews.settled();
    const count = [...results.values()].filter(({ outcome }) => outcome === 'made').length;
    process.stdout.write(`${photos.length} photos: ${count} previewed\n`);
  }, 240_000);

  test.each(photos)('$path has its previews, in the size as displayed', async (entry) => {
    const { photoId, kind } = jobFor(entry.path, entry.mime ?? '');
    const result = results.get(photoId);
    const isNone = entry.path in none || (kind === 'video' && !previews.canPoster);
    expect(result?.outcome).toBe(isNone ? 'none' : 'made');
    if (result?.outcome !== 'made') return;
    expect(result.thumbhash).toMatch(/^[\w+/]+=*$/);
    const size =
      kind === 'image' && !entry.mime?.startsWith('image/x-')
        ? [entry.display_width ?? result.width, entry.display_height ?? result.height]
        : [null, null];
    expect([result.width, result.height]).toEqual(size);
    const [small, large] = [previews.file(photoId, '320'), previews.file(photoId, '1600')];
    expect([small.mimeType, large.mimeType]).toEqual(['image/webp', 'image/jpeg']);
    for (const [{ path }, side] of [
      [small, 320],
      [large, 1600],
    ] as const) {
      const { width, height, exif, icc, xmp } = await sharp(path).metadata();
      expect(Math.max(width, height)).toBeLessThanOrEqual(side);
      expect([exif, icc, xmp], 'no metadata is kept').toEqual([undefined, undefined, undefined]);
      if (!entry.display_width || !entry.display_height) continue;
      const shrink = Math.min(1, side / Math.max(entry.display_width, entry.display_height));
      expect(Math.abs(width - entry.display_width * shrink)).toBeLessThanOrEqual(2);
      expect(Math.abs(height - entry.display_height * shrink)).toBeLessThanOrEqual(2);
    }
  });

  test.each(orientations)('EXIF orientation %i stands as upright as orientation 1', async (orientation) => {
    const [upright, turned] = [1, orientation].map(
      (n) => jobFor(`orientation/Landscape_${n}.jpg`, 'image/jpeg').photoId,
    );
    const grids = [upright, turned].map((id) => grid(previews.file(id ?? PhotoIdSchema.parse('x'), '1600').path));
    const [a, b] = await Promise.all(grids);
    expect(apart(a ?? Buffer.alloc(0), b ?? Buffer.alloc(1))).toBeLessThan(12);
  });

  test('the colours of a CMYK picture are not inverted', async () => {
    const { path } = previews.file(jobFor('formats/jpeg-cmyk.jpg', 'image/jpeg').photoId, '1600');
    const { channels } = await sharp(path).extract({ left: 0, top: 200, width: 120, height: 120 }).stats();
    const [red = 0, green = 0, blue = 0] = channels.map(({ mean }) => mean);
    expect(green, 'grass is green').toBeGreaterThan(red);
    expect(green).toBeGreaterThan(blue);
  });
});

test('no half-made file is left beside the previews', async () => {
  await made(jobFor('formats/png-plot.png', 'image/png'));
  const names = await readdir(dir, { recursive: true });
  expect(names.filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('removing takes both files away', async () => {
  const job = jobFor('formats/gif-still.gif', 'image/gif', 'to-remove');
  const { small, large } = await made(job);
  await previews.remove(job.photoId);
  await expect(access(small)).rejects.toThrow('ENOENT');
  await expect(access(large)).rejects.toThrow('ENOENT');
});

test('a photo removed while it waits gets no preview', async () => {
  const job = jobFor('formats/gif-still.gif', 'image/gif', 'removed-early');
  previews.enqueue(job);
  await previews.remove(job.photoId);
  await previews.settled();
  await expect(access(previews.file(job.photoId, '320').path)).rejects.toThrow('ENOENT');
});

test('a poster from a phone becomes the previews of its video', async () => {
  const job = jobFor('video/android-gps.mp4', 'video/mp4', 'with-poster');
  const poster = await readFile(join(photoFolder, 'orientation/Landscape_6.jpg'));
  const result = await previews.makeFromPoster(job, poster);
  expect(result).toMatchObject({ outcome: 'made', width: null, height: null });
  const { width, height } = await sharp(previews.file(job.photoId, '1600').path).metadata();
  expect([width, height]).toEqual([600, 450]);
});

test('a poster that is no picture makes none', async () => {
  const job = jobFor('video/android-gps.mp4', 'video/mp4', 'bad-poster');
  expect(await previews.makeFromPoster(job, Buffer.from('<svg/>'))).toMatchObject({ outcome: 'none' });
});

test('a picture that takes longer than its time goes without, and the next host makes it', async () => {
  const hasty = openPreviews(1);
  const job = jobFor('orientation/Landscape_1.jpg', 'image/jpeg', 'slow');
  hasty.enqueue(job);
  await hasty.settled();
  await hasty.close();
  expect(results.get(job.photoId)).toEqual({ outcome: 'none', reason: 'gave up after 2 ms' });
  expect((await made(job)).result.outcome).toBe('made');
});

test('a folder that cannot be written to loses nobody a preview for good', async () => {
  const job = jobFor('orientation/Landscape_1.jpg', 'image/jpeg', 'unwritable');
  const { path } = previews.file(job.photoId, '1600');
  await mkdir(path, { recursive: true });
  previews.enqueue(job);
  await previews.settled();
  expect(results.has(job.photoId)).toBe(false);
  await rm(path, { recursive: true });
  expect((await made(job)).result.outcome).toBe('made');
});

test('closing leaves what waits unmade, and says so only to those who wait', async () => {
  const closing = openPreviews();
  const [queued, posted] = ['queued', 'posted'].map((id) => jobFor('formats/png-plot.png', 'image/png', id));
  if (queued === undefined || posted === undefined) throw new Error('two jobs');
  closing.enqueue(queued);
  const [refused] = await Promise.allSettled([closing.makeFromPoster(posted, Buffer.alloc(10)), closing.close()]);
  expect(refused).toMatchObject({ status: 'rejected', reason: new Failure('shutting-down') });
  expect(results.has(queued.photoId)).toBe(false);
  expect(closing.pendingCount).toBe(0);
});

test.runIf(process.platform === 'linux')(
  'attack 119: a child that is killed is replaced, and its photos are tried again',
  async () => {
    const job = jobFor('orientation/Landscape_6.jpg', 'image/jpeg', 'killed');
    await made(job);
    results.delete(job.photoId);
    const before = await vi.waitFor(makerPid);
    previews.enqueue(job);
    process.kill(before, 'SIGKILL');
    await previews.settled();
    expect(results.get(job.photoId)?.outcome).toBe('made');
    expect(await vi.waitFor(makerPid)).not.toBe(before);
  },
);

test.runIf(process.platform === 'linux')(
  'a maker that was only just started does not keep the host from ending',
  async () => {
    await previews.close();
    const other = openPreviews();
    other.enqueue(jobFor('orientation/Landscape_6.jpg', 'image/jpeg', 'ending'));
    const starting = await vi.waitFor(makerPid);
    await other.close();
    await vi.waitFor(() => expect(makerPid()).rejects.toThrow('no preview maker'));
    expect(starting).toBeGreaterThan(0);
  },
);

async function makerPid(): Promise<number> {
  for (const pid of (await readFile(`/proc/self/task/${process.pid}/children`, 'utf8')).trim().split(' ')) {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (command.includes('preview-maker')) return Number(pid);
  }
  throw new Error('no preview maker is running');
}
