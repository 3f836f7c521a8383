/** What each key does in the full view, besides those that PhotoSwipe knows: arrows, Escape, z. */
import type PhotoSwipe from 'photoswipe';
import { isKeysSheetOpen, openKeysSheet } from './keys-sheet.ts';
import { videoInView } from './video-player.ts';

export interface KeyedActs {
  readonly toggleFavourite: () => void;
  readonly trash: () => void;
  readonly download: () => void;
  readonly copy: () => void;
  readonly togglePanel: () => void;
  readonly toggleFullScreen: () => void;
  readonly toggleSlideshow: () => void;
  readonly isSlideshowOn: () => boolean;
  readonly hasMotion: () => boolean;
  readonly toggleMotion: () => void;
  readonly faster: () => void;
  readonly slower: () => void;
}

const seekSeconds = 10;

export function listenToKeys(view: PhotoSwipe, acts: KeyedActs, count: () => number): void {
  view.on('keydown', (event) => {
    const key = event.originalEvent;
    const at = key.composedPath()[0];
    if (isKeysSheetOpen(view)) return event.preventDefault();
    if (at instanceof HTMLTextAreaElement || at instanceof HTMLInputElement) {
      if (key.key === 'Escape') at.blur();
      return event.preventDefault();
    }
    // The player's own keys are the player's, as long as it has the focus.
    if (at instanceof HTMLVideoElement && /^(Arrow| |Enter|Home|End)/.test(key.key)) return event.preventDefault();
    // Space presses the button that has the focus.
    if (key.key === ' ' && at instanceof HTMLElement && at.closest('button, a, info-panel') !== null) return;
    if (key.key.startsWith('Arrow') && at instanceof HTMLElement && at.closest('info-panel') !== null) {
      if (key.key === 'ArrowUp' || key.key === 'ArrowDown') return event.preventDefault();
    }
    // What is marked in the panel is what is to be copied.
    const isCopying = key.key === 'c' && !key.altKey && (getSelection()?.isCollapsed ?? true);
    if ((key.ctrlKey || key.metaKey || key.altKey) && !isCopying) return;
    const act = actOf(view, key, acts, count);
    if (act === null) {
      if (acts.isSlideshowOn() && key.key.startsWith('Arrow')) acts.toggleSlideshow();
      return;
    }
    event.preventDefault();
    key.preventDefault();
    act();
  });
}

function actOf(view: PhotoSwipe, key: KeyboardEvent, acts: KeyedActs, count: () => number): (() => void) | null {
  const video = videoInView(view);
  switch (key.key) {
    case ' ':
      if (acts.isSlideshowOn()) return acts.toggleSlideshow;
      if (video !== null) return () => playOrPause(video);
      return acts.hasMotion() ? acts.toggleMotion : null;
    case 'f':
      return acts.toggleFavourite;
    case 'F':
      return acts.toggleFullScreen;
    case 'i':
      return acts.togglePanel;
    case 's':
      return acts.toggleSlideshow;
    case 'd':
      return acts.download;
    case 'c':
      return acts.copy;
    case 'Delete':
    case 'Backspace':
      return acts.trash;
    case 'Home':
      return () => view.goTo(0);
    case 'End':
      return () => view.goTo(count() - 1);
    case '+':
    case '=':
      return () => zoomBy(view, 1.5);
    case '-':
      return () => zoomBy(view, 1 / 1.5);
    case '0':
      return () => view.currSlide?.zoomTo(view.currSlide.zoomLevels.initial, undefined, durationOf(view));
    case '?':
      return () => openKeysSheet(view);
    case 'j':
      return video === null ? null : () => seekBy(video, -seekSeconds);
    case 'l':
      return video === null ? null : () => seekBy(video, seekSeconds);
    case 'm':
      return video === null ? null : () => mute(video);
    case '<':
      return acts.slower;
    case '>':
      return acts.faster;
    default:
      return null;
  }
}

function playOrPause(video: HTMLVideoElement): void {
  if (video.paused) void video.play().catch(() => undefined);
  else video.pause();
}

function seekBy(video: HTMLVideoElement, seconds: number): void {
  video.currentTime += seconds;
}

function mute(video: HTMLVideoElement): void {
  video.muted = !video.muted;
}

function zoomBy(view: PhotoSwipe, factor: number): void {
  const slide = view.currSlide;
  slide?.zoomTo(slide.currZoomLevel * factor, undefined, durationOf(view));
}

function durationOf({ options }: PhotoSwipe): number | false {
  return options.zoomAnimationDuration ?? false;
}
