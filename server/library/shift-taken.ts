/** The date of a photo whose camera's clock was wrong, put right by so many seconds. */
import type { Taken } from '../../protocol/photo.ts';

const wholeSeconds = 'YYYY-MM-DDTHH:MM:SS'.length;

/** The offset from UTC stays: it was the clock that was wrong, not the place. null for one that would leave the years 1 to 9999. */
export function shiftTaken({ local, offset }: Taken, seconds: number): Taken | null {
  const shifted = new Date(Date.parse(`${local.slice(0, wholeSeconds)}Z`) + seconds * 1000);
  const year = shifted.getUTCFullYear();
  if (!(year >= 1 && year <= 9999)) return null;
  const whole = shifted.toISOString().slice(0, wholeSeconds);
  return { local: `${whole}${local.slice(wholeSeconds)}`, offset, source: 'owner' };
}
