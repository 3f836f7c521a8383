/** The date of a photo whose camera's clock was wrong, put right by so many seconds. */
import type { Taken } from '../../protocol/photo.ts';
import { shiftLocal } from '../../protocol/shift-local.ts';

/** The offset from UTC stays: it was the clock that was wrong, not the place. null for one that would leave the years 1 to 9999. */
export function shiftTaken({ local, offset }: Taken, seconds: number): Taken | null {
  const shifted = shiftLocal(local, seconds);
  return shifted === null ? null : { local: shifted, offset, source: 'owner' };
}
