/** The browser's back closes the view, as it does on a phone by gesture; closing it otherwise takes that step back out of the history. */
import type PhotoSwipe from 'photoswipe';

/** Returns what to call once the view is gone. */
export function backCloses(view: PhotoSwipe): () => void {
  let isOurs = true;
  const onBack = (): void => {
    isOurs = false;
    view.close();
  };
  history.pushState({ isLightbox: true }, '');
  addEventListener('popstate', onBack);
  return () => {
    removeEventListener('popstate', onBack);
    if (isOurs) history.back();
  };
}
