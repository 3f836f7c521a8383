/** Swaps the preview for all of the photo's pixels once the screen shows more of them than the preview holds. */
import type PhotoSwipe from 'photoswipe';
import type { Tile } from '../../protocol/tile.ts';
import { lightboxWords as say } from '../words/lightbox-words.ts';
import { previewEdge, type Sharper, slideOf } from './slide.ts';

type Content = NonNullable<PhotoSwipe['currSlide']>['content'];

/** Whoever only leafs through has nothing made. */
const restMs = 250;
const tellAfterMs = 1000;

export function sharpenWhenZoomed(
  view: PhotoSwipe,
  tileOf: (content: Content) => Tile | undefined,
  tell: (sentence: string) => void,
): void {
  const asked = new WeakSet<Content>();
  const isInView = (content: Content): boolean => !view.isDestroying && content.slide?.isActive === true;
  const sharpen = async (content: Content): Promise<void> => {
    const tile = tileOf(content);
    const slide = tile === undefined ? null : slideOf(tile);
    if (slide?.kind !== 'image' || slide.sharper === null || asked.has(content)) return;
    if (tile?.width === null && isWhole(content)) return;
    if (content.displayedImageWidth * devicePixelRatio <= widthOf(content, slide.srcWidth) * 1.1) return;
    asked.add(content);
    await new Promise((resolve) => setTimeout(resolve, restMs));
    if (!isInView(content)) {
      asked.delete(content);
      return;
    }
    const image = sharperImage(slide.sharper);
    const isMade = (): boolean => image.currentSrc.endsWith(slide.sharper?.full ?? ' ');
    const slow = setTimeout(() => isMade() && isInView(content) && tell(say.sharpening), tellAfterMs);
    try {
      await loaded(image);
      if (content.element instanceof HTMLImageElement) content.element.src = image.currentSrc;
    } catch {
      // Not all that is called a JPEG is one: the preview stays.
      if (isMade() && isInView(content)) tell(say.noSharper);
    } finally {
      clearTimeout(slow);
    }
  };
  view.on('imageSizeChange', ({ content, slide }) => {
    if (slide.isActive) void sharpen(content);
  });
  view.on('contentActivate', ({ content }) => void sharpen(content));
}

/** Of what is drawn there now: it is the truth where the host has not measured the photo. */
function widthOf({ element }: Content, expected: number): number {
  return element instanceof HTMLImageElement && element.naturalWidth > 0 ? element.naturalWidth : expected;
}

/** Of a photo that the host has not measured: its preview, below the edge, holds all that there is. */
function isWhole({ element }: Content): boolean {
  return element instanceof HTMLImageElement && Math.max(element.naturalWidth, element.naturalHeight) < previewEdge;
}

/** The browser takes the original if it says that it draws its kind, and never asks for the other then. */
function sharperImage({ original, full }: Sharper): HTMLImageElement {
  const image = new Image();
  if (original !== null) {
    const source = document.createElement('source');
    source.type = original.mimeType;
    source.srcset = original.url;
    document.createElement('picture').append(source, image);
  }
  image.src = full;
  return image;
}

async function loaded(image: HTMLImageElement): Promise<void> {
  await new Promise((resolve, reject) => {
    image.addEventListener('load', resolve);
    image.addEventListener('error', reject);
  });
  await image.decode();
}
