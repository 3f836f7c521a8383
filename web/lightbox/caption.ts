/** The line under a photo: when it was taken, who sent it, what it is called. */
import type PhotoSwipe from 'photoswipe';
import type { Photo } from '../../protocol/photo.ts';
import { words } from '../words/words.ts';
import type { LightboxScene } from './lightbox-scene.ts';

export function showCaption(view: PhotoSwipe, shown: () => Photo, scene: LightboxScene): void {
  view.on('uiRegister', () => {
    view.ui?.registerElement({
      name: 'caption',
      className: 'full-view-caption',
      appendTo: 'root',
      order: 9,
      onInit: (element) => {
        element.setAttribute('role', 'status');
        view.on('change', () => element.replaceChildren(...captionOf(shown(), scene.sender(shown()))));
      },
    });
  });
}

function captionOf(photo: Photo, sender: string): HTMLElement[] {
  const taken = line('full-view-taken', takenSays(photo));
  const name = document.createElement('bdi');
  name.textContent = photo.name;
  const facts = line('full-view-facts', '');
  if (sender !== '') {
    const device = document.createElement('bdi');
    device.textContent = words.gallery.from(sender);
    facts.append(device);
  }
  facts.append(name);
  if (isGuessed(photo)) facts.append(line('full-view-guess', words.lightbox.dateGuessed));
  return [taken, facts];
}

function line(className: string, text: string): HTMLElement {
  const element = document.createElement('span');
  element.className = className;
  element.textContent = text;
  return element;
}

/** "Wednesday, 3 June 2026, 14:03" */
function takenSays({ taken }: Photo): string {
  return `${words.day(taken.local.slice(0, 10))}, ${taken.local.slice(11, 16)}`;
}

/** Dates that the camera did not write are said to be what they are. */
function isGuessed({ taken }: Photo): boolean {
  return taken.source === 'file-name' || taken.source === 'last-modified' || taken.source === 'received';
}
