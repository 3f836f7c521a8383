/** One photo after the other by itself: each for some seconds once it is there, a video to its end. */
import type PhotoSwipe from 'photoswipe';
import { lightboxWords as say } from '../words/lightbox-words.ts';
import { addBarButton } from './bar-button.ts';
import { icons } from './icons.ts';
import type { LightboxScene } from './lightbox-scene.ts';
import { videoInView } from './video-player.ts';

const eachMs = 4000;
/** A picture that does not come holds nobody up for longer. */
const mostWaitMs = 12_000;

export interface Slideshow {
  readonly isOn: () => boolean;
  toggle(): void;
}

/** Ends with the list, and with whatever else the reader does. To be called before `view.init()`. */
export function addSlideshow(view: PhotoSwipe, scene: LightboxScene, tell: (sentence: string) => void): Slideshow {
  let run: AbortController | null = null;
  const isOn = (): boolean => run !== null;
  const stop = (): void => {
    if (run === null) return;
    run.abort();
    run = null;
    view.element?.classList.remove('full-view-slideshow');
    look();
  };
  const start = (): void => {
    const { signal } = (run = new AbortController());
    view.element?.classList.add('full-view-slideshow');
    tell(say.slideshowOn);
    look();
    void keepAwake(signal);
    const isOver = (): boolean => view.currIndex >= scene.count() - 1;
    const goOn = (): void => {
      if (signal.aborted) return;
      if (isOver()) return stop();
      view.next();
      waitForThis();
    };
    const waitForThis = (): void => whenSeen(view, signal, goOn);
    if (isOver()) view.goTo(0);
    waitForThis();
  };
  const toggle = (): void => (run === null ? start() : stop());
  const look = addBarButton(view, {
    name: 'slideshow',
    order: 10,
    icon: icons.slideshow,
    label: () => say.slideshow,
    hint: () => say.withKey(isOn() ? say.stopSlideshow : say.slideshow, 'S'),
    isOn,
    press: toggle,
  });
  for (const sign of ['pointerDown', 'wheel', 'close', 'destroy'] as const) view.on(sign, stop);
  return { isOn, toggle };
}

/** Calls `over` when the photo in view was there for long enough. */
function whenSeen(view: PhotoSwipe, signal: AbortSignal, over: () => void): void {
  const startedAtMs = performance.now();
  let seenSinceMs: number | null = null;
  const timer = setInterval(() => {
    // Nobody looks at a hidden page.
    if (document.hidden) return;
    const video = videoInView(view);
    const nowMs = performance.now();
    if (video !== null && video.readyState > 0 && !video.ended) {
      if (video.paused) void video.play().catch(finish);
      return;
    }
    const content = view.currSlide?.content;
    if (seenSinceMs === null && content?.isLoading() === false) seenSinceMs = nowMs;
    const isSeen = seenSinceMs !== null && nowMs - seenSinceMs >= eachMs;
    if (video?.ended === true || isSeen || nowMs - startedAtMs >= mostWaitMs) finish();
  }, 200);
  const finish = (): void => {
    clearInterval(timer);
    if (!signal.aborted) over();
  };
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
}

/** A screen that goes dark ends the show; where the browser cannot hold it awake, it does what it does. */
async function keepAwake(signal: AbortSignal): Promise<void> {
  try {
    const lock = await navigator.wakeLock.request('screen');
    if (signal.aborted) await lock.release();
    else signal.addEventListener('abort', () => void lock.release(), { once: true });
  } catch {
    // Refused, or not known here.
  }
}
