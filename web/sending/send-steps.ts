/** What the queue does with one photo, step by step. */
import type { Sha256 } from '../../protocol/photo.ts';
import type { Receipt } from '../../protocol/upload.ts';
import type { Standing } from './known-photos.ts';
import type { UploadProgress } from './upload.ts';

/** A photo whose bytes are at hand. */
export interface PickedPhoto {
  readonly file: File;
  readonly name: string;
  readonly mimeType: string;
  readonly lane: string | null;
  readonly lastModifiedMs: number;
  readonly sha256: Sha256 | null;
  readonly uploadUrl: string | null;
  readonly sendAgain: boolean;
}

export interface Checked {
  /** null where this browser cannot hash a file of that size. */
  readonly sha256: Sha256 | null;
  readonly standing: Standing;
}

export interface SendProgress extends UploadProgress {
  /** For a photo that is hashed while it is sent. */
  readonly hashed: (sha256: Sha256) => void;
}

export type Sent =
  | { readonly at: 'here'; readonly receipt: Receipt }
  | { readonly at: 'removed'; readonly removedAt: string | null };

/** All reject with `Failure`, with `UnreadableFile`, or as aborted. */
export interface SendSteps {
  check(photo: PickedPhoto, progress: (checkedBytes: number) => void, signal: AbortSignal): Promise<Checked>;
  /** One without a hash is hashed meanwhile, and ended as soon as the host turns out to have it. */
  send(photo: PickedPhoto, progress: SendProgress, signal: AbortSignal): Promise<Sent>;
  /** Tells the host to forget what it has of a photo that is no longer wanted. */
  abandon(uploadUrl: string, lane: string | null): Promise<void>;
}
