import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { photoAt } from '../../../tests/cast/photo-set.ts';
import type { FileType } from './file-type.ts';
import { motionBytesOf } from './motion-photo.ts';

const jpeg: FileType = { kind: 'image', mimeType: 'image/jpeg', extension: '.jpg', family: 'still' };
const heic: FileType = { kind: 'image', mimeType: 'image/heic', extension: '.heic', family: 'heif' };

let dir: string;
let movie: Buffer;
let picture: Buffer;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'motion-photo-'));
  movie = await readFile(photoAt('video/android-gps.mp4'));
  picture = await readFile(photoAt('dates/zones/big_ben.jpg'));
});
afterAll(() => rm(dir, { recursive: true }));

async function motionOf(bytes: Buffer, type = jpeg): Promise<number | null> {
  const path = join(dir, 'photo');
  await writeFile(path, bytes);
  return await motionBytesOf(path, type);
}

/** A picture with an XMP packet behind its start, and what follows it. */
function withXmp(xmp: string, ...behind: Buffer[]): Buffer {
  const packet = Buffer.from(`http://ns.adobe.com/xap/1.0/\0${xmp}`);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(packet.length + 2, 2);
  return Buffer.concat([picture.subarray(0, 2), head, packet, picture.subarray(2), ...behind]);
}

const item = (meaning: string, length: number) =>
  `<rdf:li rdf:parseType="Resource"><Container:Item Item:Length="${length}" Item:Semantic="${meaning}"/></rdf:li>`;

function uint(value: number, bytes: 2 | 4): Buffer {
  const buffer = Buffer.alloc(bytes);
  buffer.writeUIntLE(value, 0, bytes);
  return buffer;
}

function samsungTrailer(content: Buffer, type = 0x0a30): Buffer {
  const name = Buffer.from('MotionPhoto_Data');
  const entry = Buffer.concat([uint(0, 2), uint(type, 2), uint(name.length, 4), name, content]);
  const directory = Buffer.concat([
    Buffer.from('SEFH'),
    uint(107, 4),
    uint(1, 4),
    uint(0, 2),
    uint(type, 2),
    uint(entry.length, 4),
    uint(entry.length, 4),
  ]);
  return Buffer.concat([entry, directory, uint(directory.length, 4), Buffer.from('SEFT')]);
}

test('the movie of a Pixel’s motion photo is found', async () => {
  const path = photoAt('live-motion/synthetic/PXL_20200919_105557000.MP.jpg');
  const length = (await motionBytesOf(path, jpeg)) ?? 0;
  const bytes = await readFile(path);
  expect(bytes.subarray(bytes.length - length).toString('latin1', 4, 8)).toBe('ftyp');
  expect(length).toBe(242_752);
});

test('the older form says how far from the end the movie starts', async () => {
  const xmp = `<rdf:Description GCamera:MicroVideo="1" GCamera:MicroVideoOffset="${movie.length}"/>`;
  expect(await motionOf(withXmp(xmp, movie))).toBe(movie.length);
});

test('elements say the same as attributes', async () => {
  const xmp = `<rdf:li><Item:Semantic>MotionPhoto</Item:Semantic><Item:Length>${movie.length}</Item:Length></rdf:li>`;
  expect(await motionOf(withXmp(xmp, movie))).toBe(movie.length);
});

test('the movie’s own length counts, not that of a gain map beside it', async () => {
  const xmp = item('Primary', 0) + item('GainMap', 4_321) + item('MotionPhoto', movie.length);
  expect(await motionOf(withXmp(xmp, Buffer.alloc(4_321), movie))).toBe(movie.length);
});

test('Samsung’s trailer leads to the movie', async () => {
  const trailer = samsungTrailer(movie);
  const start = 8 + 'MotionPhoto_Data'.length;
  expect(await motionOf(Buffer.concat([picture, trailer]))).toBe(trailer.length - start);
  expect(await motionOf(Buffer.concat([picture, samsungTrailer(movie, 0x0a01)]))).toBeNull();
});

test('a HEIC has a box for its movie', async () => {
  const still = await readFile(photoAt('phone/samsung-m31-small.heic'));
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + movie.length);
  head.write('mpvd', 4);
  expect(await motionOf(Buffer.concat([still, head, movie]), heic)).toBe(movie.length);
  expect(await motionOf(still, heic)).toBeNull();
});

test('a motion photo whose movie was cut off is a plain picture', async () => {
  const xmp = item('Primary', 0) + item('MotionPhoto', movie.length);
  expect(await motionOf(withXmp(xmp, movie.subarray(0, 1_000)))).toBeNull();
  expect(await motionOf(withXmp(xmp))).toBeNull();
});

test.each(['0', '-5', '999999999999999', '1e9', '260409x', ''])(
  'a length that leads nowhere is not followed: %s',
  async (length) => {
    const xmp = `<rdf:Description GCamera:MicroVideoOffset="${length}"/>${item('MotionPhoto', 1)}`;
    expect(await motionOf(withXmp(xmp, movie))).toBeNull();
  },
);

test('a trailer whose directory lies outside of the file is not followed', async () => {
  const far = Buffer.concat([uint(0xffffffff, 4), Buffer.from('SEFT')]);
  const entries = Buffer.concat([Buffer.from('SEFH'), uint(107, 4), uint(0xffffffff, 4), uint(0, 2), uint(0x0a30, 2)]);
  const lost = Buffer.concat([entries, uint(0xfffffff0, 4), uint(5, 4), uint(24, 4), Buffer.from('SEFT')]);
  expect(await motionOf(Buffer.concat([picture, far]))).toBeNull();
  expect(await motionOf(Buffer.concat([picture, lost]))).toBeNull();
});
