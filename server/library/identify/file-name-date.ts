/** The dates that phones and messengers write into file names. */
import type { Taken } from '../../../protocol/photo.ts';
import { readDate } from './taken-date.ts';

interface NameForm {
  readonly pattern: RegExp;
  /** Pixel phones name their files in UTC; everything else uses wall time. */
  readonly zone: string | null;
}

const forms: readonly NameForm[] = [
  { pattern: /^PXL_(\d{4})(\d\d)(\d\d)_(\d\d)(\d\d)(\d\d)(\d{3})?(?!\d)/, zone: 'Z' },
  // IMG_20200229_235959, 20191231_235959, Screenshot_20220101-000000, VID-20200229-235959
  { pattern: /^(?:[A-Za-z]{1,20}[_-])?(\d{4})(\d\d)(\d\d)[_-](\d\d)(\d\d)(\d\d)(\d{3})?(?!\d)/, zone: null },
  // IMG-20210704-WA0003: WhatsApp tells the day only
  { pattern: /^(?:IMG|VID|STK)-(\d{4})(\d\d)(\d\d)-WA\d/, zone: null },
  { pattern: /^signal-(\d{4})-(\d\d)-(\d\d)-(\d\d)-?(\d\d)-?(\d\d)(?:-(\d{3}))?(?!\d)/, zone: null },
  // 2019-07-24 11.25.40, Screenshot_2022-01-01-00-00-00, WhatsApp Image 2021-07-04 at 12.34.56
  { pattern: /^[A-Za-z _-]{0,40}(\d{4})-(\d\d)-(\d\d)(?:[ _-]| at )(\d\d)[-.](\d\d)[-.](\d\d)(?!\d)/, zone: null },
];

/** Phones have named their files by date for about that long; older years are digits that only look like a date. */
const oldestYear = 1995;

export function fileNameDate(name: string): Taken | null {
  const base = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  for (const { pattern, zone } of forms) {
    const match = pattern.exec(base);
    if (match === null) continue;
    const [, year, month, day, hour = '00', minute = '00', second = '00', milliseconds] = match;
    if (Number(year) < oldestYear) return null;
    const fraction = milliseconds === undefined ? '' : `.${milliseconds}`;
    return readDate('file-name', `${year}-${month}-${day}T${hour}:${minute}:${second}${fraction}`, zone);
  }
  return null;
}
