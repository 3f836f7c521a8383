/** Swaps the preview for the original once the screen shows more of it than the preview holds. */
import type PhotoSwipe from 'photoswipe';
import type { Tile } from '../../protocol/tile.ts';
import { slideOf } from './slide.ts';

type Content = NonNullable<PhotoSwipe['currSlide']>['content'];

export function sharpenWhenZoomed(view: PhotoSwipe, tileOf: (content: Content) => Tile | undefined): void {
  const asked = new WeakSet<Content>();
  const sharpen = async (content: Content): Promise<void> => {
    const tile = tileOf(content);
    const slide = tile === undefined ? null : slideOf(tile);
    if (slide?.kind !== 'image' || slide.original === null || asked.has(content)) return;
    if (content.displayedImageWidth * devicePixelRatio <= slide.srcWidth * 1.1) return;
    asked.add(content);
    const original = new Image();
    original.src = slide.original;
    try {
      await original.decode();
    } catch {
      // Not all that is called a JPEG is one: the preview stays.
      return;
    }
    if (content.element instanceof HTMLImageElement) content.element.src = slide.original;
  };
  view.on('imageSizeChange', ({ content, slide }) => {
    if (slide.isActive) void sharpen(content);
  });
  view.on('contentActivate', ({ content }) => void sharpen(content));
}
