/** A sheet that says which keys do what. */
import type PhotoSwipe from 'photoswipe';
import { lightboxWords as say } from '../words/lightbox-words.ts';
import { actElement } from './word-element.ts';

/** Opens it; Escape or its button closes it. */
export function openKeysSheet(view: PhotoSwipe): void {
  const sheet = document.createElement('dialog');
  sheet.className = 'full-view-keys';
  sheet.setAttribute('aria-label', say.keysTitle);
  const title = document.createElement('h2');
  title.textContent = say.keysTitle;
  const list = document.createElement('dl');
  for (const [key, does] of say.keys) {
    const [name, act] = [document.createElement('dt'), document.createElement('dd')];
    const cap = document.createElement('kbd');
    cap.textContent = key;
    name.append(cap);
    act.textContent = does;
    list.append(name, act);
  }
  sheet.append(
    title,
    list,
    actElement(say.closeKeys, () => sheet.close()),
  );
  sheet.addEventListener('close', () => sheet.remove());
  view.element?.append(sheet);
  sheet.showModal();
}

export function isKeysSheetOpen(view: PhotoSwipe): boolean {
  return (view.element?.querySelectorAll('.full-view-keys[open]').length ?? 0) > 0;
}
