/** Whether an image is several pictures that follow each other: told by counting, since headers promise what is not there. */
import { isoBoxes } from './iso-boxes.ts';

/** Never throws; reads no further than the second picture. */
export function isAnimation(bytes: Buffer, mimeType: string): boolean {
  if (mimeType === 'image/gif') return isAnimatedGif(bytes);
  if (mimeType === 'image/webp') return isAnimatedWebp(bytes);
  if (mimeType === 'image/png') return isAnimatedPng(bytes);
  if (/^image\/(?:avif|heic|heif)$/.test(mimeType)) return isSequence(bytes);
  return false;
}

/** GIF89a, 17 to 23: a screen, then blocks. */
function isAnimatedGif(bytes: Buffer): boolean {
  let at = 13 + paletteBytes(bytes[10]);
  let pictures = 0;
  while (at < bytes.length) {
    const block = bytes[at];
    if (block === 0x21) at = afterSubBlocks(bytes, at + 2);
    else if (block === 0x2c) {
      pictures += 1;
      if (pictures > 1) return true;
      at = afterSubBlocks(bytes, at + 11 + paletteBytes(bytes[at + 9]));
    } else return false;
  }
  return false;
}

function paletteBytes(flags = 0): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1);
}

function afterSubBlocks(bytes: Buffer, start: number): number {
  let at = start;
  for (let size = bytes[at] ?? 0; size > 0; size = bytes[at] ?? 0) at += size + 1;
  return at + 1;
}

/** RIFF chunks, each filled up to an even length (developers.google.com/speed/webp/docs/riff_container). */
function isAnimatedWebp(bytes: Buffer): boolean {
  let pictures = 0;
  for (let at = 12; at + 8 <= bytes.length; ) {
    if (bytes.toString('latin1', at, at + 4) === 'ANMF') pictures += 1;
    if (pictures > 1) return true;
    const size = bytes.readUInt32LE(at + 4);
    at += 8 + size + (size % 2);
  }
  return false;
}

/** `acTL` says how many, in front of the first picture (PNG 3rd edition, 11.3.6). */
function isAnimatedPng(bytes: Buffer): boolean {
  for (let at = 8; at + 12 <= bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (type === 'acTL') return bytes.readUInt32BE(at + 8) > 1;
    if (type === 'IDAT') return false;
  }
  return false;
}

const sequenceBrands = ['avis', 'msf1', 'hevc', 'hevx'];

/** Brands of image sequences, and a movie's index to go with them (ISO/IEC 23008-12, 7). */
function isSequence(bytes: Buffer): boolean {
  const boxes = isoBoxes(bytes, 0, bytes.length);
  const brands = boxes.find(({ type }) => type === 'ftyp');
  if (brands === undefined) return false;
  const written = bytes.toString('latin1', brands.start, Math.min(brands.end, brands.start + 512));
  return sequenceBrands.some((brand) => written.includes(brand)) && boxes.some(({ type }) => type === 'moov');
}
