import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { photoAt, photoFolder } from '../../../tests/cast/photo-set.ts';
import { Identifier, type PhotoFacts } from './identify.ts';

const identifier = Identifier.open();
let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'identify-'));
});
afterAll(async () => {
  await identifier.close();
  await rm(dir, { recursive: true });
});

const lastModifiedMs = Date.UTC(2020, 1, 3);

async function identify(path: string, name = 'IMG_1234.jpg'): Promise<PhotoFacts> {
  return await identifier.identify({
    path,
    name,
    sizeBytes: (await stat(path)).size,
    lastModifiedMs,
    receivedAtMs: Date.now(),
  });
}

async function written(bytes: Buffer): Promise<string> {
  const path = join(dir, 'hostile');
  await writeFile(path, bytes);
  return path;
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), content]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** A PNG of one pixel that carries an XMP packet. */
function pngWithXmp(xmp: Buffer): Buffer {
  const header = Buffer.from('0000000100000001080200000000', 'hex').subarray(0, 13);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('iTXt', Buffer.concat([Buffer.from('XML:com.adobe.xmp\0\0\0\0\0'), xmp])),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function xmpPacket(date: string, doctype = ''): Buffer {
  return Buffer.from(
    `${doctype}<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
      `<rdf:Description xmlns:xmp="http://ns.adobe.com/xap/1.0/"><xmp:CreateDate>${date}</xmp:CreateDate></rdf:Description>` +
      '</rdf:RDF></x:xmpmeta>',
  );
}

test('an XMP date in such a PNG is read', async () => {
  const facts = await identify(await written(pngWithXmp(xmpPacket('2019-08-07T06:05:04+02:00'))));
  expect(facts.taken).toEqual({ local: '2019-08-07T06:05:04', offset: '+02:00', source: 'xmp' });
});

test('attack 44: a billion laughs in XMP expands to nothing', async () => {
  const levels = Array.from({ length: 12 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');
  const doctype = `<!DOCTYPE x [<!ENTITY l0 "2019-08-07T06:05:04">${levels}]>`;
  const facts = await identify(await written(pngWithXmp(xmpPacket('&l12;', doctype))));
  expect(facts).toMatchObject({ mimeType: 'image/png', width: 1, taken: { source: 'last-modified' } });
});

test('attack 43: metadata that eats the worker’s memory or time costs the photo its facts, and the next photo nothing', async () => {
  let turns = 0;
  const heart = setInterval(() => (turns += 1), 10);
  const feast = Buffer.concat([Buffer.from('<x>'), Buffer.alloc(40_000_000, '<a></a>'), Buffer.from('</x>')]);
  const facts = await identify(await written(pngWithXmp(feast)), 'IMG_20200229_235959.png');
  clearInterval(heart);
  expect(facts).toEqual({
    kind: 'image',
    mimeType: 'image/png',
    extension: '.png',
    taken: { local: '2020-02-29T23:59:59', offset: null, source: 'file-name' },
    width: null,
    height: null,
    durationMs: null,
    camera: null,
    place: null,
    livePhotoId: null,
    shot: null,
    motionBytes: null,
    isAnimated: false,
    lost: [],
  });
  expect(turns).toBeGreaterThan(5);
  const next = await identify(photoAt('dates/zones/big_ben.jpg'));
  expect(next.taken).toEqual({ local: '2023-06-07T13:45:55', offset: '+01:00', source: 'exif-original' });
});

test.each([
  ['attack 43: an EXIF directory that points to itself', 'hostile/metadata/exif-ifd-loop.jpg', 300],
  ['attack 43: EXIF offsets of 4 GiB', 'hostile/metadata/exif-offsets-outside.jpg', 300],
  ['attack 43: 5,000 entries of one tag', 'hostile/metadata/exif-5000-entries.jpg', 300],
  ['attack 42: orientation 0', 'hostile/metadata/orientation-0.jpg', 300],
  ['attack 42: orientation 9', 'hostile/metadata/orientation-9.jpg', 300],
  ['attack 42: orientation 65535', 'hostile/metadata/orientation-65535.jpg', 300],
  ['attack 31: text that inflates to 150 MB', 'hostile/bombs/png-ztxt-150MB.png', 64],
])('%s: the photo is kept upright, with its size', async (_, path, width) => {
  expect((await identify(join(photoFolder, path))).width).toBe(width);
});

test.each([
  ['attack 38: a movie header with timescale 0', 'hostile/broken/mp4-timescale-0.mp4'],
  ['attack 38: a box of 2 GiB', 'hostile/broken/mp4-huge-box.mp4'],
  ['attack 36: a movie cut in half', 'hostile/broken/mp4-half.mp4'],
])('%s: no number is invented', async (_, path) => {
  const { durationMs, taken, kind } = await identify(join(photoFolder, path));
  expect(kind).toBe('video');
  expect(durationMs === null || Number.isInteger(durationMs)).toBe(true);
  expect(taken.local).not.toMatch(/^1904/);
});

test('attack 36: a JPEG cut after its header is kept, its EXIF read', async () => {
  const facts = await identify(join(photoFolder, 'hostile/broken/truncated-5pct.jpg'));
  expect(facts.taken).toEqual({ local: '2020-09-19T20:55:57', offset: '+10:00', source: 'exif-original' });
});

test('attack 38: boxes without end, backwards and in circles end', async () => {
  const ftyp = Buffer.from('\0\0\0\x10ftypisom\0\0\0\0', 'latin1');
  const tiny = Buffer.alloc(8 * 100_000, Buffer.from('\0\0\0\x08free', 'latin1'));
  const long = Buffer.from('\0\0\0\x01moov\xff\xff\xff\xff\xff\xff\xff\xff', 'latin1');
  const facts = await identify(await written(Buffer.concat([ftyp, tiny, long])));
  expect(facts).toMatchObject({ kind: 'video', width: null, taken: { source: 'last-modified' } });
});
