/** What the full view loads for a photo: the best that this browser can show and that is safe to decode. */
import { routes } from '../../protocol/routes.ts';
import type { Tile } from '../../protocol/tile.ts';

/** What is sharper than the large preview. */
export interface Sharper {
  /** The photo as it was sent, for a browser that draws its kind; null for a kind that is none's. */
  readonly original: { readonly url: string; readonly mimeType: string } | null;
  /** All its pixels as a JPEG, which the host makes of it when asked. */
  readonly full: string;
}

export interface ImageSlide {
  readonly kind: 'image';
  /** Shown first, stretched, until `src` has come; null where there is none. */
  readonly placeholder: string | null;
  readonly src: string;
  /** Loaded when the reader zooms beyond `src`, or when the screen is finer than it; null where `src` is the best there is. */
  readonly sharper: Sharper | null;
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
  'image/bmp',
]);
/** Kinds that some browsers draw: each says itself whether it does. */
const shownBySome: ReadonlySet<string> = new Set(['image/heic', 'image/heif', 'image/tiff']);
/** Those that may hold several pictures after each other; a preview stands still. */
const mayBeAnimated: ReadonlySet<string> = new Set(['image/gif', 'image/webp', 'image/png', 'image/avif']);
/** Those of which hardly any stand still, so that they are taken to move where nobody has looked. */
const usuallyAnimated: ReadonlySet<string> = new Set(['image/gif', 'image/webp']);

// A picture of more pixels than this can take the whole page down with it; its preview was made under guard.
const mostPixels = 120_000_000;
const movingMostBytes = 30_000_000;
export const previewEdge = 1600;

/** Whether the picture itself moves, as a GIF does; a Live Photo or motion photo has a movie of its own instead. */
export function isAnimation({ kind, mimeType, isMoving }: Pick<Tile, 'kind' | 'mimeType' | 'isMoving'>): boolean {
  return kind === 'image' && isMoving && mayBeAnimated.has(mimeType);
}

/** `wantsStill`: what moves stands still until the reader starts it. */
export function slideOf(tile: Tile, wantsStill = false): Slide {
  const [width, height] = [tile.width ?? 0, tile.height ?? 0];
  const hasPreview = tile.preview === 'ready';
  if (tile.kind === 'video') {
    const poster = hasPreview ? routes.preview(tile.id, '1600') : null;
    return { kind: 'video', url: routes.original(tile.id), poster, width: width || 1600, height: height || 900 };
  }
  const pixels = width * height;
  const canDraw = pixels > 0 && pixels <= mostPixels;
  const original = canDraw && shownByBrowsers.has(tile.mimeType) ? routes.original(tile.id) : null;
  const placeholder = hasPreview ? routes.preview(tile.id, '320') : null;
  const moves = (isAnimation(tile) || usuallyAnimated.has(tile.mimeType)) && tile.sizeBytes <= movingMostBytes;
  if (original !== null && (!hasPreview || (moves && !wantsStill))) {
    return { kind: 'image', placeholder, src: original, sharper: null, width, height, srcWidth: width };
  }
  if (!hasPreview) return { kind: 'word', isPending: tile.preview === 'pending' };
  const [shownWidth, shownHeight] = pixels > 0 ? [width, height] : [previewEdge, previewEdge];
  const scale = Math.min(1, previewEdge / Math.max(shownWidth, shownHeight));
  return {
    kind: 'image',
    placeholder,
    src: routes.preview(tile.id, '1600'),
    sharper: (canDraw && scale < 1 && !moves) || isUnmeasured(tile) ? sharperOf(tile) : null,
    width: shownWidth,
    height: shownHeight,
    srcWidth: Math.round(shownWidth * scale),
  };
}

/** A raw file often does not tell how large it is; the host bounds what it makes of one. */
function isUnmeasured({ mimeType, width }: Tile): boolean {
  return width === null && !shownByBrowsers.has(mimeType) && !shownBySome.has(mimeType);
}

function sharperOf({ id, mimeType }: Tile): Sharper {
  const canBeDrawn = shownByBrowsers.has(mimeType) || shownBySome.has(mimeType);
  return {
    original: canBeDrawn ? { url: routes.original(id), mimeType } : null,
    full: routes.preview(id, 'full'),
  };
}
