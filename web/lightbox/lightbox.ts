/** Hides the full view: PhotoSwipe, its styles and all that goes with it, loaded when the first photo is opened. */
import type { Photo } from '../../protocol/photo.ts';

export interface LightboxScene {
  /** In the order of next and previous, as they are when it opens. */
  readonly photos: readonly Photo[];
  /** "iPhone 13": who sent it, as people call them; may be empty. */
  readonly sender: (photo: Photo) => string;
  /** Loads more and answers all there are then; asked when the reader nears the end. */
  readonly more: () => Promise<readonly Photo[]>;
  /** Where the reader may mark photos. Rejects with `Failure`. */
  readonly setFavourite?: (photo: Photo, favourite: boolean) => Promise<Photo>;
  /** Where a photo stands on the page, to come out of there and go back. */
  readonly bounds: (photo: Photo) => DOMRect | undefined;
  /** The reader has come to this photo. */
  readonly onShow: (photo: Photo) => void;
}

/** Resolves with the photo last shown, when the view has closed: by its button, Escape, a swipe or the browser's back. */
export async function openLightbox(scene: LightboxScene, index: number): Promise<Photo> {
  const { showFullView } = await import('./full-view.ts');
  return await showFullView(scene, index);
}
