/** Which of a photo's previews a tile shows. */
import type { PreviewSize } from '../../protocol/photo.ts';
import type { Tile } from '../../protocol/tile.ts';
import { tileAspect } from './justified-rows.ts';

// The eye does not mind this much enlargement in a tile, and the next size is fifteen times the bytes.
const enlargement = 1.4;

/** The small one while it is sharp enough at this size (CSS pixels) on this screen, else the large one. */
export function previewFor(
  photo: Pick<Tile, 'width' | 'height'>,
  tile: { readonly width: number; readonly height: number },
  pixelRatio: number,
): PreviewSize {
  const aspect = tileAspect(photo.width, photo.height);
  const smallWidth = aspect >= 1 ? 320 : 320 * aspect;
  return tile.width * pixelRatio <= smallWidth * enlargement ? '320' : '1600';
}
