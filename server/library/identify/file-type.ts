/** What a file is: what the library calls it, and which reader knows its inside. */
import type { PhotoKind } from '../../../protocol/photo.ts';

/** Which reader knows the inside of such a file. */
export type Family = 'still' | 'heif' | 'canon-raw' | 'iso-movie' | 'movie' | 'avi' | 'opaque';

export interface FileType {
  readonly kind: PhotoKind;
  readonly mimeType: string;
  /** Usual for this type, lower case, with its dot. */
  readonly extension: string;
  readonly family: Family;
}
