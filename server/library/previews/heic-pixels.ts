/** Decodes HEIC in WebAssembly: the decoder of the other formats knows no HEVC. */
import { readFile, stat } from 'node:fs/promises';
import libheif from 'libheif-js/wasm-bundle.js';
import type { Pixels } from './decoder.ts';

/** Every pixel costs about ten bytes on the way; phones make 50 million. */
const mostPixels = 100_000_000;

const mostBytes = 128 * 1024 * 1024;

/** The primary picture, turned and cropped as its container says, and the colour profile it is in. */
export async function heicPixels(path: string): Promise<{ pixels: Pixels; profile: Buffer | null }> {
  if ((await stat(path)).size > mostBytes) throw new Error('too large a HEIC file');
  const bytes = await readFile(path);
  const decoder = new libheif.HeifDecoder();
  const images = decoder.decode(bytes);
  try {
    const image = images.find((candidate) => candidate.is_primary()) ?? images[0];
    if (image === undefined) throw new Error('no picture inside');
    const [width, height] = [image.get_width(), image.get_height()];
    if (width < 1 || height < 1 || width * height > mostPixels)
      throw new Error(`refused to decode ${width} x ${height}`);
    const shown = await new Promise<{ data: Uint8ClampedArray } | null>((resolve) => {
      image.display({ data: new Uint8ClampedArray(width * height * 4), width, height }, resolve);
    });
    if (shown === null) throw new Error('the picture inside is broken');
    const data = Buffer.from(shown.data.buffer, shown.data.byteOffset, shown.data.byteLength);
    return { pixels: { data, width, height, channels: 4 }, profile: colourProfile(bytes) };
  } finally {
    for (const image of images) image.free();
    libheif.heif_context_free(decoder.decoder);
  }
}

/** The first `colr` box with an ICC profile: phones write the primary picture's first. */
function colourProfile(bytes: Buffer): Buffer | null {
  const at = bytes.indexOf('colrprof', 0, 'latin1');
  if (at < 4) return null;
  const profile = bytes.subarray(at + 8, at - 4 + bytes.readUInt32BE(at - 4));
  return profile.length > 132 ? profile : null;
}
