/** Gives a photo that the host has not measured, as many raw files, the shape of its preview once that is there. */
import type PhotoSwipe from 'photoswipe';
import type { Tile } from '../../protocol/tile.ts';
import { previewEdge } from './slide.ts';

type Content = NonNullable<PhotoSwipe['currSlide']>['content'];

/** How many times larger than its preview a photo is taken to be: cameras make pictures of 4000 to 8000 pixels. */
const usualScale = 3;

export function shapeWhenLoaded(view: PhotoSwipe, tileOf: (content: Content) => Tile | undefined): void {
  const shaped = new WeakSet<Content>();
  const shape = (content: Content): boolean => {
    const { element, slide } = content;
    const isLoaded = element instanceof HTMLImageElement && element.naturalWidth > 0;
    // Once: what is sharper comes into the shape that is there.
    if (!isLoaded || slide === undefined || tileOf(content)?.width !== null || shaped.has(content)) return false;
    shaped.add(content);
    const size = shapeOf(element.naturalWidth, element.naturalHeight);
    Object.assign(content, size);
    Object.assign(slide, size);
    return true;
  };
  view.on('loadComplete', ({ content, slide }) => shape(content) && slide.resize());
  // One that was loaded ahead, before it had a place.
  view.on('slideInit', ({ slide }) => void shape(slide.content));
}

/** A preview below its edge holds all that there is. */
export function shapeOf(width: number, height: number): { width: number; height: number } {
  const scale = Math.max(width, height) < previewEdge ? 1 : usualScale;
  return { width: width * scale, height: height * scale };
}
