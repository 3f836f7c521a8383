/** How numbers, sizes, times and dates are said in one language. */

export interface Quantities {
  /** 12,345 */
  count(value: number): string;
  /** The right form for a number, which it says too: `plural(2, { one: 'photo', other: 'photos' })` is "2 photos". */
  plural(value: number, forms: Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>): string;
  /** Decimal units, as on the side of a disk: 940 kB, 3.1 GB. */
  bytes(value: number): string;
  /** "3.1 of 9.4 GB": both in the unit of the whole. */
  bytesOf(part: number, whole: number): string;
  bytesPerSecond(value: number): string;
  /** About how long, in at most one unit: "40 sec", "2 min", "1 hr". */
  duration(ms: number): string;
  /** Length of a video: 0:07, 12:34, 1:02:03. */
  clock(ms: number): string;
  percent(fraction: number): string;
  /** Wednesday, 3 June; with the year where it is not this year's. Takes an ISO day, `2026-06-03`. */
  day(isoDay: string): string;
  /** Wed, 3 Jun: where the year stands above. Takes an ISO day. */
  dayOfMonth(isoDay: string): string;
  /** 3 Jun: the same where there is hardly room. */
  shortDay(isoDay: string): string;
  /** June 2026. Takes `2026-06`. */
  month(isoMonth: string): string;
  /** 3 June 2026, in the order of the language. */
  date(at: Date): string;
  dateAndTime(at: Date): string;
  /** "2 minutes ago", "yesterday". */
  ago(at: Date, now?: Date): string;
}

const byteUnits = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte', 'petabyte'] as const;

const agoUnits: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_557_600_000],
  ['month', 2_629_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

function byteUnitOf(value: number): number {
  let unit = 0;
  // Rounded at the digits shown, so that 999,999 B is 1 MB and never 1000 kB.
  while (unit < byteUnits.length - 1 && Math.round(value / 1000 ** unit) >= 1000) unit += 1;
  return unit;
}

function digits(value: number, unit: number): { scaled: number; maximumFractionDigits: number } {
  const scaled = value / 1000 ** unit;
  return { scaled, maximumFractionDigits: unit === 0 || scaled >= 100 ? 0 : 1 };
}

function localDay(isoDay: string): Date {
  return new Date(`${isoDay}T00:00:00`);
}

function two(part: number): string {
  return String(part).padStart(2, '0');
}

/** `locale` is a BCP 47 tag; `partOf` joins two amounts ("3.1", "9.4 GB"), the one thing that Intl does not say. */
export function quantitiesIn(locale: string, partOf: (part: string, whole: string) => string): Quantities {
  const whole = new Intl.NumberFormat(locale);
  const oneDigit = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const rules = new Intl.PluralRules(locale);
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const dayThisYear = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });
  const dayAnyYear = new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  const dayAndWeekday = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short' });
  const dayAlone = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
  const monthAndYear = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric' });
  const fullMoment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });

  const inUnit = (value: number, index: number, suffix: '' | '-per-second'): string => {
    const { scaled, maximumFractionDigits } = digits(value, index);
    const unit = `${byteUnits[index] ?? 'byte'}${suffix}`;
    const unitDisplay = index === 0 ? 'long' : 'short';
    return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay, maximumFractionDigits }).format(scaled);
  };
  const inTime = (value: number, unit: 'second' | 'minute' | 'hour'): string =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: unit === 'hour' ? 1 : 0 }).format(
      value,
    );

  return {
    count: (value) => whole.format(value),
    plural: (value, forms) => `${whole.format(value)} ${forms[rules.select(value)] ?? forms.other}`,
    bytes: (value) => inUnit(value, byteUnitOf(value), ''),
    bytesOf: (part, total) => {
      const unit = byteUnitOf(total);
      const { scaled } = digits(part, unit);
      return partOf(oneDigit.format(scaled), inUnit(total, unit, ''));
    },
    bytesPerSecond: (value) => inUnit(value, byteUnitOf(value), '-per-second'),
    duration: (ms) => {
      const seconds = Math.max(1, Math.round(ms / 1000));
      if (seconds < 60) return inTime(seconds, 'second');
      const minutes = Math.round(seconds / 60);
      return minutes < 60 ? inTime(minutes, 'minute') : inTime(minutes / 60, 'hour');
    },
    clock: (ms) => {
      const seconds = Math.round(ms / 1000);
      const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
      return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
    },
    percent: (fraction) => share.format(fraction),
    day: (isoDay) => {
      const date = localDay(isoDay);
      return (date.getFullYear() === new Date().getFullYear() ? dayThisYear : dayAnyYear).format(date);
    },
    dayOfMonth: (isoDay) => dayAndWeekday.format(localDay(isoDay)),
    shortDay: (isoDay) => dayAlone.format(localDay(isoDay)),
    month: (isoMonth) => monthAndYear.format(localDay(`${isoMonth}-01`)),
    date: (at) => new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(at),
    dateAndTime: (at) => fullMoment.format(at),
    ago: (at, now = new Date()) => {
      const past = now.getTime() - at.getTime();
      const [unit, ms] = agoUnits.find(([, size]) => past >= size) ?? ['second', 1000];
      return relative.format(unit === 'second' ? 0 : -Math.floor(past / ms), unit);
    },
  };
}
