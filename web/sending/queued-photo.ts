/** One picked file on its way, as the queue knows it. */
import type { Failure } from '../../protocol/failure.ts';
import type { PhotoId, Sha256 } from '../../protocol/photo.ts';

/**
 * waiting -> checking -> ready -> sending -> safe is the way; `safe` means the host's receipt, and `isNew` false that it
 * was there before. `later` goes on by itself. `failed` and `removed` (deleted on the host) need a person's word, and
 * `unpicked` needs its bytes again.
 */
export type SendState =
  | { readonly at: 'waiting' | 'ready' }
  | { readonly at: 'checking'; readonly checkedBytes: number }
  | { readonly at: 'sending'; readonly sentBytes: number }
  | { readonly at: 'safe'; readonly photoId: PhotoId; readonly isNew: boolean }
  | { readonly at: 'later' | 'failed'; readonly failure: Failure }
  | { readonly at: 'removed'; readonly removedAt: string | null }
  | { readonly at: 'unpicked'; readonly why: 'reloaded' | 'unreadable' };

/** Replaced, never changed: a new state is a new object. */
export interface QueuedPhoto {
  readonly id: string;
  /** Of the pick that it came with. */
  readonly batchId: string;
  readonly name: string;
  readonly sizeBytes: number;
  readonly lastModifiedMs: number;
  readonly mimeType: string;
  /** The folder that the owner brings it in from; null for a device's own photo. */
  readonly lane: string | null;
  /** null when the page was loaded again since the pick. */
  readonly file: File | null;
  readonly sha256: Sha256 | null;
  /** Where the host holds the first part, once it does; and how much of it is durable there. */
  readonly uploadUrl: string | null;
  readonly heldBytes: number;
  /** By a person, and it alone. */
  readonly isPaused: boolean;
  /** A person knows that it was deleted on the host, and wants it there again. */
  readonly sendAgain: boolean;
  readonly state: SendState;
}

/** Nothing more becomes of it by itself. */
export function isSettled({ state }: QueuedPhoto): boolean {
  return state.at === 'safe' || state.at === 'failed' || state.at === 'unpicked' || state.at === 'removed';
}

/** The host will never take it: neither another try nor another pick would change that. */
export function isRefused({ state }: QueuedPhoto): boolean {
  return state.at === 'failed' && state.failure.remedy === 'never';
}

/** A person may try it again: for what the host will never take, that would only repeat the refusal. */
export function canRetry(photo: QueuedPhoto): boolean {
  return photo.state.at === 'later' || (photo.state.at === 'failed' && !isRefused(photo));
}

// More is never held in memory at a time for one file: a phone's browser would be killed for it.
const wholeInMemoryBytes = 64 * 1024 * 1024;

/** Hashed in pieces, which takes about as long as sending it. */
export function isLarge({ sizeBytes }: Pick<QueuedPhoto, 'sizeBytes'>): boolean {
  return sizeBytes > wholeInMemoryBytes;
}
