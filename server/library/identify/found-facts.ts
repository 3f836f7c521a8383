/** What reading a file's inside brings; it crosses from the worker to the host, so it is checked on arrival. */
import { z } from 'zod';
import { PlaceSchema, ShotSchema, TakenSchema } from '../../../protocol/photo.ts';

const written = z.string().max(300);
const pixels = z.int().positive().nullable();

export const FoundFactsSchema = z.object({
  /** As displayed. */
  width: pixels,
  height: pixels,
  durationMs: z.int().positive().nullable(),
  camera: z.string().max(250).nullable(),
  shot: ShotSchema.nullable(),
  place: PlaceSchema.nullable(),
  /** Who made it, as the file spells it. `isShot`: it tells of a lens, as screenshots and drawings do not. */
  origin: z.object({ make: written, model: written, software: written, isShot: z.boolean() }),
  /** The same in the still and in the movie of a Live Photo. */
  livePhotoId: z.string().max(40).nullable(),
  motionBytes: z.int().positive().nullable(),
  isAnimated: z.boolean(),
  /** Every date the file claims, believable or not. */
  dates: z.array(TakenSchema).max(20),
});
export type FoundFacts = z.infer<typeof FoundFactsSchema>;

export const noFacts: FoundFacts = {
  width: null,
  height: null,
  durationMs: null,
  camera: null,
  shot: null,
  place: null,
  origin: { make: '', model: '', software: '', isShot: false },
  livePhotoId: null,
  motionBytes: null,
  isAnimated: false,
  dates: [],
};

/** A size that files may claim: whole, above zero; anything else is unknown. */
export function sizeOf(width: unknown, height: unknown): { width: number | null; height: number | null } {
  const known = isPixels(width) && isPixels(height);
  return known ? { width, height } : { width: null, height: null };
}

function isPixels(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
}
