/** The order of the timeline: by the wall clock where each photo was taken, as people remember it. */
import type { Taken } from '../../protocol/photo.ts';

/** Minutes that an offset such as `+05:45` is ahead of UTC. */
export function offsetMinutes(offset: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(offset) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** The wall clock as if it stood in UTC, in milliseconds. The first key of the timeline's order. */
export function wallClockMs(taken: Taken): number {
  return Date.parse(`${taken.local.slice(0, 23)}Z`);
}

/** The instant, where the offset is known; else the wall clock read in this laptop's own zone. Milliseconds since 1970. */
export function takenAtMs(taken: Taken): number {
  return taken.offset === null
    ? Date.parse(taken.local.slice(0, 23))
    : wallClockMs(taken) - offsetMinutes(taken.offset) * 60_000;
}

/** Second key: of two photos at the same wall time (a clock set back in autumn) the later instant is the later photo. */
export function instantMs(taken: Taken): number {
  return taken.offset === null ? wallClockMs(taken) : takenAtMs(taken);
}
