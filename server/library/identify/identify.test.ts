import { stat } from 'node:fs/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { Failure } from '../../../protocol/failure.ts';
import { DeviceIdSchema } from '../../../protocol/pairing.ts';
import { Sha256Schema } from '../../../protocol/photo.ts';
import { photoSet, type SetPhoto } from '../../../tests/cast/photo-set.ts';
import { Identifier, type PhotoFacts } from './identify.ts';

const sources: Readonly<Record<string, PhotoFacts['taken']['source']>> = {
  'EXIF DateTimeOriginal': 'exif-original',
  'EXIF DateTimeDigitized': 'exif-digitized',
  'EXIF ModifyDate': 'exif-modified',
  XMP: 'xmp',
  'GPS date (UTC)': 'gps',
  'QuickTime Keys CreationDate': 'quicktime-creation-date',
  'QuickTime DateTimeOriginal': 'quicktime-creation-date',
  'QuickTime mvhd CreateDate (UTC)': 'movie-header',
};

/** What MANIFEST.json says in words only, under `expect`. */
const datesInWords: Readonly<Record<string, PhotoFacts['taken']>> = {
  'dates/from-filename/PXL_20231006_063000139.jpg': named('2023-10-06T06:30:00.139', '+00:00'),
  'dates/from-filename/IMG_20200229_235959.jpg': named('2020-02-29T23:59:59'),
  'dates/from-filename/20191231_235959.jpg': named('2019-12-31T23:59:59'),
  'dates/from-filename/IMG-20210704-WA0003.jpg': named('2021-07-04T00:00:00'),
  'dates/from-filename/signal-2021-05-05-123456.jpg': named('2021-05-05T12:34:56'),
  'dates/from-filename/Screenshot_20220101-000000.jpg': named('2022-01-01T00:00:00'),
  'dates/synthetic/dto-date-only.jpg': { local: '2023-06-07T00:00:00', offset: null, source: 'exif-original' },
  'dates/real/immich-gps-datetime.jpg': { local: '2023-11-15T12:30:00', offset: '+00:00', source: 'gps' },
  // DateTimeOriginal says 1601; DateTimeDigitized is believable.
  'dates/real/before-epoch.jpg': { local: '2015-06-12T16:39:33.29', offset: null, source: 'exif-digitized' },
};

/** Files that hold no offset but a satellite's UTC time, from which it follows; MANIFEST.json lists only what is written. */
const offsetsFromGps: Readonly<Record<string, string>> = {
  'phone/iphone7-landscape.heic': '-05:00',
  'phone/iphone7-portrait-rot.heic': '+01:00',
  'phone/xiaomi.heic': '+03:00',
  'phone/pixel1.jpg': '+02:00',
  'phone/galaxy-note5-gps.jpg': '-04:00',
  'phone/htc-desire-gps.jpg': '+02:00',
  'orientation/pixel2-rot6.jpg': '-05:00',
  'formats/webp-htc-desire-exif.webp': '+02:00',
  'formats/avif-sunset.avif': '+02:00',
  'formats/pef-jølstravatnet.pef': '+02:00',
  'dates/real/date-issue-huawei.jpg': '+02:00',
  'dates/zones/big_ben_no_tsoffset_but_gps_utc.jpg': '+01:00',
};

/** Where our word differs from MANIFEST.json, and why. */
const misses: Readonly<Record<string, { readonly aspect: 'type' | 'taken' | 'place' | 'size'; readonly why: string }>> =
  {
    'hostile/real/corrupted.hif': {
      aspect: 'type',
      why: 'heix is ten-bit HEVC: image/heic; the manifest follows the name',
    },
    'hostile/broken/corrupt-mdat.heic': { aspect: 'taken', why: 'the EXIF block is damaged; its reader gives up' },
    'hostile/broken/mp4-huge-box.mp4': {
      aspect: 'size',
      why: 'a moov box that ends far outside of the file is not read',
    },
  };

const receivedAtMs = Date.now();
const identifier = Identifier.open();
afterAll(() => identifier.close());

