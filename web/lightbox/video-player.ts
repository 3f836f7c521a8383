/** A video in the full view: the browser's own player, or what can be had instead where it turns out that it cannot. */
import type PhotoSwipe from 'photoswipe';
import { routes } from '../../protocol/routes.ts';
import type { Tile } from '../../protocol/tile.ts';
import type { LightboxScene } from './lightbox-scene.ts';
import type { VideoSlide } from './slide.ts';
import { takenSays } from './taken-says.ts';
import { offerCopy } from './unplayable-video.ts';

// As high as the players' own bar of controls: there a drag seeks, above it a drag turns the page.
const controlsHeight = 72;

/** What ends with a player: its waiting for a copy. */
const ends = new WeakMap<Element, AbortController>();

/** What the browser says beforehand about a type is often wrong (QuickTime with H.264 plays), so only its error decides. */
export function videoElement(tile: Tile, slide: VideoSlide, scene: LightboxScene): HTMLDivElement {
  const element = document.createElement('div');
  element.className = 'full-view-video';
  const end = new AbortController();
  ends.set(element, end);
  const play = (url: string, failed: () => void, isWanted: boolean): void => {
    const video = document.createElement('video');
    video.controls = true;
    video.playsInline = true;
    video.preload = 'metadata';
    video.setAttribute('aria-label', `${tile.name}, ${takenSays(tile)}`);
    if (slide.poster !== null) video.poster = slide.poster;
    video.src = url;
    video.addEventListener('error', failed, { once: true });
    // A format with a track that the browser has no decoder for: it plays as sound, or as nothing at all.
    video.addEventListener('loadedmetadata', () => {
      if (video.videoWidth === 0) failed();
    });
    element.replaceChildren(video);
    // A browser that wants a press first shows its own button for that.
    if (isWanted) void video.play().catch(() => undefined);
  };
  play(slide.url, () => void offerCopy(element, tile, scene, () => play(copyUrl, cannot, true), end.signal), false);
  const copyUrl = routes.playable(tile.id);
  const cannot = (): void =>
    void offerCopy(element, tile, { ...scene, playable: cannotAtAll }, () => undefined, end.signal);
  return element;
}

/** A browser that plays not even the copy. */
function cannotAtAll(): Promise<{ state: 'cannot'; why: 'unreadable' }> {
  return Promise.resolve({ state: 'cannot', why: 'unreadable' });
}

/** The player in view, while there is one. */
export function videoInView(view: PhotoSwipe): HTMLVideoElement | null {
  return view.currSlide?.content.element?.querySelector<HTMLVideoElement>('.full-view-video > video') ?? null;
}

/** Keeps the player's keys and controls for the player, and stops it when the reader goes on. */
export function keepPlayerUsable(view: PhotoSwipe): void {
  view.on('pointerDown', (event) => {
    const { target, clientY } = event.originalEvent;
    if (!(target instanceof HTMLVideoElement)) return;
    if (clientY > target.getBoundingClientRect().bottom - controlsHeight) event.preventDefault();
  });
  for (const action of ['imageClickAction', 'tapAction', 'bgClickAction', 'doubleTapAction'] as const) {
    view.on(action, (event) => {
      if (event.originalEvent.target instanceof HTMLVideoElement) event.preventDefault();
    });
  }
  for (const leaving of ['contentDeactivate', 'contentRemove'] as const) {
    view.on(leaving, ({ content }) => content.element?.querySelector('video')?.pause());
  }
  view.on('contentDestroy', ({ content: { element } }) => {
    if (element === undefined) return;
    ends.get(element)?.abort();
    const video = element.querySelector('video');
    // An element that is only dropped goes on loading until it is collected.
    video?.removeAttribute('src');
    video?.load();
  });
}
