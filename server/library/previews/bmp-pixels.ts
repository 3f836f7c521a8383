/** Decodes BMP, which the decoder of the other formats does not know, nor any kept library well: all but run lengths, which no camera writes. */
import { readFile, stat } from 'node:fs/promises';
import type { Pixels } from './decoder.ts';

/** Every pixel costs about ten bytes on the way; whoever writes BMP writes few. */
const mostPixels = 100_000_000;
const mostBytes = 512 * 1024 * 1024;

const fileHeaderBytes = 14;
/** Of OS/2: sizes of 16 bits, and colours of three bytes. */
const shortHeaderBytes = 12;
/** BI_RGB, BI_BITFIELDS, BI_ALPHABITFIELDS. */
const readable = new Set([0, 3, 6]);

interface Picture {
  readonly bytes: Buffer;
  /** Where its colours begin, where it has a palette. */
  readonly paletteAt: number;
  readonly colourBytes: 3 | 4;
  readonly bits: number;
  /** Of red, green and blue, in a pixel of 16 or 32 bits. */
  readonly masks: readonly number[];
}

/** What is see-through in it is taken as opaque: hardly any program that writes BMP means it. Rejects for one that is broken. */
export async function bmpPixels(path: string): Promise<Pixels> {
  if ((await stat(path)).size > mostBytes) throw new Error('too large a BMP file');
  const bytes = await readFile(path);
  const headerBytes = bytes.readUInt32LE(fileHeaderBytes);
  const isShort = headerBytes === shortHeaderBytes;
  const width = isShort ? bytes.readUInt16LE(18) : bytes.readInt32LE(18);
  const rows = isShort ? bytes.readUInt16LE(20) : bytes.readInt32LE(22);
  // A negative height means that the top row comes first.
  const [height, isFromTop] = [Math.abs(rows), rows < 0];
  if (width < 1 || height < 1 || width * height > mostPixels) throw new Error(`refused to decode ${width} x ${height}`);
  const bits = bytes.readUInt16LE(isShort ? 24 : 28);
  const compression = isShort ? 0 : bytes.readUInt32LE(30);
  if (![1, 4, 8, 16, 24, 32].includes(bits) || !readable.has(compression))
    throw new Error(`a BMP of ${bits} bits and kind ${compression}`);
  const paletteAt = fileHeaderBytes + headerBytes;
  const masks = compression === 0 ? usualMasks(bits) : [54, 58, 62].map((at) => bytes.readUInt32LE(at));
  const colour = colourReader({ bytes, paletteAt, colourBytes: isShort ? 3 : 4, bits, masks });

  const start = bytes.readUInt32LE(10);
  const rowBytes = Math.ceil((width * bits) / 32) * 4;
  if (start + rowBytes * height > bytes.length) throw new Error('the BMP ends before its pixels');
  const data = Buffer.alloc(width * height * 3);
  for (let row = 0, to = 0; row < height; row++) {
    const from = start + rowBytes * (isFromTop ? row : height - 1 - row);
    for (let x = 0; x < width; x++, to += 3) data.writeUIntBE(colour(from, x), to, 3);
  }
  return { data, width, height, channels: 3 };
}

function usualMasks(bits: number): readonly number[] {
  return bits === 16 ? [0x7c00, 0x03e0, 0x001f] : [0xff0000, 0xff00, 0xff];
}

/** Answers the colour of the pixel at `x` of the row that begins at `row`, as 0xRRGGBB. */
function colourReader({ bytes, paletteAt, colourBytes, bits, masks }: Picture): (row: number, x: number) => number {
  if (bits === 24) return (row, x) => bytes.readUIntLE(row + x * 3, 3);
  if (bits > 8) {
    const [red, green, blue] = masks.map(channelReader);
    const pixel = (at: number): number => (bits === 16 ? bytes.readUInt16LE(at) : bytes.readUInt32LE(at));
    return (row, x) => {
      const value = pixel(row + (x * bits) / 8);
      return ((red?.(value) ?? 0) << 16) | ((green?.(value) ?? 0) << 8) | (blue?.(value) ?? 0);
    };
  }
  return (row, x) => {
    const byte = bytes[row + ((x * bits) >> 3)] ?? 0;
    const index = (byte >> (8 - bits - ((x * bits) & 7))) & (2 ** bits - 1);
    return bytes.readUIntLE(paletteAt + index * colourBytes, 3);
  };
}

/** From what a mask leaves to 0…255. */
function channelReader(mask: number): (value: number) => number {
  const shift = mask === 0 ? 0 : Math.log2((mask & -mask) >>> 0);
  const most = mask >>> shift;
  return most === 0 ? () => 0 : (value) => Math.round((((value & mask) >>> shift) * 255) / most);
}
