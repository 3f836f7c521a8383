/** What the queue begins next: which photos are hashed and asked about, which are sent, and which lone large one is both at once. */
import { isLarge, type QueuedPhoto } from './queued-photo.ts';

// Of a browser's six connections to a host the live events hold one, and the page itself needs some.
const sendsAtOnce = 3;
// More than are hashed at a time, so that those with a hash ask the host in one question.
const checksAtOnce = 8;
// With so many ready the senders never wait, and the rest is looked at without haste.
const readyForHaste = 12;

export interface Beginning {
  readonly id: string;
  readonly does: 'check' | 'send';
}

/** In the order of the picks. A photo that is paused, has no bytes or is the twin of one under way does not begin. */
export function whatBegins(photos: Iterable<QueuedPhoto>): Beginning[] {
  const { waiting, checking, ready, sending, missing } = standing(photos);
  const underWay = new Set(sending.flatMap(({ sha256 }) => sha256 ?? []));
  const sends: Beginning[] = [];
  for (const { id, sha256 } of ready) {
    if (sending.length + sends.length >= sendsAtOnce) break;
    if (sha256 !== null && underWay.has(sha256)) continue;
    if (sha256 !== null) underWay.add(sha256);
    sends.push({ id, does: 'send' });
  }

  const isIdle = sending.length + sends.length === 0;
  const lone =
    isIdle && ![...waiting, ...checking].some((photo) => !isLarge(photo)) ? loneOf(waiting, checking, missing) : null;
  if (lone !== null) sends.push({ id: lone.id, does: 'send' });

  const room = (ready.length - sends.length < readyForHaste ? checksAtOnce : 1) - checking.length;
  let mayHashLarge = lone === null && !checking.some(isLarge);
  const checks: Beginning[] = [];
  for (const photo of waiting) {
    if (checks.length >= room) break;
    if (photo === lone || (isLarge(photo) && !mayHashLarge)) continue;
    if (isLarge(photo)) mayHashLarge = false;
    checks.push({ id: photo.id, does: 'check' });
  }
  return [...sends, ...checks];
}

interface Standing {
  readonly waiting: QueuedPhoto[];
  readonly checking: QueuedPhoto[];
  readonly ready: QueuedPhoto[];
  readonly sending: QueuedPhoto[];
  /** Those without bytes. */
  readonly missing: QueuedPhoto[];
}

/** In one go, since there may be thousands and this is asked after each step of each. */
function standing(photos: Iterable<QueuedPhoto>): Standing {
  const found: Standing = { waiting: [], checking: [], ready: [], sending: [], missing: [] };
  for (const photo of photos) {
    const { at } = photo.state;
    if (photo.file === null) found.missing.push(photo);
    else if (!photo.isPaused && (at === 'waiting' || at === 'checking' || at === 'ready' || at === 'sending')) {
      found[at].push(photo);
    }
  }
  return found;
}

/**
 * With nothing else to send, the wire would lie idle for as long as a long video is hashed, which is about as long as it
 * is sent: so it leaves while it is hashed. Not one whose bytes may be those that an earlier page sent a part of.
 */
function loneOf(
  waiting: readonly QueuedPhoto[],
  checking: readonly QueuedPhoto[],
  missing: readonly QueuedPhoto[],
): QueuedPhoto | null {
  const lone = checking.find(isLarge) ?? waiting[0];
  if (lone === undefined || lone.sha256 !== null) return null;
  const mayBeKnown = missing.some(({ sizeBytes }) => sizeBytes === lone.sizeBytes);
  return mayBeKnown ? null : lone;
}
