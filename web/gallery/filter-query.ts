/** A filter as the host’s addresses take it. */
import type { PhotoFilter } from '../../protocol/photo.ts';

/** `?device=…`, or nothing for everything. */
export function filterQuery(filter: PhotoFilter): string {
  const entries = Object.entries(filter).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, String(value)] as const],
  );
  const query = new URLSearchParams(Object.fromEntries(entries)).toString();
  return query === '' ? '' : `?${query}`;
}
