/** A line of the activity as a sentence, and whether the owner should look at it twice. */
import type { ActivityEntry } from '../../protocol/activity.ts';
import type { FailureCode } from '../../protocol/failure.ts';
import { activityWords as say } from '../words/activity-words.ts';
import { words } from '../words/words.ts';

type Sentence = (who: string) => string;

const refusedClaims: Partial<Record<FailureCode, typeof say.claimUsed>> = {
  'invitation-used': say.claimUsed,
  'invitation-expired': say.claimExpired,
  'too-many-requests': say.claimMany,
};
const turnedAway: Partial<Record<FailureCode, typeof say.claimUsed>> = {
  'foreign-origin': say.turnedAway.foreign,
  'wrong-host': say.turnedAway.name,
  'not-allowed': say.turnedAway.access,
  'too-many-requests': say.turnedAway.many,
};

/** The sentence around the name of who did it or to whom it was done. */
export function activitySays({ what }: ActivityEntry): Sentence {
  switch (what.kind) {
    case 'paired':
      return say.paired[what.access];
    case 'joined-again':
      return say.joinedAgain;
    case 'denied':
      return say.denied;
    case 'wrong-code':
      return (who) => say.wrongCode(who, what.count);
    case 'claim-refused':
      return (who) => (refusedClaims[what.code] ?? say.claimRefused)(who, what.count);
    case 'owner-signed-in':
      return say.ownerSignedIn;
    case 'revoked':
      return say.revoked;
    case 'signed-out-all':
      return (who) => say.signedOutAll(who, what.count);
    case 'key-copied':
      return (who) => say.keyCopied(who, what.count);
    case 'access-changed':
      return say.access[what.access];
    case 'renamed':
      return (who) => say.renamed(who, what.from);
    case 'photos-removed':
      return (who) => say.photosRemoved(who, what.count);
    case 'photos-restored':
      return (who) => say.photosRestored(who, what.count);
    case 'photos-erased':
      return (who) => say.photosErased(who, what.count);
    case 'album-removed':
      return say.albumRemoved;
    case 'downloaded':
      return (who) => say.downloaded(who, what.count, words.bytes(what.sizeBytes));
    case 'settings-changed':
      return say.settingsChanged;
    case 'turned-away':
      return (who) => (turnedAway[what.code] ?? say.turnedAway.key)(who, what.count);
  }
}

export function isWarning({ what: { kind } }: ActivityEntry): boolean {
  return ['wrong-code', 'claim-refused', 'denied', 'key-copied', 'turned-away'].includes(kind);
}

/** "192.168.1.20", "this laptop"; null for what the host did by itself. */
export function whereFrom({ address }: ActivityEntry): string | null {
  if (address === null || address === '') return null;
  return address === '127.0.0.1' || address === '::1' ? say.fromHere : say.from(address);
}
