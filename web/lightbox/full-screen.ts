/** The whole screen for the photo, where the browser has a way: a phone's has none, or needs none. */
import type PhotoSwipe from 'photoswipe';
import { lightboxWords as say } from '../words/lightbox-words.ts';
import { addBarButton } from './bar-button.ts';
import { icons } from './icons.ts';

/** Answers the switch. The page, not the view, fills the screen, so that what lies over the view is seen there too. */
export function addFullScreen(view: PhotoSwipe): () => void {
  if (!document.fullscreenEnabled) return () => undefined;
  let isOurs = false;
  const toggle = (): void => {
    isOurs = !isOn();
    // A browser that says no leaves everything as it is.
    void (isOurs ? document.documentElement.requestFullscreen() : document.exitFullscreen()).catch(() => undefined);
  };
  const look = addBarButton(view, {
    name: 'full-screen',
    order: 11,
    icon: icons.fullScreen,
    label: () => say.fullScreen,
    hint: () => say.withKey(isOn() ? say.leaveFullScreen : say.fullScreen, say.keyShiftF),
    isOn,
    press: toggle,
  });
  document.addEventListener('fullscreenchange', look);
  view.on('destroy', () => {
    document.removeEventListener('fullscreenchange', look);
    if (isOurs && isOn()) void document.exitFullscreen();
  });
  return toggle;
}

function isOn(): boolean {
  return document.fullscreenElement !== null;
}
