/** Reads what cameras write into pictures (EXIF, XMP, and the formats' own headers) into facts. */
import ExifReader from 'exifreader';
import type { Place, Taken, TakenSource } from '../../../protocol/photo.ts';
import { cameraName } from './camera-name.ts';
import type { FoundFacts } from './found-facts.ts';
import { noFacts, sizeOf } from './found-facts.ts';
import { offsetFromGps } from './gps-offset.ts';
import { exifDegrees, placeOf } from './place.ts';
import { shotOf, shotTags } from './shot.ts';
import { isBelievable, readDate } from './taken-date.ts';

/** Only what is used below is read: maker notes and thumbnails cost time and are where hostile files hide. */
const includeTags = {
  exif: [
    'Make',
    'Model',
    'Software',
    ...shotTags,
    'Orientation',
    'ImageWidth',
    'ImageLength',
    'PixelXDimension',
    'PixelYDimension',
    'DateTime',
    'DateTimeOriginal',
    'DateTimeDigitized',
    'OffsetTime',
    'OffsetTimeOriginal',
    'OffsetTimeDigitized',
    'SubSecTime',
    'SubSecTimeOriginal',
    'SubSecTimeDigitized',
    'GPSLatitude',
    'GPSLatitudeRef',
    'GPSLongitude',
    'GPSLongitudeRef',
    'GPSDateStamp',
    'GPSTimeStamp',
  ],
  file: true as const,
  png: ['Image Width', 'Image Height'],
  riff: ['ImageWidth', 'ImageHeight'],
  gif: ['Image Width', 'Image Height'],
};

/** XMP is a whole XML document, and reading it takes ten times as long as all of the above. */
const includeXmp = { xmp: ['DateTimeOriginal', 'DateCreated', 'CreateDate', 'GPSTimeStamp'] };

/** The size as stored and the orientation are separate: containers such as HEIC turn their pictures themselves. */
export interface ExifFacts extends FoundFacts {
  readonly orientation: number;
  /** What the camera says its picture measures, before turning; raw files' own sizes are often those of a thumbnail. */
  readonly pictureWidth: number | null;
  readonly pictureHeight: number | null;
}

/** Never throws: what cannot be read is not there. */
export function exifFacts(bytes: ArrayBuffer): ExifFacts {
  const groups = load(bytes, includeTags);
  const exif = (name: string): unknown => value(groups, 'exif', name);
  const exifText = (name: string): string => textOf(exif(name));

  const place = exifPlace(exif);
  const gpsUtc = gpsTime(exifText('GPSDateStamp'), exif('GPSTimeStamp'));
  const dates: Taken[] = [];
  const claim = (source: TakenSource, written: string, offset?: string, subSeconds?: string): void => {
    const taken = written === '' ? null : readDate(source, written, offset, subSeconds);
    if (taken === null) return;
    const inferred = taken.offset === null && gpsUtc !== null ? offsetFromGps(taken.local, gpsUtc, place) : null;
    dates.push({ ...taken, offset: taken.offset ?? inferred });
  };
  claim('exif-original', exifText('DateTimeOriginal'), exifText('OffsetTimeOriginal'), exifText('SubSecTimeOriginal'));
  claim(
    'exif-digitized',
    exifText('DateTimeDigitized'),
    exifText('OffsetTimeDigitized'),
    exifText('SubSecTimeDigitized'),
  );
  // What XMP says is trusted less than these two, so it is asked where they say nothing.
  const xmp = dates.some((taken) => isBelievable(taken, Date.now())) ? {} : load(bytes, includeXmp);
  for (const name of ['DateTimeOriginal', 'DateCreated', 'CreateDate']) claim('xmp', textOf(value(xmp, 'xmp', name)));
  claim('exif-modified', exifText('DateTime'), exifText('OffsetTime'), exifText('SubSecTime'));
  if (gpsUtc !== null) claim('gps', gpsUtc, 'Z');
  const xmpGps = textOf(value(xmp, 'xmp', 'GPSTimeStamp'));
  if (xmpGps.endsWith('Z')) claim('gps', xmpGps);

  const picture = sizeOf(exif('PixelXDimension'), exif('PixelYDimension'));
  return {
    ...noFacts,
    ...storedSize(groups),
    orientation: orientationOf(exif('Orientation')),
    pictureWidth: picture.width,
    pictureHeight: picture.height,
    camera: cameraName(exifText('Make'), exifText('Model')),
    shot: shotOf(exif),
    place,
    origin: {
      make: exifText('Make').trim(),
      model: exifText('Model').trim(),
      software: exifText('Software').trim(),
      isShot: ['ExposureTime', 'FNumber', 'FocalLength'].some((name) => exif(name) !== undefined),
    },
    dates,
  };
}

/** Values 5 to 8 lie on their side (EXIF 2.32, tag 0x0112); what is none of 1 to 8 counts as 1. */
export function isTurned(orientation: number): boolean {
  return orientation >= 5 && orientation <= 8;
}

type Groups = Readonly<Record<string, unknown>>;

function load(bytes: ArrayBuffer, wanted: Readonly<Record<string, true | string[]>>): Groups {
  try {
    // oxlint-disable-next-line import/no-named-as-default-member -- in Node its CommonJS build has only the default
    return { ...ExifReader.load(bytes, { expanded: true, includeTags: wanted }) };
  } catch {
    // No metadata, or broken beyond reading: the picture is kept without.
    return {};
  }
}

function value(groups: Groups, group: string, name: string): unknown {
  const tags = groups[group];
  if (typeof tags !== 'object' || tags === null || !Object.hasOwn(tags, name)) return undefined;
  const found: unknown = Reflect.get(tags, name);
  return typeof found === 'object' && found !== null && 'value' in found ? found.value : undefined;
}

function textOf(found: unknown): string {
  const first: unknown = Array.isArray(found) ? found[0] : found;
  return typeof first === 'string' ? first.slice(0, 300) : '';
}

function storedSize(groups: Groups): { width: number | null; height: number | null } {
  for (const [group, across, down] of [
    ['file', 'Image Width', 'Image Height'],
    ['png', 'Image Width', 'Image Height'],
    ['riff', 'ImageWidth', 'ImageHeight'],
    ['gif', 'Image Width', 'Image Height'],
  ] as const) {
    const size = sizeOf(value(groups, group, across), value(groups, group, down));
    if (size.width !== null) return size;
  }
  return sizeOf(value(groups, 'exif', 'ImageWidth'), value(groups, 'exif', 'ImageLength'));
}

function orientationOf(found: unknown): number {
  return typeof found === 'number' && Number.isInteger(found) && found >= 1 && found <= 8 ? found : 1;
}

function exifPlace(exif: (name: string) => unknown): Place | null {
  const latitude = exifDegrees(exif('GPSLatitude'), textOf(exif('GPSLatitudeRef')), 'N', 'S');
  return placeOf(latitude, exifDegrees(exif('GPSLongitude'), textOf(exif('GPSLongitudeRef')), 'E', 'W'));
}

function gpsTime(day: string, time: unknown): string | null {
  if (!Array.isArray(time) || time.length !== 3) return null;
  const parts: number[] = [];
  for (const part of time as unknown[]) {
    if (!Array.isArray(part) || typeof part[0] !== 'number' || typeof part[1] !== 'number' || part[1] === 0)
      return null;
    parts.push(Math.floor(part[0] / part[1]));
  }
  const clock = parts.map((part) => String(part).padStart(2, '0')).join(':');
  return readDate('gps', `${day.trim()} ${clock}`, 'Z')?.local ?? null;
}
