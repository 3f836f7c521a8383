/** How fast the video in view plays: a button that goes round, and keys that go up and down. The next video plays as fast. */
import type PhotoSwipe from 'photoswipe';
import { lightboxWords as say } from '../words/lightbox-words.ts';
import { words } from '../words/words.ts';
import { videoInView } from './video-player.ts';

const speeds = [0.25, 0.5, 1, 1.5, 2, 4] as const;

export interface PlaybackSpeed {
  faster(): void;
  slower(): void;
}

/** To be called before `view.init()`. */
export function addPlaybackSpeed(view: PhotoSwipe): PlaybackSpeed {
  let speed = 1;
  let button: HTMLElement | null = null;
  const look = (): void => {
    const video = videoInView(view);
    if (video !== null) {
      video.playbackRate = speed;
      video.defaultPlaybackRate = speed;
    }
    if (button === null) return;
    button.hidden = video === null;
    button.textContent = say.speed(numberOf(speed));
    button.setAttribute('aria-label', say.speedLabel(numberOf(speed)));
    button.title = say.withKey(say.speedHint, '< >');
  };
  const step = (by: 1 | -1, goesRound: boolean): void => {
    const next = speeds.findIndex((one) => one === speed) + by;
    speed = speeds[goesRound ? next % speeds.length : Math.min(Math.max(next, 0), speeds.length - 1)] ?? 1;
    look();
  };
  view.on('uiRegister', () => {
    view.ui?.registerElement({
      name: 'speed',
      isButton: true,
      order: 7,
      onInit: (element) => {
        button = element;
        view.on('change', look);
        // A copy that has been made comes without a change of photo; such events do not bubble, but they can be caught.
        view.element?.addEventListener('loadedmetadata', look, { capture: true });
      },
      onClick: () => step(1, true),
    });
  });
  return { faster: () => step(1, false), slower: () => step(-1, false) };
}

function numberOf(speed: number): string {
  return new Intl.NumberFormat(words.language).format(speed);
}
