/** What the full view loads for a photo: the best that this browser can show and that is safe to decode. */
import type { Photo } from '../../protocol/photo.ts';
import { routes } from '../../protocol/routes.ts';

export interface ImageSlide {
  readonly kind: 'image';
  /** Shown first, stretched, until `src` has come; null where there is none. */
  readonly placeholder: string | null;
  readonly src: string;
  /** Loaded when the reader zooms beyond `src`, or when the screen is finer than it; null where `src` is the best there is. */
  readonly original: string | null;
  readonly width: number;
  readonly height: number;
  /** How wide `src` is, in pixels. */
  readonly srcWidth: number;
}

/** `poster` is shown before it plays; `url` goes to the browser's player, which alone knows whether it can. */
export interface VideoSlide {
  readonly kind: 'video';
  readonly url: string;
  readonly poster: string | null;
  readonly width: number;
  readonly height: number;
}

/** Nothing to show, yet or at all. */
export interface WordSlide {
  readonly kind: 'word';
  readonly isPending: boolean;
}

export type Slide = ImageSlide | VideoSlide | WordSlide;

const shownByBrowsers: ReadonlySet<string> = new Set([
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/avif',
]);
// These may move, and a preview stands still.
const mayMove: ReadonlySet<string> = new Set(['image/gif', 'image/webp']);

// A picture of more pixels than this can take the whole page down with it; its preview was made under guard.
const mostPixels = 120_000_000;
const movingMostBytes = 30_000_000;
const previewEdge = 1600;

export function slideOf(photo: Photo): Slide {
  const [width, height] = [photo.width ?? 0, photo.height ?? 0];
  const hasPreview = photo.preview === 'ready';
  if (photo.kind === 'video') {
    const poster = hasPreview ? routes.preview(photo.id, '1600') : null;
    return { kind: 'video', url: routes.original(photo.id), poster, width: width || 1600, height: height || 900 };
  }
  const pixels = width * height;
  const canShowOriginal = shownByBrowsers.has(photo.mimeType) && pixels > 0 && pixels <= mostPixels;
  const original = canShowOriginal ? routes.original(photo.id) : null;
  const placeholder = hasPreview ? routes.preview(photo.id, '320') : null;
  if (original !== null && (!hasPreview || (mayMove.has(photo.mimeType) && photo.sizeBytes <= movingMostBytes))) {
    return { kind: 'image', placeholder, src: original, original: null, width, height, srcWidth: width };
  }
  if (!hasPreview) return { kind: 'word', isPending: photo.preview === 'pending' };
  const [shownWidth, shownHeight] = pixels > 0 ? [width, height] : [previewEdge, previewEdge];
  const scale = Math.min(1, previewEdge / Math.max(shownWidth, shownHeight));
  return {
    kind: 'image',
    placeholder,
    src: routes.preview(photo.id, '1600'),
    original: scale < 1 ? original : null,
    width: shownWidth,
    height: shownHeight,
    srcWidth: Math.round(shownWidth * scale),
  };
}
