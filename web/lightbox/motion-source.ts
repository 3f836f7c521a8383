/** Where the movie of a photo that moves is: a Live Photo has it beside the still, a motion photo at its own end. */
import type { Photo, PhotoId } from '../../protocol/photo.ts';
import { routes } from '../../protocol/routes.ts';

export interface MotionSource {
  readonly url: string;
  /** Whose playable copy is the same movie. */
  readonly copyOf: PhotoId;
}

/** Null for a photo without a movie. */
export function motionSourceOf({ id, moviePart, motionBytes }: Photo): MotionSource | null {
  if (moviePart !== null) return { url: routes.original(moviePart), copyOf: moviePart };
  if (motionBytes !== null) return { url: routes.motion(id), copyOf: id };
  return null;
}
