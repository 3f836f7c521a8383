/** Plays what moves in a photo: Live Photos and motion photos over their still, by a button, by resting on it, by holding the photo. */
import type PhotoSwipe from 'photoswipe';
import { Failure } from '../../protocol/failure.ts';
import { routes } from '../../protocol/routes.ts';
import type { Tile } from '../../protocol/tile.ts';
import { failureSays } from '../words/failure-words.ts';
import { lightboxWords as say } from '../words/lightbox-words.ts';
import { addBarButton } from './bar-button.ts';
import { icons } from './icons.ts';
import type { LightboxScene } from './lightbox-scene.ts';
import { motionSourceOf } from './motion-source.ts';
import { waitForCopy } from './playable-copy.ts';
import type { ShownList } from './shown-list.ts';
import { isAnimation, slideOf } from './slide.ts';

const holdMs = 350;
/** A finger that holds still moves as far. */
const stillPx = 10;

interface Playing {
  readonly video: HTMLVideoElement;
  readonly end: AbortController;
}

export interface Motion {
  /** Whether the photo in view has something to play. */
  readonly isThere: () => boolean;
  toggle(): void;
}

/** `tell` says a sentence to the reader. To be called before `view.init()`. */
export function addMotion(
  view: PhotoSwipe,
  list: ShownList,
  scene: LightboxScene,
  wantsStill: boolean,
  tell: (sentence: string) => void,
): Motion {
  let playing: Playing | null = null;

  const isThere = (): boolean => {
    const { tile } = list;
    if (tile === null || !tile.isMoving || tile.kind !== 'image') return false;
    return isAnimation(tile) ? wantsStill : slideOf(tile).kind === 'image';
  };
  const stop = (): void => {
    playing?.end.abort();
    playing = null;
    look();
  };
  const start = (isMuted: boolean): void => {
    const { tile } = list;
    if (tile === null || !isThere() || playing !== null) return;
    if (isAnimation(tile)) startAnimation(view, tile);
    else {
      const video = document.createElement('video');
      const end = new AbortController();
      playing = { video, end };
      video.muted = isMuted;
      video.addEventListener('ended', stop);
      end.signal.addEventListener('abort', () => leave(video));
      playMovie(tile, video, end.signal).catch((error: unknown) => {
        if (end.signal.aborted) return;
        if (error instanceof Failure) tell(`${say.cannotPlayMotion} ${failureSays(error)}`);
        else if (error instanceof DOMException) tell(say.cannotPlayMotion);
        stop();
      });
    }
    look();
  };

  const playMovie = async (tile: Tile, video: HTMLVideoElement, signal: AbortSignal): Promise<void> => {
    const source = motionSourceOf(await scene.photo(tile.id));
    // What was stopped meanwhile may have been started anew: that one is not ours to stop.
    if (signal.aborted) return;
    if (source === null) return stop();
    const slide = view.currSlide;
    if (slide === undefined) return;
    video.className = 'full-view-motion';
    video.playsInline = true;
    video.disablePictureInPicture = true;
    resize(video, slide.content.displayedImageWidth, slide.content.displayedImageHeight);
    slide.container.append(video);
    if (await plays(video, source.url)) return;
    signal.throwIfAborted();
    if (scene.playable !== undefined) {
      const end = await waitForCopy(scene.playable, source.copyOf, () => tell(say.motionBeingMade), signal);
      if (end.state === 'ready' && (await plays(video, routes.playable(source.copyOf)))) return;
    }
    signal.throwIfAborted();
    tell(say.cannotPlayMotion);
    stop();
  };

  const look = addBarButton(view, {
    name: 'motion',
    order: 5,
    icon: icons.motion,
    label: () => say.playMotion,
    hint: () => say.withKey(say.playMotionHint, say.keySpace),
    isOn: () => playing !== null,
    isShown: isThere,
    press: () => (playing === null ? start(false) : stop()),
  });
  for (const leaving of ['contentDeactivate', 'destroy'] as const) view.on(leaving, stop);
  view.on('imageSizeChange', ({ content, width, height }) => {
    if (playing !== null && content === view.currSlide?.content) resize(playing.video, width, height);
  });
  let before = list.lastTile?.id;
  view.on('change', () => {
    if (list.tile?.id !== before) stop();
    before = list.tile?.id;
  });
  holdToPlay(view, () => start(false), stop);
  view.on('bindEvents', () => {
    // A phone's own menu for pictures would come in the middle of a hold.
    view.events.add(view.element, 'contextmenu', (event) => {
      if (event instanceof PointerEvent && event.pointerType === 'touch' && isThere()) event.preventDefault();
    });
  });
  restToPlay(view, () => start(true), stop);
  return { isThere, toggle: () => (playing === null ? start(false) : stop()) };
}

/** False where the browser cannot play it. */
async function plays(video: HTMLVideoElement, url: string): Promise<boolean> {
  video.src = url;
  try {
    await video.play();
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotAllowedError' && !video.muted) {
      // Without a press of its own a page may show, but not be heard.
      video.muted = true;
      return await video.play().then(
        () => video.videoWidth > 0,
        () => false,
      );
    }
    return false;
  }
  return video.videoWidth > 0;
}

/** Over its still, whatever that is zoomed to. */
function resize({ style }: HTMLVideoElement, width: number, height: number): void {
  style.width = `${width}px`;
  style.height = `${height}px`;
}

function leave(video: HTMLVideoElement): void {
  video.remove();
  video.removeAttribute('src');
  video.load();
}

function startAnimation(view: PhotoSwipe, tile: Tile): void {
  const slide = slideOf(tile);
  const element = view.currSlide?.content.element;
  if (slide.kind === 'image' && element instanceof HTMLImageElement) element.src = slide.src;
}

/** A finger or a button that rests on the photo for a moment plays it until it is lifted, as phones do. */
function holdToPlay(view: PhotoSwipe, start: () => void, stop: () => void): void {
  let timer = 0;
  let from: { x: number; y: number } | null = null;
  let isHeld = false;
  const cancel = (): void => {
    clearTimeout(timer);
    from = null;
    if (isHeld) stop();
    isHeld = false;
  };
  view.on('pointerDown', ({ originalEvent: { target, clientX, clientY } }) => {
    cancel();
    if (!(target instanceof HTMLImageElement)) return;
    from = { x: clientX, y: clientY };
    timer = window.setTimeout(() => {
      isHeld = true;
      start();
    }, holdMs);
  });
  view.on('pointerMove', ({ originalEvent: { clientX, clientY } }) => {
    if (from !== null && Math.hypot(clientX - from.x, clientY - from.y) > stillPx) cancel();
  });
  // The press that ends a hold is no click on the photo.
  for (const action of ['imageClickAction', 'tapAction'] as const) {
    view.on(action, (event) => {
      if (isHeld) event.preventDefault();
    });
  }
  view.on('pointerUp', () => setTimeout(cancel));
}

/** A mouse that rests on the button previews it without a sound. */
function restToPlay(view: PhotoSwipe, start: () => void, stop: () => void): void {
  view.on('uiRegister', () => {
    queueMicrotask(() => {
      const button = view.element?.querySelector<HTMLElement>('.pswp__button--motion');
      let isResting = false;
      button?.addEventListener('pointerenter', ({ pointerType }) => {
        if (pointerType !== 'mouse') return;
        isResting = true;
        start();
      });
      button?.addEventListener('pointerleave', () => {
        if (isResting) stop();
        isResting = false;
      });
      // Pressed on purpose it plays to its end, wherever the mouse goes.
      button?.addEventListener('pointerdown', () => {
        if (isResting) stop();
        isResting = false;
      });
    });
  });
}
