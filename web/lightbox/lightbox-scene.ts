/** What the full view is given to show, and whom it tells. */
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
