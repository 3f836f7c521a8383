/** Controls come with movement and go after a while, so that there is the photo and nothing else. */
import type PhotoSwipe from 'photoswipe';

const idleMs = 2000;

export function hideWhenIdle(view: PhotoSwipe): void {
  let timer = 0;
  const wake = (): void => {
    const { element } = view;
    element?.classList.remove('full-view-idle');
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      // Who moves by keyboard keeps seeing where the focus is.
      if (element?.querySelector(':focus-visible:not(.pswp)') === null) element.classList.add('full-view-idle');
    }, idleMs);
  };
  view.on('bindEvents', () => {
    for (const type of ['pointermove', 'pointerdown', 'keydown', 'focusin']) {
      view.events.add(document, type, wake);
    }
    wake();
  });
  view.on('destroy', () => clearTimeout(timer));
}
