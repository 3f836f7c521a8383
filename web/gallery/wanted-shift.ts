/** By how much photos are to move in time, as somebody says it: by days, hours and minutes, or to a date for the first of them. */
import { mostShiftSeconds } from '../../protocol/act.ts';
import { secondsBetween, shiftLocal } from '../../protocol/shift-local.ts';

export type ShiftWish =
  | {
      readonly by: 'amount';
      readonly isEarlier: boolean;
      readonly days: string;
      readonly hours: string;
      readonly minutes: string;
    }
  /** As a field for dates has it: `2025-11-03T14:03:00`, '' for what is no date. */
  | { readonly by: 'date'; readonly date: string };

/** `local`: the wall time of the first photo after that. */
export type WantedShift =
  | { readonly kind: 'shift'; readonly seconds: number; readonly local: string }
  | { readonly kind: 'refused'; readonly why: 'noNumber' | 'noSuchDate' | 'tooFar' };

/** `first` is the wall time of the first photo now. */
export function wantedShift(wish: ShiftWish, first: string): WantedShift {
  const seconds = wish.by === 'amount' ? amountOf(wish) : dateOf(wish.date, first);
  if (seconds === null) return { kind: 'refused', why: wish.by === 'amount' ? 'noNumber' : 'noSuchDate' };
  const local = Math.abs(seconds) <= mostShiftSeconds ? shiftLocal(first, seconds) : null;
  return local === null ? { kind: 'refused', why: 'tooFar' } : { kind: 'shift', seconds, local };
}

function amountOf({ isEarlier, ...parts }: Extract<ShiftWish, { by: 'amount' }>): number | null {
  const [days, hours, minutes] = [parts.days, parts.hours, parts.minutes].map(numberOf);
  if (days === undefined || hours === undefined || minutes === undefined) return null;
  const seconds = ((days * 24 + hours) * 60 + minutes) * 60;
  return isEarlier ? -seconds : seconds;
}

/** An empty field is a zero. */
function numberOf(text: string): number | undefined {
  const trimmed = text.trim();
  return /^\d{0,9}$/.test(trimmed) ? Number(trimmed) : undefined;
}

function dateOf(date: string, first: string): number | null {
  const whole = /^\d{4,}-\d\d-\d\dT\d\d:\d\d$/.test(date) ? `${date}:00` : date;
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(whole)) return null;
  const seconds = secondsBetween(first, whole);
  // Engines make the first of March of a thirtieth of February.
  const isReal = Number.isFinite(seconds) && shiftLocal(first, seconds)?.slice(0, 19) === whole.slice(0, 19);
  return isReal ? seconds : null;
}
