/** Makes both previews and the thumbhash of one picture from one decode, and puts the files in place. */
import { rgbaToThumbHash } from 'thumbhash';
import { bmpPixels } from './bmp-pixels.ts';
import type { Pixels } from './decoder.ts';
import { decode, fromPixels } from './decoder.ts';
import { decodingWay } from './decoding-way.ts';
import { embeddedPicture } from './embedded-picture.ts';
import { heicPixels } from './heic-pixels.ts';
import { inSrgb } from './in-srgb.ts';
import { largeSide } from './preview-files.ts';
import type { PreviewAnswer, PreviewSource } from './preview-request.ts';
import { srgbConversion } from './srgb-conversion.ts';
import { turned } from './turned.ts';
import { writeWhole } from './write-whole.ts';

const smallSide = 320;
/** As large as a thumbhash takes. */
const hashSide = 100;

/** A picture brought to the large size, upright, in sRGB, and what its original measured. */
interface Scaled {
  readonly pixels: Pixels;
  readonly width: number | null;
  readonly height: number | null;
}

export async function makePreviews(
  source: PreviewSource,
  paths: { readonly smallPath: string; readonly largePath: string },
): Promise<PreviewAnswer['result']> {
  const scaled = await scale(source);
  if (scaled === null) return { outcome: 'none', reason: 'no decoder for this kind of picture' };
  const { pixels, width, height } = scaled;
  const small = await rawOf(fromPixels(pixels).resize(inside(smallSide)));
  const [largeBytes, smallBytes] = [await jpegOf(pixels), await webpOf(small)];
  const thumbhash = await thumbhashOf(small);
  try {
    await writeWhole(paths.largePath, largeBytes);
    await writeWhole(paths.smallPath, smallBytes);
  } catch (error) {
    return { outcome: 'unwritable', reason: String(error) };
  }
  return { outcome: 'made', thumbhash, width, height };
}

async function scale(source: PreviewSource): Promise<Scaled | null> {
  if (source.from === 'poster') return { ...(await scaleEncoded(source.bytes)), width: null, height: null };
  switch (decodingWay(source.mimeType)) {
    case 'encoded':
      return await scaleEncoded(source.path);
    case 'heic':
      return await scaleHeic(source.path);
    case 'bmp':
      return await scaleBmp(source.path);
    case 'embedded':
      return await scaleEmbedded(source.path);
    case null:
    default:
      return null;
  }
}

async function scaleEncoded(input: string | Uint8Array, turn = 1): Promise<Scaled> {
  const { icc, space, orientation, autoOrient } = await decode(input, { ignoreProfile: true }).metadata();
  const conversion = space === 'srgb' && icc !== undefined ? srgbConversion(icc) : null;
  const canIgnoreProfile = icc === undefined || conversion !== null;
  const picture = decode(input, { ignoreProfile: space === 'srgb' && canIgnoreProfile });
  const upright = orientation === undefined ? turned(picture, turn) : picture.autoOrient();
  const pixels = await rawOf(inSrgb(upright.resize(inside(largeSide)), { space, icc }));
  conversion?.(pixels);
  return { pixels, width: autoOrient.width, height: autoOrient.height };
}

/** The container has turned it already: its EXIF orientation would turn it twice. */
async function scaleHeic(path: string): Promise<Scaled> {
  const { pixels: whole, profile } = await heicPixels(path);
  const pixels = await rawOf(fromPixels(whole).resize(inside(largeSide)));
  if (profile !== null) srgbConversion(profile)?.(pixels);
  return { pixels, width: whole.width, height: whole.height };
}

async function scaleBmp(path: string): Promise<Scaled> {
  const whole = await bmpPixels(path);
  return { pixels: await rawOf(fromPixels(whole).resize(inside(largeSide))), width: whole.width, height: whole.height };
}

async function scaleEmbedded(path: string): Promise<Scaled | null> {
  const embedded = await embeddedPicture(path);
  if (embedded === null) return null;
  return { ...(await scaleEncoded(embedded.jpeg, embedded.orientation)), width: null, height: null };
}

async function rawOf(picture: ReturnType<typeof decode>): Promise<Pixels> {
  const { data, info } = await picture
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: info.channels };
}

function inside(side: number): { width: number; height: number; fit: 'inside'; withoutEnlargement: true } {
  return { width: side, height: side, fit: 'inside', withoutEnlargement: true };
}

/** A better table of codes would save four bytes in a hundred and cost half as much again. */
async function jpegOf(pixels: Pixels): Promise<Buffer> {
  const picture = fromPixels(pixels);
  const opaque = pixels.channels % 2 === 0 ? picture.flatten({ background: 'white' }) : picture;
  return await opaque.jpeg({ quality: 80, optimiseCoding: false }).toBuffer();
}

async function webpOf(pixels: Pixels): Promise<Buffer> {
  return await fromPixels(pixels).webp({ quality: 72, effort: 1 }).toBuffer();
}

async function thumbhashOf(pixels: Pixels): Promise<string> {
  const { data, width, height } = await rawOf(fromPixels(pixels).resize(inside(hashSide)).ensureAlpha());
  return Buffer.from(rgbaToThumbHash(width, height, data)).toString('base64');
}
