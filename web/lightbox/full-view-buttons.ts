/** The buttons above a photo: favourite and download beside PhotoSwipe's own. */
import type PhotoSwipe from 'photoswipe';
import { Failure } from '../../protocol/failure.ts';
import type { Photo } from '../../protocol/photo.ts';
import { words } from '../words/words.ts';
import type { LightboxScene } from './lightbox-scene.ts';
import { downloadUrl } from './word-element.ts';

function icon(paths: string): string {
  return `<svg class="pswp__icn full-view-icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">${paths}</svg>`;
}

export const icons = {
  close: icon('<path d="m6 6 12 12m0-12L6 18"/>'),
  zoom: icon(
    '<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5 5M7.5 10.5h6"/><path class="full-view-zoom-in" d="M10.5 7.5v6"/>',
  ),
  previous: icon('<path d="m14.5 5-7 7 7 7"/>'),
  next: icon('<path d="m9.5 5 7 7-7 7"/>'),
  download: icon('<path d="M12 4v11m0 0-4.5-4.5M12 15l4.5-4.5M5 19.5h14"/>'),
  heart: icon(
    '<path d="M12 20.3 4.9 13.4a4.7 4.7 0 0 1 0-6.7 4.6 4.6 0 0 1 6.6 0l.5.6.5-.6a4.6 4.6 0 0 1 6.6 0 4.7 4.7 0 0 1 0 6.7z"/>',
  ),
};

/** `replace` is told of the photo as it is after a change. */
export function addButtons(
  view: PhotoSwipe,
  shown: () => Photo,
  scene: LightboxScene,
  replace: (photo: Photo) => void,
): void {
  view.on('uiRegister', () => {
    view.ui?.registerElement({
      name: 'download',
      isButton: true,
      tagName: 'a',
      order: 8,
      html: icons.download,
      onInit: (element) => {
        element.setAttribute('download', '');
        view.on('change', () => {
          element.setAttribute('href', downloadUrl(shown()));
          element.title = words.lightbox.download;
          element.setAttribute('aria-label', words.lightbox.downloadNamed(shown().name));
        });
      },
    });
    if (scene.setFavourite !== undefined) addFavourite(view, shown, scene.setFavourite, replace);
  });
}

function addFavourite(
  view: PhotoSwipe,
  shown: () => Photo,
  setFavourite: NonNullable<LightboxScene['setFavourite']>,
  replace: (photo: Photo) => void,
): void {
  let button: HTMLElement | null = null;
  const say = (): void => {
    const { favourite } = shown();
    const label = favourite ? words.lightbox.removeFavourite : words.lightbox.addFavourite;
    button?.setAttribute('aria-pressed', String(favourite));
    button?.setAttribute('aria-label', words.lightbox.addFavourite);
    if (button !== null) button.title = label;
  };
  const toggle = async (): Promise<void> => {
    const photo = shown();
    try {
      replace(await setFavourite(photo, !photo.favourite));
      say();
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      if (button !== null) button.title = `${words.lightbox.favouriteFailed} ${error.detail}`;
    }
  };
  view.ui?.registerElement({
    name: 'favourite',
    isButton: true,
    order: 7,
    html: icons.heart,
    onInit: (element) => {
      button = element;
      view.on('change', say);
    },
    onClick: () => void toggle(),
  });
}
