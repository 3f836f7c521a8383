/** Makes of one original a JPEG of all its pixels: upright, in sRGB, and nothing else of what the file tells. */
import type { Sharp } from 'sharp';
import { bmpPixels } from './bmp-pixels.ts';
import { decode, fromPixels } from './decoder.ts';
import { decodingWay } from './decoding-way.ts';
import { embeddedPicture } from './embedded-picture.ts';
import { heicPixels } from './heic-pixels.ts';
import { inSrgb } from './in-srgb.ts';
import type { PreviewAnswer, PreviewSource } from './preview-request.ts';
import { srgbConversion } from './srgb-conversion.ts';
import { turned } from './turned.ts';
import { writeWhole } from './write-whole.ts';

/** It is looked at closely, unlike the previews. */
const quality = 88;
/** Nobody is told of its size before it is there: it is to be no larger than a page can draw. */
const mostEmbeddedPixels = 120_000_000;

/** Of a raw file: of all pixels that the picture inside has. */
export async function makeFullPicture(source: PreviewSource, path: string): Promise<PreviewAnswer['result']> {
  const picture = source.from === 'original' ? await whole(source.path, source.mimeType) : null;
  if (picture === null) return { outcome: 'none', reason: 'no decoder for this kind of picture' };
  const opaque = picture.flatten({ background: 'white' });
  const jpeg = await opaque.jpeg({ quality, optimiseCoding: false }).toBuffer();
  try {
    await writeWhole(path, jpeg);
  } catch (error) {
    return { outcome: 'unwritable', reason: String(error) };
  }
  return { outcome: 'full' };
}

async function whole(path: string, mimeType: string): Promise<Sharp | null> {
  switch (decodingWay(mimeType)) {
    case 'encoded':
      return await wholeEncoded(path);
    case 'heic':
      return await wholeHeic(path);
    case 'bmp':
      return fromPixels(await bmpPixels(path));
    case 'embedded':
      return await wholeEmbedded(path);
    case null:
    default:
      return null;
  }
}

/** The container has turned it already. */
async function wholeHeic(path: string): Promise<Sharp> {
  const { pixels, profile } = await heicPixels(path);
  if (profile !== null) srgbConversion(profile)?.(pixels);
  return fromPixels(pixels);
}

async function wholeEmbedded(path: string): Promise<Sharp | null> {
  const embedded = await embeddedPicture(path);
  if (embedded === null) return null;
  const { width, height } = await decode(embedded.jpeg, { ignoreProfile: true }).metadata();
  if (width * height > mostEmbeddedPixels) throw new Error(`refused to decode ${width} x ${height}`);
  return await wholeEncoded(embedded.jpeg, embedded.orientation);
}

/** `turn`: its orientation, where it does not tell one itself. */
async function wholeEncoded(input: string | Uint8Array, turn = 1): Promise<Sharp> {
  const { icc, space, orientation } = await decode(input, { ignoreProfile: true }).metadata();
  const picture = decode(input, { ignoreProfile: false });
  return inSrgb(orientation === undefined ? turned(picture, turn) : picture.autoOrient(), { icc, space });
}
