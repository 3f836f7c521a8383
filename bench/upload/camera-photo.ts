/** A JPEG as a phone's camera makes it: 12 megapixels and about 3.4 MB, drawn at run time so that no repository has to carry it. */
import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { photoAt } from '../../tests/cast/photo-set.ts';

const [width, height] = [4032, 3024];
/** Of the noise, in steps of brightness either way: with it a real phone's 3.4 MB come out. */
const grain = 26;

/** A real photo enlarged, with a sensor's noise over it. `taken` is its EXIF date. */
export async function cameraPhoto(taken = '2026:06:03 14:03:00'): Promise<Buffer> {
  const scene = await sharp(photoAt('dates/zones/sydney_opera_house.jpg'))
    .resize(width, height, { fit: 'cover' })
    .removeAlpha()
    .raw()
    .toBuffer();
  const noise = Float64Array.from(randomBytes(1 << 20), (byte) => ((byte - 128) * grain) / 128);
  for (let at = 0; at < scene.length; at += 1) {
    const value = (scene[at] ?? 0) + (noise[at & (noise.length - 1)] ?? 0);
    scene[at] = value < 0 ? 0 : value > 255 ? 255 : value;
  }
  return sharp(scene, { raw: { width, height, channels: 3 } })
    .withExif({ IFD0: { Make: 'Landfall', Model: 'Bench' }, IFD2: { DateTimeOriginal: taken } })
    .jpeg({ quality: 85 })
    .toBuffer();
}
