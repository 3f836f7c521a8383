/** Wall times put right, by so much or to another moment. */

const wholeSeconds = 'YYYY-MM-DDTHH:MM:SS'.length;

/** `local` (ISO, no zone) so many seconds later, fractions kept; null where that would leave the years 1 to 9999. */
export function shiftLocal(local: string, seconds: number): string | null {
  const shifted = new Date(momentOf(local) + seconds * 1000);
  const year = shifted.getUTCFullYear();
  if (!(year >= 1 && year <= 9999)) return null;
  return `${shifted.toISOString().slice(0, wholeSeconds)}${local.slice(wholeSeconds)}`;
}

/** Whole seconds from one wall time to another; NaN where one of them cannot be. */
export function secondsBetween(from: string, to: string): number {
  return Math.round((momentOf(to) - momentOf(from)) / 1000);
}

function momentOf(local: string): number {
  return Date.parse(`${local.slice(0, wholeSeconds)}Z`);
}
