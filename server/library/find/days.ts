/** Local days as milliseconds, as if they began in UTC, and stretches of them. */

/** Both ends included. */
export interface Days {
  readonly from: number;
  readonly to: number;
}

export const dayMs = 24 * 3_600_000;

/** `month` from 1; null for a day that no calendar has. */
export function dayOf(year: number, month: number, day: number): number | null {
  const ms = Date.UTC(year, month - 1, day);
  const date = new Date(ms);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? ms : null;
}

export function monthOf(year: number, month: number, count = 1): Days {
  return { from: Date.UTC(year, month - 1, 1), to: Date.UTC(year, month - 1 + count, 1) - dayMs };
}

export function yearOf(year: number): Days {
  return monthOf(year, 1, 12);
}

/** The day on which it is `now`, where this host stands. */
export function todayOf(now: Date): number {
  return Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
}

/** Monday to Sunday (ISO 8601). */
export function weekOf(day: number): Days {
  const monday = day - ((new Date(day).getUTCDay() + 6) % 7) * dayMs;
  return { from: monday, to: monday + 6 * dayMs };
}

/** `2025-11-03`. */
export function written(day: number): string {
  return new Date(day).toISOString().slice(0, 10);
}

export function yearIn(day: number): number {
  return new Date(day).getUTCFullYear();
}

export function monthIn(day: number): number {
  return new Date(day).getUTCMonth() + 1;
}
