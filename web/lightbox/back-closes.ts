/** The browser's back closes the view, as it does on a phone by gesture; closing it otherwise takes that step back out of the history. */
import type PhotoSwipe from 'photoswipe';
import { fullViewStep, isFullViewStep } from './full-view-step.ts';

/** Returns what to call once the view is gone. */
export function backCloses(view: PhotoSwipe): () => void {
  let isOurs = true;
  const onBack = (): void => {
    isOurs = false;
    // While it still opens, a view does not hear that it is to close.
    if (view.opener.isOpen) view.close();
    else view.on('openingAnimationEnd', () => view.close());
  };
  // After a reload the page stands on that step already.
  if (!isFullViewStep(history.state)) history.pushState(fullViewStep, '');
  addEventListener('popstate', onBack);
  return () => {
    removeEventListener('popstate', onBack);
    if (isOurs) history.back();
  };
}
