import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bmpPixels } from './bmp-pixels.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'landfall-bmp-'));
});
afterAll(() => rm(dir, { recursive: true }));

/** Top row, then bottom row. */
const colours = ['ff0000', '00ff00', '0000ff', 'ffffff'];

interface BmpParts {
  readonly bits: number;
  /** As they stand in the file, each pixel in the file's own bytes. */
  readonly rows: readonly string[];
  readonly height?: number;
  readonly palette?: string;
  readonly masks?: readonly number[];
}

/** Two by two. */
function bmp({ bits, rows, height = 2, palette = '', masks = [] }: BmpParts): Buffer {
  const pixels = Buffer.from(rows.map((row) => row.padEnd(Math.ceil(row.length / 8) * 8, '0')).join(''), 'hex');
  const behind = Buffer.alloc(masks.length * 4 + palette.length / 2);
  for (const [index, mask] of masks.entries()) behind.writeUInt32LE(mask, index * 4);
  behind.write(palette, masks.length * 4, 'hex');
  const header = Buffer.alloc(54);
  header.write('BM', 'latin1');
  header.writeUInt32LE(54 + behind.length, 10);
  header.writeUInt32LE(40, 14);
  header.writeInt32LE(2, 18);
  header.writeInt32LE(height, 22);
  header.writeUInt16LE(bits, 28);
  header.writeUInt32LE(masks.length > 0 ? 3 : 0, 30);
  return Buffer.concat([header, behind, pixels]);
}

async function coloursOf(bytes: Buffer): Promise<string[]> {
  const path = join(dir, 'picture.bmp');
  await writeFile(path, bytes);
  const { data, width, height } = await bmpPixels(path);
  expect([width, height]).toEqual([2, 2]);
  return Array.from({ length: 4 }, (_, pixel) => Buffer.from(data).toString('hex', pixel * 3, pixel * 3 + 3));
}

test('rows from below, blue first', async () => {
  expect(await coloursOf(bmp({ bits: 24, rows: ['ff0000ffffff', '0000ff00ff00'] }))).toEqual(colours);
});

test('a negative height says that the top row comes first', async () => {
  expect(await coloursOf(bmp({ bits: 24, height: -2, rows: ['0000ff00ff00', 'ff0000ffffff'] }))).toEqual(colours);
});

test('a fourth byte that says nothing makes nothing see-through', async () => {
  expect(await coloursOf(bmp({ bits: 32, rows: ['ff000000ffffff00', '0000ff0000ff0000'] }))).toEqual(colours);
});

test.each([
  [1, ['00', '40'], ['ff0000', '00ff00', 'ff0000', 'ff0000']],
  [4, ['23', '01'], colours],
  [8, ['0203', '0001'], colours],
])('colours from a palette of %i bits', async (bits, rows, expected) => {
  const palette = ['0000ff00', '00ff0000', 'ff000000', 'ffffff00'].slice(0, 2 ** bits).join('');
  expect(await coloursOf(bmp({ bits, palette, rows }))).toEqual(expected);
});

test('sixteen bits: five of each, or as the file says', async () => {
  expect(await coloursOf(bmp({ bits: 16, rows: ['1f00ff7f', '007ce003'] }))).toEqual(colours);
  const masks = [0xf800, 0x07e0, 0x001f];
  expect(await coloursOf(bmp({ bits: 16, masks, rows: ['1f00ffff', '00f8e007'] }))).toEqual(colours);
});

test('a BMP that claims more pixels than memory can hold is refused before any is made', async () => {
  const bomb = bmp({ bits: 24, rows: ['ff0000ffffff', '0000ff00ff00'] });
  bomb.writeInt32LE(2_000_000_000, 18);
  await expect(coloursOf(bomb)).rejects.toThrow('refused to decode');
});

test('a BMP that ends before its pixels is refused', async () => {
  const cut = bmp({ bits: 24, rows: ['ff0000ffffff', '0000ff00ff00'] }).subarray(0, -1);
  await expect(coloursOf(cut)).rejects.toThrow('ends before its pixels');
});
