/** What must be true of uploads and photos, in the fewest words: the state that the host is held against. */
import type { PhotoId, Sha256 } from '../../protocol/photo.ts';
import type { UploadId } from '../../protocol/upload.ts';

/** A file that a phone has. */
export interface Content {
  readonly bytes: Buffer;
  readonly sha256: Sha256;
}

export interface UploadInTheory {
  readonly id: UploadId;
  readonly content: Content;
  readonly sendAgain: boolean;
  /** null once it is complete. */
  offset: number | null;
  /** After a fault that left open how much is durable: from `offset` up to what was sent. null where it is known. */
  sentUpTo: number | null;
}

export interface PhotoInTheory {
  readonly id: PhotoId;
  isRemoved: boolean;
}

export interface Reference {
  readonly contents: readonly Content[];
  readonly uploads: UploadInTheory[];
  /** By SHA-256. */
  readonly photos: Map<Sha256, PhotoInTheory>;
  isFull: boolean;
}

export function referenceOf(contents: readonly Content[]): Reference {
  return { contents, uploads: [], photos: new Map(), isFull: false };
}
