/** When each photo of the set was taken: the manifest's word, and where it has none the date that the file's name gives. */
import type { TakenSource } from '../../protocol/photo.ts';
import type { SetPhoto } from '../cast/photo-set.ts';

export interface ExpectedTaken {
  readonly local: string;
  readonly offset: string | null;
}

/** Where a date comes from when nothing inside the file can be trusted. */
export const fallbackSources: readonly TakenSource[] = ['file-name', 'last-modified', 'received'];

/** The manifest gives these in words only. */
const inWords: Readonly<Record<string, readonly ExpectedTaken[]>> = {
  'dates/real/immich-gps-datetime.jpg': [{ local: '2023-11-15T12:30:00', offset: '+00:00' }],
  // Its DateTimeOriginal says 1601; the camera's other date is to be believed.
  'dates/real/before-epoch.jpg': [{ local: '2015-06-12T16:39:33', offset: null }],
  'dates/from-filename/PXL_20231006_063000139.jpg': [{ local: '2023-10-06T06:30:00', offset: '+00:00' }],
  'dates/from-filename/IMG_20200229_235959.jpg': [{ local: '2020-02-29T23:59:59', offset: null }],
  'dates/from-filename/20191231_235959.jpg': [{ local: '2019-12-31T23:59:59', offset: null }],
  'dates/from-filename/signal-2021-05-05-123456.jpg': [{ local: '2021-05-05T12:34:56', offset: null }],
  'dates/from-filename/Screenshot_20220101-000000.jpg': [{ local: '2022-01-01T00:00:00', offset: null }],
};

/** Only the day is known. */
const daysInWords: Readonly<Record<string, string>> = {
  'dates/from-filename/IMG-20210704-WA0003.jpg': '2021-07-04',
  'dates/synthetic/dto-date-only.jpg': '2023-06-07',
};

/** Any of these is right; null: nothing in the file says when, so a fallback must. */
export function expectedTaken({ path, taken }: SetPhoto): readonly ExpectedTaken[] | null {
  const day = daysInWords[path];
  if (day !== undefined) return ['00:00:00', '12:00:00'].map((time) => ({ local: `${day}T${time}`, offset: null }));
  const words = inWords[path];
  if (words !== undefined) return words;
  if (!taken?.local || taken.plausible === false) return null;
  return [{ local: taken.local, offset: taken.offset === 'Z' ? '+00:00' : (taken.offset ?? null) }];
}
