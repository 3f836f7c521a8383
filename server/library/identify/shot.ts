/** How a picture was taken, from the numbers that cameras write (EXIF 2.32, 4.6.5); what cannot be is not there. */
import type { Shot } from '../../../protocol/photo.ts';
import { tidyName } from './tidy-name.ts';

/** The tags that are asked for. */
export const shotTags = [
  'LensModel',
  'FNumber',
  'ExposureTime',
  'ISOSpeedRatings',
  'FocalLength',
  'FocalLengthIn35mmFilm',
];

/** More cannot be shown, and no camera means it. */
const digits = 6;
const most = 1e9;

/** `exif` answers a tag's value; null where none of them says anything. */
export function shotOf(exif: (tag: string) => unknown): Shot | null {
  const lens = exif('LensModel');
  const name: unknown = Array.isArray(lens) ? lens[0] : lens;
  const shot: Shot = {
    lens: typeof name === 'string' ? tidyName(name) || null : null,
    aperture: amount(exif('FNumber')),
    exposureSeconds: amount(exif('ExposureTime')),
    // Some cameras write several, and mean the first.
    iso: amount([exif('ISOSpeedRatings')].flat()[0]),
    focalLengthMm: amount(exif('FocalLength')),
    focalLength35mm: amount(exif('FocalLengthIn35mmFilm')),
  };
  return Object.values(shot).every((value) => value === null) ? null : shot;
}

/** A number, or one number over another. Zero is how cameras say that they do not know. */
function amount(value: unknown): number | null {
  const [above, below = 1]: unknown[] = Array.isArray(value) ? value : [value];
  if (typeof above !== 'number' || typeof below !== 'number') return null;
  const result = Number((above / below).toPrecision(digits));
  return result > 0 && result < most ? result : null;
}
