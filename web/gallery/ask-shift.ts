/** By how much chosen photos are to move in time: finds the first of them and asks. */
import type { PhotoId } from '../../protocol/photo.ts';
import type { DateSheet } from './date-sheet.ts';
import type { Timeline } from './timeline.ts';

/** Seconds, or null where the reader thinks better of it. Rejects with `Failure` where nothing is known of the photos. */
export async function askShift(
  sheet: DateSheet | null,
  timeline: Timeline,
  photos: readonly PhotoId[],
): Promise<number | null> {
  const [some] = photos;
  if (sheet === null || some === undefined) return null;
  // Of those that are not loaded nobody knows; one of the others will do.
  const [first] = photos.flatMap((id) => timeline.find(id)?.local ?? []).toSorted();
  return await sheet.ask(photos.length, first ?? (await timeline.photo(some)).taken.local);
}
