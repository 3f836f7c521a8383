/** One line on how a photo of the queue stands. */
import { failureSays } from '../words/failure-words.ts';
import { words } from '../words/words.ts';
import { isLarge, type QueuedPhoto } from './queued-photo.ts';

const say = words.sending;

export function rowSays(photo: QueuedPhoto, hostName: string): string {
  const { sizeBytes, heldBytes, isPaused, state } = photo;
  const size = words.bytes(sizeBytes);
  const left = heldBytes > 0 ? say.bytesLeft(Math.max(0, sizeBytes - heldBytes), sizeBytes) : size;
  switch (state.at) {
    case 'failed':
      return failureSays(state.failure);
    case 'removed':
      return state.removedAt === null ? say.removedThere(hostName) : say.removedOn(hostName, new Date(state.removedAt));
    case 'unpicked':
      return state.why === 'unreadable' ? say.unreadable : `${say.state.unpicked} · ${left}`;
    case 'sending':
      return words.bytesOf(Math.min(state.sentBytes, sizeBytes), sizeBytes);
    case 'safe':
      return `${state.isNew ? say.state.sent : say.state.here} · ${size}`;
    case 'checking':
      return isLarge(photo) ? say.checkingOf(state.checkedBytes, sizeBytes) : `${say.state.checking} · ${size}`;
    case 'later':
      if (!isPaused && state.failure.code !== 'unreachable') return failureSays(state.failure);
      return `${isPaused ? say.state.paused : say.state.waiting} · ${left}`;
    case 'waiting':
    case 'ready':
      return `${isPaused ? say.state.paused : say.state.waiting} · ${left}`;
  }
}
