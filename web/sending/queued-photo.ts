/** One picked file on its way, as the queue knows it. */
import type { Failure } from '../../protocol/failure.ts';
import type { PhotoId, Sha256 } from '../../protocol/photo.ts';

/**
 * waiting -> checking -> ready -> sending -> safe is the way; `safe` means the host's receipt, and `isNew` false that it
 * was there before. `later` goes on by itself, `failed` needs a person, `unpicked` needs its bytes again.
 */
export type SendState =
  | { readonly at: 'waiting' | 'checking' | 'ready' }
  | { readonly at: 'sending'; readonly sentBytes: number }
  | { readonly at: 'safe'; readonly photoId: PhotoId; readonly isNew: boolean }
  | { readonly at: 'later' | 'failed'; readonly failure: Failure }
  | { readonly at: 'unpicked'; readonly why: 'reloaded' | 'unreadable' };

/** Replaced, never changed: a new state is a new object. */
export interface QueuedPhoto {
  readonly id: string;
  readonly name: string;
  readonly sizeBytes: number;
  readonly lastModifiedMs: number;
  readonly mimeType: string;
  /** null when the page was loaded again since the pick. */
  readonly file: File | null;
  readonly sha256: Sha256 | null;
  /** Where the host holds the first part, once it does. */
  readonly uploadUrl: string | null;
  readonly state: SendState;
}

/** No one has to do anything about it any more, or can. */
export function isSettled({ state }: QueuedPhoto): boolean {
  return state.at === 'safe' || state.at === 'failed' || state.at === 'unpicked';
}

/** A person may try it again: for what the host will never take, that would only repeat the refusal. */
export function canRetry({ state }: QueuedPhoto): boolean {
  return state.at === 'later' || (state.at === 'failed' && state.failure.remedy !== 'never');
}
