/** Keeps the focus in the full view, which covers the page; what lies over it may have it too. */
import type PhotoSwipe from 'photoswipe';

const mayHaveIt = '[data-over-full-view]';

export function focusInside(view: PhotoSwipe): void {
  view.on('bindEvents', () => {
    const { element } = view;
    if (element === undefined) return;
    element.focus();
    view.events.add(document, 'focusin', (event) => {
      const isInside = event
        .composedPath()
        .some((one) => one === element || (one instanceof Element && one.matches(mayHaveIt)));
      if (!isInside) element.focus();
    });
  });
}
