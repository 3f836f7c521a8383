/** Reads the QR from the pixels of a picture, as a phone's camera would: with a decoder that shares nothing with the one that drew it. */
import decoder from 'jsqr';
import sharp from 'sharp';

/** What the one QR in the picture says; null where none can be read. */
export async function readQr(picture: Uint8Array): Promise<string | null> {
  const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return decoder(new Uint8ClampedArray(data), info.width, info.height)?.data ?? null;
}
