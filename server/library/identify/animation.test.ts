import { readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { photoAt } from '../../../tests/cast/photo-set.ts';
import { isAnimation } from './animation.ts';

const fileOf = (path: string) => readFileSync(photoAt(path));

test.each([
  ['formats/gif-animated.gif', 'image/gif', true],
  ['formats/gif-still.gif', 'image/gif', false],
  ['formats/webp-animated.webp', 'image/webp', true],
  ['formats/webp-alpha.webp', 'image/webp', false],
  ['formats/webp-denali.webp', 'image/webp', false],
  ['formats/png-plot.png', 'image/png', false],
  ['formats/avif-sunset.avif', 'image/avif', false],
  ['formats/heic-multi.heic', 'image/heic', false],
  ['phone/iphone15pro.heic', 'image/heic', false],
])('%s: pictures that follow each other are counted', (path, mimeType, isAnimated) => {
  expect(isAnimation(fileOf(path), mimeType)).toBe(isAnimated);
});

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), content]);
  return Buffer.concat([number(content.length), body, number(crc32(body))]);
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

const png = (...chunks: Buffer[]) => Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...chunks]);

test('a PNG of several pictures says so in front of the first', () => {
  const pictures = (count: number) => chunk('acTL', Buffer.concat([number(count), number(0)]));
  const data = chunk('IDAT', Buffer.alloc(1));
  expect(isAnimation(png(pictures(3), data), 'image/png')).toBe(true);
  expect(isAnimation(png(pictures(1), data), 'image/png')).toBe(false);
  expect(isAnimation(png(data, pictures(3)), 'image/png')).toBe(false);
});

const box = (type: string, content: string) => Buffer.concat([number(8 + content.length), Buffer.from(type + content)]);

test('an AVIF of several pictures has the brand and the index of a movie', () => {
  const sequence = Buffer.concat([box('ftyp', 'avis\0\0\0\0avifmif1msf1'), box('meta', 'x'), box('moov', 'x')]);
  const still = Buffer.concat([box('ftyp', 'avif\0\0\0\0avifmif1'), box('meta', 'x'), box('moov', 'x')]);
  const branded = Buffer.concat([box('ftyp', 'avis\0\0\0\0avif'), box('meta', 'x')]);
  expect([sequence, still, branded].map((bytes) => isAnimation(bytes, 'image/avif'))).toEqual([true, false, false]);
});

test.each([
  ['formats/gif-animated.gif', 'image/gif'],
  ['formats/webp-animated.webp', 'image/webp'],
  ['formats/png-plot.png', 'image/png'],
  ['formats/avif-sunset.avif', 'image/avif'],
])('%s: cut off anywhere, it is looked at without stumbling', (path, mimeType) => {
  const bytes = fileOf(path);
  for (let length = 0; length < Math.min(bytes.length, 3_000); length += 7)
    expect(typeof isAnimation(bytes.subarray(0, length), mimeType)).toBe('boolean');
});

test('sizes that lead nowhere do not make a GIF or a WebP loop', () => {
  expect(isAnimation(Buffer.concat([Buffer.from('GIF89a'), Buffer.alloc(50_000, 0x2c)]), 'image/gif')).toBe(false);
  expect(isAnimation(Buffer.concat([Buffer.from('RIFFxxxxWEBP'), Buffer.alloc(50_000)]), 'image/webp')).toBe(false);
});
