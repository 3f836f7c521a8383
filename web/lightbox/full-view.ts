/** One opening of the full view, from its first photo to its last. */
import PhotoSwipe from 'photoswipe';
import 'photoswipe/photoswipe.css';
import type { PhotoId } from '../../protocol/photo.ts';
import type { Tile } from '../../protocol/tile.ts';
import { lightboxWords as say } from '../words/lightbox-words.ts';
import { backCloses } from './back-closes.ts';
import { showCaption } from './caption.ts';
import { keepEarlyKeys } from './early-keys.ts';
import { focusInside } from './focus-inside.ts';
import { addFullScreen } from './full-screen.ts';
import './full-view.css';
import './full-view-words.css';
import { hideWhenIdle } from './hide-when-idle.ts';
import { icons } from './icons.ts';
import { listenToKeys } from './keys.ts';
import type { LightboxScene } from './lightbox-scene.ts';
import { addMotion } from './motion.ts';
import { addPhotoActs } from './photo-acts.ts';
import { addPlaybackSpeed } from './playback-speed.ts';
import { addPushPanel } from './push-panel.ts';
import { shapeWhenLoaded } from './shape-when-loaded.ts';
import { sharpenWhenZoomed } from './sharpen-when-zoomed.ts';
import { ShownList } from './shown-list.ts';
import { slideOf } from './slide.ts';
import { addSlideshow } from './slideshow.ts';
import { sentences } from './tell.ts';
import { keepPlayerUsable, videoElement } from './video-player.ts';
import { failedElement, waitingElement, whyNoPicture, wordElement } from './word-element.ts';
import { mostZoom, pressedZoom } from './zoom-levels.ts';

/** Resolves with the photo last shown, once the view has closed; null where there was none left. */
export async function showFullView(scene: LightboxScene, index: number): Promise<PhotoId | null> {
  const wantsStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const view = new PhotoSwipe({
    index,
    loop: false,
    bgOpacity: 1,
    spacing: 0.06,
    wheelToZoom: true,
    preload: [1, 2],
    counter: false,
    returnFocus: false,
    trapFocus: false,
    showHideAnimationType: wantsStill ? 'none' : 'zoom',
    showAnimationDuration: 200,
    hideAnimationDuration: 200,
    zoomAnimationDuration: wantsStill ? 0 : 200,
    secondaryZoomLevel: pressedZoom,
    maxZoomLevel: mostZoom,
    getViewportSizeFn: () => panel.room(),
    imageClickAction: 'zoom',
    tapAction: 'toggle-controls',
    doubleTapAction: 'zoom',
    errorMsg: say.cannotShow,
    closeTitle: say.close,
    zoomTitle: say.zoom,
    arrowPrevTitle: say.previous,
    arrowNextTitle: say.next,
    closeSVG: icons.close,
    zoomSVG: icons.zoom,
    arrowPrevSVG: icons.previous,
    arrowNextSVG: icons.next,
  });
  const list = new ShownList({
    view,
    scene,
    wantsStill,
    elementFor: (tile) => elementFor(tile, scene),
    waitingElement,
    failedElement,
  });
  const tell = sentences(view);
  const panel = addPushPanel(view, list, scene, tell);
  const acts = addPhotoActs(view, list, scene, tell);
  const motion = addMotion(view, list, scene, wantsStill, tell);
  const slideshow = addSlideshow(view, scene, tell);
  const speed = addPlaybackSpeed(view);
  listenToKeys(
    view,
    {
      ...acts,
      ...speed,
      togglePanel: panel.toggle,
      toggleFullScreen: addFullScreen(view),
      toggleSlideshow: slideshow.toggle,
      isSlideshowOn: slideshow.isOn,
      hasMotion: motion.isThere,
      toggleMotion: motion.toggle,
    },
    scene.count,
  );

  view.addFilter('thumbBounds', () => {
    const rect = list.tile === null ? undefined : scene.bounds(list.tile.id);
    const { left, top, width } = rect ?? { left: innerWidth / 2, top: innerHeight / 2, width: 1 };
    return { x: left, y: top, w: width };
  });
  view.addFilter('contentErrorElement', (element, content) => {
    const tile = list.tileOf(content);
    return tile === undefined ? element : wordElement(tile, say.cannotShow);
  });
  let told: PhotoId | null = null;
  view.on('change', () => {
    const { tile } = list;
    // PhotoSwipe looks at that when the zoom changes, which it does not from a photo to a video.
    view.element?.classList.toggle('full-view-fixed', view.currSlide?.isZoomable() === false);
    if (tile === null || tile.id === told) return;
    told = tile.id;
    scene.onShow(tile.id);
  });
  // A screen that is turned while the view opens finds it laid out for the one before.
  const [openedWide, openedHigh] = [innerWidth, innerHeight];
  view.on('openingAnimationEnd', () => {
    if (innerWidth !== openedWide || innerHeight !== openedHigh) view.updateSize(true);
  });
  showCaption(view, list, scene);
  shapeWhenLoaded(view, (content) => list.tileOf(content));
  sharpenWhenZoomed(view, (content) => list.tileOf(content), tell);
  keepPlayerUsable(view);
  focusInside(view);
  hideWhenIdle(view);
  return await new Promise((resolve) => {
    const leave = backCloses(view);
    view.on('afterInit', () => {
      view.element?.setAttribute('aria-label', say.label);
      view.element?.setAttribute('aria-modal', 'true');
    });
    view.on('destroy', () => {
      leave();
      resolve(scene.count() === 0 ? null : (list.lastTile?.id ?? null));
    });
    keepEarlyKeys(view);
    view.init();
  });
}

/** Null for a picture, which PhotoSwipe shows by itself. */
function elementFor(tile: Tile, scene: LightboxScene): HTMLDivElement | null {
  const slide = slideOf(tile);
  switch (slide.kind) {
    case 'image':
      return null;
    case 'video':
      return videoElement(tile, slide, scene);
    case 'word':
      return wordElement(tile, whyNoPicture(slide.isPending));
    default:
      return null;
  }
}
