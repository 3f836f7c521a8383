/** What the reader may do with the photo in view: mark it, delete it, download it, copy its picture. */
import type PhotoSwipe from 'photoswipe';
import { Failure } from '../../protocol/failure.ts';
import { failureSays } from '../words/failure-words.ts';
import { lightboxWords as say } from '../words/lightbox-words.ts';
import { addBarButton } from './bar-button.ts';
import { copyPicture } from './copy-picture.ts';
import { icons } from './icons.ts';
import type { LightboxScene } from './lightbox-scene.ts';
import type { ShownList } from './shown-list.ts';
import { downloadUrl } from './word-element.ts';

export interface PhotoActs {
  toggleFavourite(): void;
  trash(): void;
  download(): void;
  copy(): void;
}

/** `tell` says a sentence to the reader. To be called before `view.init()`. */
export function addPhotoActs(
  view: PhotoSwipe,
  list: ShownList,
  scene: LightboxScene,
  tell: (sentence: string) => void,
): PhotoActs {
  const { setFavourite, trash } = scene;
  let link: HTMLAnchorElement | null = null;
  let isTrashing = false;

  /** Runs one act; what the host refuses is said. */
  const act = async (doIt: () => Promise<unknown>, refused: string): Promise<void> => {
    try {
      await doIt();
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      tell(`${refused} ${failureSays(error)}`);
    }
  };
  const toggleFavourite = (): void => {
    const { tile } = list;
    if (tile === null || setFavourite === undefined) return;
    const favourite = !tile.favourite;
    const done = favourite ? say.isFavourite : say.isNoFavourite;
    void act(async () => {
      await setFavourite(tile.id, favourite);
      tell(done);
      lookAtHeart?.();
    }, say.favouriteFailed);
  };
  const moveToTrash = (): void => {
    const { tile } = list;
    if (tile === null || trash === undefined || isTrashing) return;
    isTrashing = true;
    void act(() => trash(tile.id), say.trashFailed).finally(() => {
      isTrashing = false;
    });
  };

  const lookAtHeart =
    setFavourite === undefined
      ? undefined
      : addBarButton(view, {
          name: 'favourite',
          order: 6,
          icon: icons.heart,
          label: () => say.addFavourite,
          hint: () => say.withKey(list.tile?.favourite === true ? say.removeFavourite : say.addFavourite, 'F'),
          isOn: () => list.tile?.favourite === true,
          press: toggleFavourite,
        });
  if (trash !== undefined) {
    addBarButton(view, {
      name: 'trash',
      order: 15,
      icon: icons.trash,
      label: () => say.trash,
      hint: () => say.withKey(say.trash, say.keyDelete),
      press: moveToTrash,
    });
  }
  view.on('uiRegister', () => {
    view.ui?.registerElement({
      name: 'download',
      isButton: true,
      tagName: 'a',
      order: 9,
      html: icons.download,
      onInit: (element) => {
        if (element instanceof HTMLAnchorElement) link = element;
        element.setAttribute('download', '');
        view.on('change', () => {
          const { tile } = list;
          element.hidden = tile === null;
          if (tile === null) return;
          element.setAttribute('href', downloadUrl(tile));
          element.title = say.withKey(say.download, 'D');
          element.setAttribute('aria-label', say.downloadNamed(tile.name));
        });
      },
    });
  });
  const copy = (): void => {
    const image = view.currSlide?.content.element;
    if (!(image instanceof HTMLImageElement)) return;
    copyPicture(image).then(
      () => tell(say.pictureCopied),
      () => tell(say.pictureNotCopied),
    );
  };
  return { toggleFavourite, trash: moveToTrash, download: () => link?.click(), copy };
}
