/** The whole queue in a few numbers. */
import type { Failure } from '../../protocol/failure.ts';
import type { Done } from './queue-store.ts';
import { isSettled, type QueuedPhoto } from './queued-photo.ts';
import type { TransferRate } from './transfer-rate.ts';

export interface SendSummary {
  /** What is being sent or was, on earlier pages too: all but the unpicked and the removed. */
  readonly total: number;
  /** The host's receipt is here; `alreadyThere` of them it had before. */
  readonly done: number;
  readonly alreadyThere: number;
  readonly failed: number;
  readonly unpicked: number;
  /** Deleted on the host: a person has to say what becomes of them. */
  readonly removed: number;
  /** Still to go, without anybody's doing; `unchecked` of them may turn out to be there. */
  readonly left: number;
  readonly unchecked: number;
  readonly sentBytes: number;
  readonly totalBytes: number;
  /** What the host still lacks of the unpicked, out of everything that was picked. */
  readonly unpickedLeftBytes: number;
  readonly pickedBytes: number;
  /** Why the host takes nothing right now although it answers; null where it does. */
  readonly trouble: Failure | null;
  readonly bytesPerSecond: number | null;
  readonly msLeft: number | null;
}

export function summarise(photos: Iterable<QueuedPhoto>, before: Done, rate: TransferRate): SendSummary {
  const sum = { total: 0, done: 0, alreadyThere: 0, failed: 0, unpicked: 0, removed: 0, left: 0, unchecked: 0 };
  const bytes = { sentBytes: 0, totalBytes: 0, unpickedLeftBytes: 0, pickedBytes: before.bytes };
  let trouble: Failure | null = null;
  for (const photo of photos) {
    const { state, sizeBytes, heldBytes } = photo;
    if (state.at === 'removed') {
      sum.removed += 1;
      continue;
    }
    bytes.pickedBytes += sizeBytes;
    if (state.at === 'unpicked') {
      sum.unpicked += 1;
      bytes.unpickedLeftBytes += Math.max(0, sizeBytes - heldBytes);
      continue;
    }
    sum.total += 1;
    if (state.at === 'failed') {
      sum.failed += 1;
      continue;
    }
    bytes.totalBytes += sizeBytes;
    if (state.at === 'safe') {
      sum.done += 1;
      if (!state.isNew) sum.alreadyThere += 1;
      bytes.sentBytes += sizeBytes;
    } else bytes.sentBytes += Math.min(state.at === 'sending' ? state.sentBytes : heldBytes, sizeBytes);
    if (state.at === 'later' && state.failure.code !== 'unreachable') trouble ??= state.failure;
    if (isSettled(photo)) continue;
    sum.left += 1;
    if (photo.sha256 === null && state.at !== 'sending') sum.unchecked += 1;
  }
  if (sum.total > 0) {
    sum.total += before.files;
    sum.done += before.files;
    bytes.totalBytes += before.bytes;
    bytes.sentBytes += before.bytes;
  }
  const isMoving = sum.left > 0;
  return {
    ...sum,
    ...bytes,
    trouble,
    bytesPerSecond: isMoving ? rate.bytesPerSecond : null,
    msLeft: isMoving ? rate.msFor(bytes.totalBytes - bytes.sentBytes) : null,
  };
}
