/** When a photo was taken: reads the forms in which files say it, and settles which claim to believe. */
import type { Taken, TakenSource } from '../../../protocol/photo.ts';
import { TakenSourceSchema } from '../../../protocol/photo.ts';

const dateForm =
  /^\s*(\d{4})[:/.-](\d\d)[:/.-](\d\d)(?:[T ]+(\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d\d:?\d\d)?)?[\s\0]*$/;

/** Nobody photographed anything before 1826. */
const oldestYear = 1826;

/** What clocks say that were never set: zero in Unix and in QuickTime, and the default of a well-known Android camera. */
const unsetClocks = new Set(['1970-01-01T00:00:00', '1904-01-01T00:00:00', '2002-12-08T12:00:00']);

const dayMs = 24 * 60 * 60 * 1000;

/** A date as EXIF, XMP or QuickTime writes it; `null` when it is no date or never was on a calendar. */
export function readDate(
  source: TakenSource,
  written: string,
  offset?: string | null,
  subSeconds?: string,
): Taken | null {
  const match = dateForm.exec(written.slice(0, 64));
  if (match === null) return null;
  const [, year = '', month = '', day = '', hour = '00', minute = '00', second = '00', fraction, zone] = match;
  if (!onCalendar(Number(year), Number(month), Number(day))) return null;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  const digits = fraction ?? (/^\s*(\d{1,9})[\s\0]*$/.exec(subSeconds ?? '')?.[1] || undefined);
  const local = `${year}-${month}-${day}T${hour}:${minute}:${second}${digits === undefined ? '' : `.${digits.slice(0, 6)}`}`;
  return { local, offset: readOffset(zone ?? offset ?? ''), source };
}

/** `+02:00`, `+0200` or `Z`, as `+02:00`; `null` for what no place on earth has. */
export function readOffset(written: string): string | null {
  const text = written.replaceAll('\0', '').trim();
  if (text === 'Z') return '+00:00';
  const match = /^([+-])(\d\d):?(\d\d)$/.exec(text);
  if (match === null) return null;
  const [, sign = '+', hours = '', minutes = ''] = match;
  if (Number(minutes) > 59 || Number(hours) * 60 + Number(minutes) > 14 * 60) return null;
  return `${sign}${hours}:${minutes}`;
}

export function offsetOf(minutes: number): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
}

/** An instant as UTC wall time. */
export function takenUtc(source: TakenSource, atMs: number): Taken {
  return {
    local: new Date(atMs)
      .toISOString()
      .slice(0, -1)
      .replace(/\.000$/, ''),
    offset: '+00:00',
    source,
  };
}

/** An instant as the wall time where the host stands. */
export function takenHere(source: TakenSource, atMs: number): Taken {
  const minutesEast = -new Date(atMs).getTimezoneOffset();
  const wall = takenUtc(source, atMs + minutesEast * 60_000);
  return { ...wall, offset: offsetOf(minutesEast) };
}

/** The first believable claim in the order of `TakenSourceSchema`. Nothing is taken more than a day after it arrived. */
export function chooseTaken(claims: readonly Taken[], receivedAtMs: number): Taken {
  const byTrust = claims.toSorted((a, b) => rank(a) - rank(b));
  return byTrust.find((claim) => isBelievable(claim, receivedAtMs)) ?? takenHere('received', receivedAtMs);
}

/** Whether a clock that was ever set may have said this of a file that arrived then. */
export function isBelievable(claim: Taken, receivedAtMs: number): boolean {
  if (Number(claim.local.slice(0, 4)) < oldestYear || unsetClocks.has(claim.local.slice(0, 19))) return false;
  const instantMs = Date.parse(`${claim.local.slice(0, 19)}${claim.offset ?? 'Z'}`);
  return instantMs <= receivedAtMs + dayMs;
}

function rank(claim: Taken): number {
  return TakenSourceSchema.options.indexOf(claim.source);
}

function onCalendar(year: number, month: number, day: number): boolean {
  if (year === 0 || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
