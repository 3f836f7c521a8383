/** Works out a missing offset from the satellites' UTC time beside the camera's wall time, where that leaves no doubt. */
import type { Place } from '../../../protocol/photo.ts';
import { offsetOf } from './taken-date.ts';

/** A fix is seconds old at most; an older one could pass for a neighbouring zone. */
const slackMs = 60_000;
const quarterMs = 15 * 60_000;
const hourMs = 60 * 60_000;

/** `gpsUtc` is `YYYY-MM-DDTHH:MM:SS`. `null`: unknown. */
export function offsetFromGps(local: string, gpsUtc: string, place: Place | null): string | null {
  const apartMs = Date.parse(`${local.slice(0, 19)}Z`) - Date.parse(`${gpsUtc}Z`);
  const offsetMs = Math.round(apartMs / quarterMs) * quarterMs;
  if (!(Math.abs(apartMs - offsetMs) <= slackMs) || Math.abs(offsetMs) > 14 * hourMs) return null;
  if (place === null) {
    // No difference may as well mean that wall time was written into the satellite's field; quarters are rare zones.
    if (offsetMs === 0 || offsetMs % hourMs !== 0) return null;
  } else if (Math.abs(offsetMs - (place.longitude / 15) * hourMs) > 3.5 * hourMs) {
    return null;
  }
  return offsetOf(offsetMs / 60_000);
}
