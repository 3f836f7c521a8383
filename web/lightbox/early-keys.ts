/** Keys that are pressed while the view still grows out of its tile: PhotoSwipe does not listen yet, so they are pressed again for it. */
import type PhotoSwipe from 'photoswipe';

/** To be called right before `view.init()`. */
export function keepEarlyKeys(view: PhotoSwipe): void {
  const early: string[] = [];
  const keep = (event: KeyboardEvent): void => {
    const { key, ctrlKey, metaKey, altKey } = event;
    if (ctrlKey || metaKey || altKey || key === 'Tab') return;
    // Nor does what lies below, which has the focus till then, take them for its own.
    event.preventDefault();
    event.stopPropagation();
    early.push(key);
  };
  const stop = (): void => document.removeEventListener('keydown', keep, { capture: true });
  document.addEventListener('keydown', keep, { capture: true });
  view.on('bindEvents', () => {
    stop();
    queueMicrotask(() => {
      for (const key of early) view.element?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    });
  });
  view.on('destroy', stop);
}
