/** What stands where a picture would: why there is none, and how to get at the photo all the same. */
import type { Photo } from '../../protocol/photo.ts';
import { routes } from '../../protocol/routes.ts';
import { words } from '../words/words.ts';

export function wordElement(photo: Photo, isPending: boolean): HTMLDivElement {
  const say = words.lightbox;
  const reason = photo.kind === 'video' ? say.cannotPlay : isPending ? say.beingMade : say.cannotShow;
  const element = document.createElement('div');
  element.className = 'full-view-word';
  const name = document.createElement('bdi');
  name.textContent = photo.name;
  const sentence = document.createElement('p');
  sentence.textContent = reason;
  const link = document.createElement('a');
  link.href = downloadUrl(photo);
  link.download = '';
  link.textContent = say.downloadInstead;
  element.append(name, sentence, link);
  // A press on the link is a press on the link, not the start of a swipe.
  link.addEventListener('pointerdown', (event) => event.stopPropagation());
  link.addEventListener('click', (event) => event.stopPropagation());
  return element;
}

export function downloadUrl(photo: Photo): string {
  return `${routes.original(photo.id)}?download`;
}
