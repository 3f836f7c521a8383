/** The order of the library, as the host pages it: newest taken first. */
import type { Photo } from '../../protocol/photo.ts';

interface OrderKey {
  readonly wallMs: number;
  readonly instantMs: number;
}

// Lists are compared over and over and dates are slow to parse.
const keys = new WeakMap<Photo, OrderKey>();

function keyOf(photo: Photo): OrderKey {
  const known = keys.get(photo);
  if (known !== undefined) return known;
  const { local, offset } = photo.taken;
  const wallMs = Date.parse(`${local.slice(0, 23)}Z`);
  const key = { wallMs, instantMs: wallMs - offsetMinutes(offset) * 60_000 };
  keys.set(photo, key);
  return key;
}

/** Negative where `a` comes first: the later wall time, then (a clock set back in autumn) the later instant, then the greater id. */
export function comparePhotos(a: Photo, b: Photo): number {
  const [first, second] = [keyOf(a), keyOf(b)];
  if (first.wallMs !== second.wallMs) return second.wallMs - first.wallMs;
  if (first.instantMs !== second.instantMs) return second.instantMs - first.instantMs;
  if (a.id === b.id) return 0;
  return a.id > b.id ? -1 : 1;
}

// An unknown offset stands for UTC, as it does on the host.
function offsetMinutes(offset: string | null): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(offset ?? '') ?? [];
  const size = Number(hours ?? 0) * 60 + Number(minutes ?? 0);
  return sign === '-' ? -size : size;
}

/** Where `photo` is, or belongs, in a list of that order. */
export function placeOf(photos: readonly Photo[], photo: Photo): number {
  let [low, high] = [0, photos.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = photos[middle];
    if (other !== undefined && comparePhotos(other, photo) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** `2026-06`: the month whose heading it stands under. */
export function monthOf(photo: Photo): string {
  return photo.taken.local.slice(0, 7);
}

/** `2026-06-03` */
export function dayOf(photo: Photo): string {
  return photo.taken.local.slice(0, 10);
}
