/** The whole queue in a few numbers. */
import type { Failure } from '../../protocol/failure.ts';
import { isSettled, type QueuedPhoto } from './queued-photo.ts';
import type { TransferRate } from './transfer-rate.ts';

export interface SendSummary {
  /** What is being sent or was: all but the unpicked. */
  readonly total: number;
  /** The host's receipt is here; `alreadyThere` of them it had before. */
  readonly done: number;
  readonly alreadyThere: number;
  readonly failed: number;
  readonly unpicked: number;
  /** Still to go, without anybody's doing. */
  readonly left: number;
  readonly sentBytes: number;
  readonly totalBytes: number;
  /** Why the host takes nothing right now although it answers; null where it does. */
  readonly trouble: Failure | null;
  readonly bytesPerSecond: number | null;
  readonly msLeft: number | null;
}

export function summarise(photos: Iterable<QueuedPhoto>, rate: TransferRate): SendSummary {
  const sum = { total: 0, done: 0, alreadyThere: 0, failed: 0, unpicked: 0, left: 0, sentBytes: 0, totalBytes: 0 };
  let trouble: Failure | null = null;
  for (const photo of photos) {
    const { state, sizeBytes } = photo;
    if (state.at === 'unpicked') {
      sum.unpicked += 1;
      continue;
    }
    sum.total += 1;
    if (state.at === 'failed') {
      sum.failed += 1;
      continue;
    }
    sum.totalBytes += sizeBytes;
    if (state.at === 'safe') {
      sum.done += 1;
      if (!state.isNew) sum.alreadyThere += 1;
      sum.sentBytes += sizeBytes;
    } else if (state.at === 'sending') sum.sentBytes += Math.min(state.sentBytes, sizeBytes);
    if (state.at === 'later' && state.failure.code !== 'unreachable') trouble ??= state.failure;
    if (!isSettled(photo)) sum.left += 1;
  }
  const isMoving = sum.left > 0;
  return {
    ...sum,
    trouble,
    bytesPerSecond: isMoving ? rate.bytesPerSecond : null,
    msLeft: isMoving ? rate.msFor(sum.totalBytes - sum.sentBytes) : null,
  };
}
