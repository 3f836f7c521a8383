/** One opening of the full view, from its first photo to its last. */
import PhotoSwipe, { type SlideData } from 'photoswipe';
import 'photoswipe/photoswipe.css';
import type { Photo } from '../../protocol/photo.ts';
import { words } from '../words/words.ts';
import { backCloses } from './back-closes.ts';
import { showCaption } from './caption.ts';
import './full-view.css';
import { addButtons, icons } from './full-view-buttons.ts';
import { hideWhenIdle } from './hide-when-idle.ts';
import type { LightboxScene } from './lightbox-scene.ts';
import { sharpenWhenZoomed } from './sharpen-when-zoomed.ts';
import { type Slide, slideOf } from './slide.ts';
import { keepPlayerUsable, videoElement } from './video-player.ts';
import { wordElement } from './word-element.ts';

// Near enough to the end to have the next page before the reader is there.
const nearEnd = 10;

export async function showFullView(scene: LightboxScene, index: number): Promise<Photo> {
  const photos = [...scene.photos];
  const dataSource = photos.map((photo) => dataOf(photo));
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const view = new PhotoSwipe({
    dataSource,
    index,
    loop: false,
    bgOpacity: 1,
    spacing: 0.06,
    wheelToZoom: true,
    preload: [1, 2],
    counter: false,
    returnFocus: false,
    showHideAnimationType: isStill ? 'none' : 'zoom',
    showAnimationDuration: 200,
    hideAnimationDuration: 200,
    zoomAnimationDuration: isStill ? 0 : 200,
    secondaryZoomLevel: (level) => (level.elementSize ? Math.max(1, level.fit * 2) : 1),
    maxZoomLevel: (level) => Math.max(2, level.fit * 4),
    imageClickAction: 'zoom',
    tapAction: 'toggle-controls',
    doubleTapAction: 'zoom',
    errorMsg: words.lightbox.cannotShow,
    closeTitle: words.lightbox.close,
    zoomTitle: words.lightbox.zoom,
    arrowPrevTitle: words.lightbox.previous,
    arrowNextTitle: words.lightbox.next,
    closeSVG: icons.close,
    zoomSVG: icons.zoom,
    arrowPrevSVG: icons.previous,
    arrowNextSVG: icons.next,
  });
  const shown = (): Photo => photos[view.currIndex] ?? photos[0] ?? missing();
  const replace = (photo: Photo): void => {
    const at = photos.findIndex(({ id }) => id === photo.id);
    if (at !== -1) photos[at] = photo;
  };

  view.addFilter('thumbBounds', (_bounds, _data, at) => {
    const rect = photos[at] === undefined ? undefined : scene.bounds(photos[at]);
    const { left, top, width } = rect ?? { left: innerWidth / 2, top: innerHeight / 2, width: 1 };
    return { x: left, y: top, w: width };
  });
  view.addFilter('contentErrorElement', (_element, { index: at }) => wordElement(photos[at] ?? missing(), false));
  view.on('contentLoad', (event) => {
    const photo = photos[event.content.index];
    const element = photo === undefined ? null : customElementFor(photo, slideOf(photo));
    if (element === null) return;
    event.preventDefault();
    event.content.element = element;
    event.content.onLoaded();
  });
  view.on('change', () => {
    scene.onShow(shown());
    if (view.currIndex >= dataSource.length - nearEnd) void loadMore();
  });

  let isLoadingMore = false;
  const loadMore = async (): Promise<void> => {
    if (isLoadingMore) return;
    isLoadingMore = true;
    const last = photos.at(-1);
    const all = await scene.more().finally(() => {
      isLoadingMore = false;
    });
    const fresh = all.slice(all.findIndex(({ id }) => id === last?.id) + 1).filter((photo) => !photos.includes(photo));
    if (fresh.length === 0 || last === undefined || view.isDestroying) return;
    photos.push(...fresh);
    dataSource.push(...fresh.map((photo) => dataOf(photo)));
    view.refreshSlideContent(view.currIndex + 1);
    view.dispatch('change');
  };

  addButtons(view, shown, scene, replace);
  showCaption(view, shown, scene);
  sharpenWhenZoomed(view, (at) => photos[at]);
  keepPlayerUsable(view);
  hideWhenIdle(view);
  return await new Promise((resolve) => {
    const leave = backCloses(view);
    view.on('bindEvents', () => {
      view.element?.setAttribute('aria-label', words.lightbox.label);
      view.element?.setAttribute('aria-modal', 'true');
      view.element?.focus();
    });
    view.on('destroy', () => {
      leave();
      resolve(shown());
    });
    view.init();
  });
}

function dataOf(photo: Photo): SlideData {
  const slide = slideOf(photo);
  if (slide.kind !== 'image') return { type: slide.kind };
  return {
    type: 'image',
    src: slide.src,
    width: slide.width,
    height: slide.height,
    alt: photo.name,
    ...(slide.placeholder === null ? {} : { msrc: slide.placeholder }),
  };
}

function customElementFor(photo: Photo, slide: Slide): HTMLDivElement | null {
  switch (slide.kind) {
    case 'image':
      return null;
    case 'video':
      return videoElement(photo, slide);
    case 'word':
      return wordElement(photo, slide.isPending);
    default:
      return null;
  }
}

function missing(): never {
  throw new Error('the full view was opened without photos');
}
