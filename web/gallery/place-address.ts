/** Where the reader is, as the address bar says it: `#photos?at=2025-11-03T14:03:00&device=…`. */
import { type PhotoFilter, PhotoFilterSchema, type PhotoId, PhotoIdSchema } from '../../protocol/photo.ts';

export interface PhotosAddress {
  /** Wall time of what is read first, or its beginning (`2025-11`); null at the top. */
  readonly at: string | null;
  readonly filter: PhotoFilter;
  /** The photo that is open in the full view. */
  readonly photo?: PhotoId;
}

const start = '#photos';

/** null where the address is another screen's. What does not make sense is left out. */
export function readAddress(hash: string): PhotosAddress | null {
  const [screen, query = ''] = hash.split('?', 2);
  if (screen !== start) return null;
  const entries = new URLSearchParams(query);
  const at = entries.get('at') ?? '';
  entries.delete('at');
  const photo = PhotoIdSchema.safeParse(entries.get('photo'));
  entries.delete('photo');
  const filter = PhotoFilterSchema.safeParse(Object.fromEntries(entries));
  return {
    at: /^\d{4}-\d\d(-\d\d(T\d\d(:\d\d){0,2})?)?$/.test(at) ? at : null,
    filter: filter.success ? filter.data : {},
    ...(photo.success ? { photo: photo.data } : {}),
  };
}

export function writeAddress({ at, filter, photo }: PhotosAddress): string {
  const entries = Object.entries(filter).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${encodeURIComponent(String(value))}`],
  );
  const query = [
    ...(at === null ? [] : [`at=${at}`]),
    ...entries,
    ...(photo === undefined ? [] : [`photo=${photo}`]),
  ].join('&');
  return query === '' ? start : `${start}?${query}`;
}

/** Whether two addresses are of the same photos, wherever in them the reader is. */
export function hasSamePhotos(a: PhotosAddress, b: PhotosAddress): boolean {
  return writeAddress({ at: null, filter: a.filter }) === writeAddress({ at: null, filter: b.filter });
}
