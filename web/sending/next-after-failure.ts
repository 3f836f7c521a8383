/** What becomes of a photo whose step failed: by the catalogue's remedy, never by what a message says. */
import { Failure } from '../../protocol/failure.ts';
import type { QueuedPhoto } from './queued-photo.ts';
import { UnreadableFile } from './readable.ts';

// For what may lie at one photo: then it is put aside for a person. A host that is away is waited for without end.
const triesPerPhoto = 5;
const mayLieAtThePhoto = new Set(['internal', 'upload-busy']);

/** `tries` counts those that failed, this one too. `waits`: the host is in trouble, so nothing else should begin yet. */
export function nextAfterFailure(error: unknown, tries: number): { change: Partial<QueuedPhoto>; waits: boolean } {
  if (error instanceof UnreadableFile) {
    return { change: { file: null, state: { at: 'unpicked', why: 'unreadable' } }, waits: false };
  }
  const failure = error instanceof Failure ? error : new Failure('internal');
  const failed = { state: { at: 'failed', failure } } as const;
  const isSpent = tries >= triesPerPhoto;
  if (failure.code === 'removed-here') {
    return { change: { uploadUrl: null, heldBytes: 0, state: { at: 'removed', removedAt: null } }, waits: false };
  }
  switch (failure.remedy) {
    case 'never':
      return { change: failed, waits: false };
    case 'later':
      if (isSpent && mayLieAtThePhoto.has(failure.code)) return { change: failed, waits: false };
      return { change: { state: { at: 'later', failure } }, waits: true };
    case 'resync':
      return {
        change: { uploadUrl: null, heldBytes: 0, ...(isSpent ? failed : { state: { at: 'waiting' } }) },
        waits: false,
      };
    case 'pair-again':
      // The page asks to pair again; what is queued goes on after that.
      return { change: { state: { at: 'waiting' } }, waits: false };
  }
}
