/** Where a photo was taken, from EXIF rationals or an ISO 6709 string; what cannot be a place is none. */
import type { Place } from '../../../protocol/photo.ts';

/** Exactly 0, 0 is in the Atlantic and what phones without a fix write: taken as no place. */
export function placeOf(latitude: number, longitude: number): Place | null {
  if (!Number.isFinite(latitude) || !Number.isFinite(longitude)) return null;
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return null;
  if (latitude === 0 && longitude === 0) return null;
  return { latitude: rounded(latitude), longitude: rounded(longitude) };
}

/** Degrees, minutes and seconds as EXIF rationals, with the hemisphere; NaN if any part is missing or divided by zero. */
export function exifDegrees(parts: unknown, hemisphere: string, positive: string, negative: string): number {
  const side = hemisphere.trim().toUpperCase().charAt(0);
  if (side !== positive && side !== negative) return Number.NaN;
  if (!Array.isArray(parts) || parts.length !== 3) return Number.NaN;
  const [degrees, minutes, seconds] = parts.map(rational);
  const size = (degrees ?? Number.NaN) + (minutes ?? Number.NaN) / 60 + (seconds ?? Number.NaN) / 3600;
  return side === negative ? -size : size;
}

/** `+51.4169-000.0806/`, as QuickTime and Android write it: whole degrees, or with minutes and seconds in front of the point. */
export function iso6709Place(written: string): Place | null {
  const match = /^([+-]\d{2,6}(?:\.\d+)?)([+-]\d{3,7}(?:\.\d+)?)/.exec(written.slice(0, 80).trim());
  if (match === null) return null;
  return placeOf(iso6709Degrees(match[1] ?? '', 2), iso6709Degrees(match[2] ?? '', 3));
}

function iso6709Degrees(written: string, degreeDigits: number): number {
  const sign = written.startsWith('-') ? -1 : 1;
  const [whole = '', fraction = '0'] = written.slice(1).split('.');
  const tail = (digits: string): number => Number(`${digits || '0'}.${fraction}`);
  const degrees = whole.slice(0, degreeDigits);
  const minutes = whole.slice(degreeDigits, degreeDigits + 2);
  const seconds = whole.slice(degreeDigits + 2);
  if (minutes === '') return sign * tail(degrees);
  if (seconds === '') return sign * (Number(degrees) + tail(minutes) / 60);
  return sign * (Number(degrees) + Number(minutes) / 60 + tail(seconds) / 3600);
}

function rational(part: unknown): number {
  if (!Array.isArray(part) || part.length !== 2) return Number.NaN;
  const [above, below] = part as unknown[];
  return typeof above === 'number' && typeof below === 'number' && below !== 0 ? above / below : Number.NaN;
}

/** A tenth of a metre is more than any phone knows. */
function rounded(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
