/** A sentence over the photo that comes, is read out, and goes. */
import type PhotoSwipe from 'photoswipe';

const shownMs = 4000;

/** To be called before `view.init()`. */
export function sentences(view: PhotoSwipe): (sentence: string) => void {
  let place: HTMLElement | null = null;
  let timer = 0;
  view.on('uiRegister', () => {
    view.ui?.registerElement({
      name: 'sentence',
      className: 'full-view-sentence',
      appendTo: 'wrapper',
      onInit: (element) => {
        place = element;
        element.setAttribute('aria-live', 'polite');
      },
    });
  });
  view.on('destroy', () => clearTimeout(timer));
  return (sentence) => {
    if (place === null) return;
    place.textContent = sentence;
    clearTimeout(timer);
    timer = window.setTimeout(() => place?.replaceChildren(), shownMs);
  };
}
