/** Finds the largest JPEG that a camera put inside a raw file, whatever the maker's format. */
import { open } from 'node:fs/promises';
import ExifReader from 'exifreader';
import { decode } from './decoder.ts';

/** Smaller ones are the camera's own thumbnails, too coarse to show. */
const leastSide = 320;
const mostBytes = 128 * 1024 * 1024;
/** Compressed sensor data holds the mark of a JPEG by chance; only so many are looked at. */
const mostCandidates = 64;

const startOfJpeg = Buffer.from('ffd8ff', 'hex');

export interface EmbeddedPicture {
  readonly jpeg: Buffer;
  /** The raw file's, as EXIF counts: the JPEG inside is stored as the sensor saw it. */
  readonly orientation: number;
}

export async function embeddedPicture(path: string): Promise<EmbeddedPicture | null> {
  const bytes = await readStart(path);
  let best: { jpeg: Buffer; area: number } | null = null;
  let at = bytes.indexOf(startOfJpeg);
  for (let n = 0; at >= 0 && n < mostCandidates; n += 1) {
    const jpeg = bytes.subarray(at);
    const { width, height } = await sizeOf(jpeg);
    const area = width * height;
    if (Math.max(width, height) >= leastSide && area > (best?.area ?? 0)) best = { jpeg, area };
    at = bytes.indexOf(startOfJpeg, at + 3);
  }
  return best === null ? null : { jpeg: best.jpeg, orientation: orientationOf(bytes) };
}

async function readStart(path: string): Promise<Buffer> {
  await using file = await open(path);
  const bytes = Buffer.alloc(Math.min((await file.stat()).size, mostBytes));
  const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
  return bytes.subarray(0, bytesRead);
}

/** Sensor data is often lossless JPEG, which the decoder refuses: that leaves the pictures. */
async function sizeOf(jpeg: Buffer): Promise<{ width: number; height: number }> {
  try {
    return await decode(jpeg, { ignoreProfile: true }).metadata();
  } catch {
    return { width: 0, height: 0 };
  }
}

function orientationOf(bytes: Buffer): number {
  // Canon's CR3 is no TIFF but holds one, in the box CMT1.
  const box = bytes.subarray(0, 64 * 1024).indexOf('CMT1', 0, 'latin1');
  const tiff = bytes.toString('latin1', 4, 8) === 'ftyp' && box >= 0 ? bytes.subarray(box + 4) : bytes;
  try {
    // oxlint-disable-next-line import/no-named-as-default-member -- in Node its CommonJS build has only the default
    const { exif } = ExifReader.load(tiff, { expanded: true, includeTags: { exif: ['Orientation'] } });
    const value: unknown = exif?.Orientation?.value;
    return typeof value === 'number' ? value : 1;
  } catch {
    return 1;
  }
}