async function identify({ file, name, sha256 }: SetPhoto): Promise<PhotoFacts | Failure> {
  const arrived = {
    path: file,
    name,
    sizeBytes: (await stat(file)).size,
    sha256: Sha256Schema.parse(sha256),
    deviceId: DeviceIdSchema.parse('phone'),
    lastModifiedMs: null,
    receivedAtMs,
  };
  return await identifier.identify(arrived).catch((error: unknown) => {
    if (error instanceof Failure) return error;
    throw error;
  });
}

const photos = photoSet();
const counts = { files: 0, kept: 0, dated: 0, placed: 0, sized: 0 };

describe.each(photos)('$path', (entry) => {
  test('is identified as MANIFEST.json says', async () => {
    counts.files += 1;
    const facts = await identify(entry);
    const isMedia = /^(?:image\/(?!svg)|video\/)/.test(entry.mime ?? '') || entry.path.startsWith('hostile/bombs/');
    const refusal = entry.bytes === 0 ? 'empty-file' : 'not-a-photo';
    expect(facts instanceof Failure ? facts.code : facts.kind).toBe(
      isMedia ? (entry.mime?.split('/')[0] ?? 'image') : refusal,
    );
    if (facts instanceof Failure) return;
    counts.kept += 1;
    const wrong: string[] = [];
    if (entry.mime && facts.mimeType !== entry.mime) wrong.push('type');
    if (isDatedRight(entry, facts)) counts.dated += 1;
    else wrong.push('taken');
    if (isPlacedRight(entry, facts)) counts.placed += 1;
    else wrong.push('place');
    if (isSizedRight(entry, facts)) counts.sized += 1;
    else wrong.push('size');
    if (!isMovingRight(entry, facts)) wrong.push('motion');
    const miss = misses[entry.path];
    expect(wrong, JSON.stringify(facts)).toEqual(miss === undefined ? [] : [miss.aspect]);
  });
});

test('the count is told', () => {
  const { files, kept, dated, placed, sized } = counts;
  const line = `${files} files: ${kept} kept, ${dated} dated right, ${placed} placed right, ${sized} sized right`;
  process.stdout.write(`${line}\n`);
  expect(files).toBe(photos.length);
});

function named(local: string, offset: string | null = null): PhotoFacts['taken'] {
  return { local, offset, source: 'file-name' };
}

function isDatedRight({ path, taken }: SetPhoto, facts: PhotoFacts): boolean {
  const inWords = datesInWords[path];
  if (inWords !== undefined) return JSON.stringify(inWords) === JSON.stringify(facts.taken);
  // Bombs are not described; whatever they say must only be believable.
  if (!taken?.local || taken.plausible === false) {
    return facts.taken.source === 'received' || path.startsWith('hostile/');
  }
  const written = taken.offset === 'Z' ? '+00:00' : (taken.offset ?? null);
  const offset = offsetsFromGps[path] ?? written;
  const source = sources[taken.source ?? ''];
  return facts.taken.local === taken.local && facts.taken.offset === offset && facts.taken.source === source;
}

function isPlacedRight({ path, gps }: SetPhoto, { place }: PhotoFacts): boolean {
  // 0, 0 is what a phone without a fix writes: no place.
  if (!gps?.valid || (gps.lat === 0 && gps.lon === 0)) return place === null || path.startsWith('hostile/');
  if (place === null) return false;
  return Math.abs(place.latitude - gps.lat) < 2e-6 && Math.abs(place.longitude - gps.lon) < 2e-6;
}

/** Those that move say so by their names; the real one of which the movie is cut off is a plain picture. */
function isMovingRight({ path }: SetPhoto, { isAnimated, motionBytes }: PhotoFacts): boolean {
  const isMotionPhoto = path.startsWith('live-motion/synthetic/');
  return (
    isAnimated === /animated\.(?:gif|webp)$|-20000-frames/.test(path) &&
    motionBytes === (isMotionPhoto ? 242_752 : null)
  );
}

function isSizedRight({ display_width, display_height }: SetPhoto, { width, height }: PhotoFacts): boolean {
  return !display_width || (width === display_width && height === display_height);
}
