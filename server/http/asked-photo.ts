/** Which photo is asked for, and what the one who asks may see of it. */
import { Failure } from '../../protocol/failure.ts';
import { type PhotoId, PhotoIdSchema } from '../../protocol/photo.ts';
import type { Viewer } from '../library/library.ts';
import type { Guest } from '../pairing/pairing.ts';

/** A device that only sends sees what it sent; the others see the library. */
export function viewerOf(guest: Guest): Viewer {
  return guest.access === 'send' ? guest.id : null;
}

/** Throws `not-found` for what cannot be an id. */
export function photoId(text: unknown): PhotoId {
  const id = PhotoIdSchema.safeParse(text);
  if (!id.success) throw new Failure('not-found', 'This photo is not in the library.');
  return id.data;
}
