/** What the import asks of whoever sends: files in, each to its receipt, and how it stands with them. */
import type { Failure } from '../../protocol/failure.ts';

export interface OnTheRoad {
  readonly id: string;
  readonly name: string;
  readonly sizeBytes: number;
  readonly state: {
    readonly at: string;
    readonly failure?: Failure;
    /** Of one without bytes: left by an earlier page, or not readable. */
    readonly why?: string;
    readonly isNew?: boolean;
  };
}

/** Dispatches `change`. */
export interface ImportRoad extends EventTarget {
  readonly summary: {
    readonly left: number;
    readonly removed: number;
    readonly sentBytes: number;
    readonly bytesPerSecond: number | null;
    readonly trouble: Failure | null;
  };
  readonly photos: readonly OnTheRoad[];
  readonly isPaused: boolean;
  readonly isReachable: boolean;
  add(files: readonly File[], lane: string): void;
  pause(): void;
  goOn(): void;
  cancel(id: string): void;
  cancelAll(): void;
  retryAll(): void;
  sendAgain(id: string): void;
  forget(which: 'unpicked' | 'removed'): void;
  clearDone(): void;
}

/** The host, or its name, says that it is neither photo nor video. */
export function isNoPhoto({ state }: OnTheRoad): boolean {
  return state.failure?.code === 'not-a-photo' || state.failure?.code === 'empty-file';
}
