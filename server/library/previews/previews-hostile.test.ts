import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { pino } from 'pino';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PhotoIdSchema } from '../../../protocol/photo.ts';
import { photoFolder, photoSet } from '../../../tests/cast/photo-set.ts';
import { type PreviewResult, Previews } from './previews.ts';

const results = new Map<string, PreviewResult>();
let dir: string;
let previews: Previews;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'previews-'));
  const log = pino({ level: 'silent' });
  previews = Previews.open({ dir, log, done: (photoId, result) => void results.set(photoId, result) });
});
afterAll(async () => {
  await previews.close();
  await rm(dir, { recursive: true });
});

async function outcome(path: string, mimeType: string): Promise<string> {
  enqueue(path, mimeType);
  await previews.settled();
  return results.get(path.slice(-64))?.outcome ?? 'untold';
}

function enqueue(path: string, mimeType: string): void {
  const kind = mimeType.startsWith('video/') ? 'video' : 'image';
  previews.enqueue({
    photoId: PhotoIdSchema.parse(path.slice(-64)),
    kind,
    mimeType,
    originalPath: join(photoFolder, path),
  });
}

test.each([
  ['attack 28: a PNG that declares 4.6 · 10¹⁸ pixels', 'hostile/bombs/png-declared-2e9.png', 'image/png'],
  ['attack 27: a PNG of 900 megapixels in 100 kB', 'hostile/bombs/png-30000x30000-1bit.png', 'image/png'],
  ['a JPEG that claims 4.3 gigapixels', 'hostile/bombs/jpeg-65500x65500-lie.jpg', 'image/jpeg'],
  ['a JPEG of 0 x 0', 'hostile/bombs/jpeg-0x0.jpg', 'image/jpeg'],
  ['a WebP canvas of 4.3 gigapixels', 'hostile/bombs/webp-canvas-16M.webp', 'image/webp'],
  ['attack 34: a HEIC that claims 65,535 squared', 'hostile/bombs/heic-ispe-65535.heic', 'image/heic'],
  ['attack 30: a progressive JPEG of 2,500 scans', 'hostile/bombs/jpeg-progressive-many-scans.jpg', 'image/jpeg'],
  ['attack 24: an SVG that calls itself PNG', 'hostile/active/svg-named.png', 'image/png'],
  ['attack 24: an SVG that fetches', 'hostile/active/external-ref.svg', 'image/png'],
  ['attack 32: PostScript as JPEG', 'hostile/active/eps-named.jpg', 'image/jpeg'],
  ['attack 32: ImageMagick script as JPEG', 'hostile/active/mvg-named.jpg', 'image/jpeg'],
  ['attack 36: a HEIC cut in half', 'hostile/broken/truncated-50pct.heic', 'image/heic'],
  ['attack 36: a movie without its index', 'hostile/broken/mp4-no-moov.mp4', 'video/mp4'],
  ['attack 39: a playlist as MP4', 'hostile/active/hls-playlist-named.mp4', 'video/mp4'],
  ['attack 39: a concat script as MOV', 'hostile/active/concat-named.mov', 'video/quicktime'],
])('%s gets no preview', async (_, path, mimeType) => {
  expect(await outcome(path, mimeType)).toBe('none');
});

test.each([
  ['attack 29: 20,000 frames of 4,000 squared give their first', 'hostile/bombs/gif-20000-frames.gif', 'image/gif'],
  ['attack 31: text that inflates to 150 MB is not looked at', 'hostile/bombs/png-ztxt-150MB.png', 'image/png'],
  ['attack 36: a JPEG cut in half gives its upper half', 'hostile/broken/truncated-50pct.jpg', 'image/jpeg'],
  ['attack 25: a JPEG that is also HTML gives its picture', 'hostile/active/polyglot-jpeg-html.jpg', 'image/jpeg'],
])('%s', async (_, path, mimeType) => {
  expect(await outcome(path, mimeType)).toBe('made');
});

test('attack 25: nothing of what hides beside a picture gets into its previews', async () => {
  await outcome('hostile/active/polyglot-jpeg-html.jpg', 'image/jpeg');
  const { path } = previews.file(PhotoIdSchema.parse('hostile/active/polyglot-jpeg-html.jpg'), '1600');
  const { exif, xmp, comments } = await sharp(path).metadata();
  expect([exif, xmp, comments]).toEqual([undefined, undefined, undefined]);
});

test('attack 22: an id that climbs names a file inside of the folder', () => {
  for (const id of ['../../../etc/passwd', '/etc/passwd', 'a\0b', '..', 'CON']) {
    expect(previews.file(PhotoIdSchema.parse(id), '320').path).toMatch(/[0-9a-f]{2}[/\\][0-9a-f]{32}-320\.webp$/);
  }
});

test('attack 10: ids that differ in case alone have files that differ in more', () => {
  const [lower, upper] = ['abc', 'ABC'].map((id) => previews.file(PhotoIdSchema.parse(id), '320').path.toLowerCase());
  expect(lower).not.toBe(upper);
});

/** A PNG in rows that come seven times: whoever decodes it has to hold all of its pixels. */
async function interlacedBomb(): Promise<string> {
  const side = 14_000;
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([1, 0, 0, 0, 1], 8);
  const start = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const rows = deflateSync(Buffer.alloc((side * side) / 8 + side * 8), { level: 1 });
  const path = join(dir, 'bomb.png');
  const parts = [start, pngChunk('IHDR', head), pngChunk('IDAT', rows), pngChunk('IEND', Buffer.alloc(0))];
  await writeFile(path, Buffer.concat(parts));
  return path;
}

function pngChunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type), content]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

describe.runIf(process.platform === 'linux')('memory', () => {
  test('attacks 27, 119: a bomb that wants more memory than the child may have costs its tile, and the next picture has one', async () => {
    const heard = new Map<string, PreviewResult>();
    const done = (photoId: string, result: PreviewResult): void => void heard.set(photoId, result);
    const narrow = Previews.open({ dir, done, log: pino({ level: 'silent' }), memoryBytes: 256 * 2 ** 20 });
    const next = join(photoFolder, 'dates/zones/big_ben.jpg');
    for (const [id, originalPath, mimeType] of [
      ['bomb', await interlacedBomb(), 'image/png'],
      ['next', next, 'image/jpeg'],
    ] as const) {
      narrow.enqueue({ photoId: PhotoIdSchema.parse(id), kind: 'image', originalPath, mimeType });
      await narrow.settled();
    }
    await narrow.close();
    expect([...heard].map(([id, result]) => [id, result.outcome])).toEqual([
      ['bomb', 'none'],
      ['next', 'made'],
    ]);
  });
});

describe('everything hostile at once', () => {
  test('is answered one by one, while the host’s event loop turns', async () => {
    let turns = 0;
    const heart = setInterval(() => (turns += 1), 20);
    const media = photoSet().filter(({ path, bytes }) => path.startsWith('hostile/') && bytes > 2);
    for (const { path, mime } of media) enqueue(path, mime ?? 'image/jpeg');
    expect(previews.pendingCount).toBeGreaterThan(2);
    await previews.settled();
    clearInterval(heart);
    expect(media.filter(({ path }) => !results.has(path.slice(-64)))).toEqual([]);
    expect(turns).toBeGreaterThan(10);
    expect(await outcome('dates/zones/big_ben.jpg', 'image/jpeg')).toBe('made');
  }, 120_000);
});
