/** Ends a picture's way through the decoder in sRGB, whatever it was in. */
import type { Metadata, Sharp } from 'sharp';

/** Pictures of 16 bits with a profile are in Display P3 on the way, and would stay there if nothing more were said. */
export function inSrgb(picture: Sharp, { space, icc }: Pick<Metadata, 'space' | 'icc'>): Sharp {
  const srgb = picture.toColourspace('srgb');
  return space === 'rgb16' && icc !== undefined ? srgb.withIccProfile('srgb', { attach: false }) : srgb;
}
