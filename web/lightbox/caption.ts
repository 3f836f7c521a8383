/** The line under a photo: when it was taken, who sent it, what it is called. */
import type PhotoSwipe from 'photoswipe';
import { lightboxWords as say } from '../words/lightbox-words.ts';
import { words } from '../words/words.ts';
import type { LightboxScene } from './lightbox-scene.ts';
import type { ShownList } from './shown-list.ts';
import { takenSays } from './taken-says.ts';

export function showCaption(view: PhotoSwipe, list: ShownList, scene: LightboxScene): void {
  view.on('uiRegister', () => {
    view.ui?.registerElement({
      name: 'caption',
      className: 'full-view-caption',
      appendTo: 'wrapper',
      order: 9,
      onInit: (element) => {
        element.setAttribute('role', 'status');
        view.on('change', () => {
          const lines = captionOf(list, scene);
          // What is said already is not said again whenever something lands.
          if (lines.map(({ outerHTML }) => outerHTML).join('') !== element.innerHTML) element.replaceChildren(...lines);
          const place = say.placeInList(words.count(view.currIndex + 1), words.count(scene.count()));
          view.currSlide?.holderElement?.setAttribute('aria-label', place);
        });
      },
    });
  });
}

function captionOf(list: ShownList, scene: LightboxScene): HTMLElement[] {
  const { tile } = list;
  if (tile === null) return [];
  const taken = line('full-view-taken', takenSays(tile));
  const facts = line('full-view-facts', '');
  const sender = scene.sender(tile);
  if (sender !== '') facts.append(isolated(say.from(sender)));
  facts.append(isolated(tile.name));
  return [taken, facts];
}

function isolated(text: string): HTMLElement {
  const element = document.createElement('bdi');
  element.textContent = text;
  return element;
}

function line(className: string, text: string): HTMLElement {
  const element = document.createElement('span');
  element.className = className;
  element.textContent = text;
  return element;
}
