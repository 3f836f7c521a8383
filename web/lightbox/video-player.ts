/** A video in the full view: the browser's own player, or a word where it turns out that it cannot. */
import type PhotoSwipe from 'photoswipe';
import type { Photo } from '../../protocol/photo.ts';
import type { VideoSlide } from './slide.ts';
import { wordElement } from './word-element.ts';

// As high as the players' own bar of controls: there a drag seeks, above it a drag turns the page.
const controlsHeight = 72;

/** What the browser says beforehand about a type is often wrong (QuickTime with H.264 plays), so only its error decides. */
export function videoElement(photo: Photo, slide: VideoSlide): HTMLDivElement {
  const element = document.createElement('div');
  element.className = 'full-view-video';
  const video = document.createElement('video');
  video.controls = true;
  video.playsInline = true;
  video.preload = 'metadata';
  video.setAttribute('aria-label', photo.name);
  if (slide.poster !== null) video.poster = slide.poster;
  video.src = slide.url;
  video.addEventListener('error', () => element.replaceChildren(wordElement(photo, false)));
  // A format with a track that the browser has no decoder for: it plays as sound, or as nothing at all.
  video.addEventListener('loadedmetadata', () => {
    if (video.videoWidth === 0) element.replaceChildren(wordElement(photo, false));
  });
  element.append(video);
  return element;
}

/** Keeps the player's keys and controls for the player, and stops it when the reader goes on. */
export function keepPlayerUsable(view: PhotoSwipe): void {
  view.on('keydown', (event) => {
    const key = event.originalEvent;
    if (key.target instanceof HTMLVideoElement && key.key !== 'Escape' && key.key !== 'Tab') event.preventDefault();
  });
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
  view.on('contentDestroy', ({ content }) => {
    const video = content.element?.querySelector('video');
    // An element that is only dropped goes on loading until it is collected.
    video?.removeAttribute('src');
    video?.load();
  });
}
