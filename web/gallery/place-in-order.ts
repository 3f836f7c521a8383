/** Photos of an order put into another place of it. */
import type { PhotoId } from '../../protocol/photo.ts';

/** `photos`: the chosen ones that are in it, as they stood; `next`: the order with them before another, or at the end (null). */
export function placeInOrder(
  order: readonly PhotoId[],
  chosen: Iterable<PhotoId>,
  before: PhotoId | null,
): { readonly photos: readonly PhotoId[]; readonly next: readonly PhotoId[] } {
  const moving = new Set(chosen);
  const photos = order.filter((id) => moving.has(id));
  const staying = order.filter((id) => !moving.has(id));
  const at = before === null ? -1 : staying.indexOf(before);
  return { photos, next: staying.toSpliced(at === -1 ? staying.length : at, 0, ...photos) };
}
