/** A server to compare with: started on a folder of its own, sent files, measured from outside. */
import type { Stage } from '../stage.ts';
import type { SentFile } from '../upload/sent-file.ts';
import type { Wire } from '../upload/wire.ts';
import type { WorkloadLetter } from '../upload/workload.ts';

export interface Peer {
  readonly name: string;
  /** The process that takes the bytes in. */
  readonly pid: number;
  readonly origin: string;
  readonly takesPartIn: (workload: WorkloadLetter) => boolean;
  /** Sends one file as one of its devices; resolves when the server has said that it has it. */
  readonly send: (wire: Wire, file: SentFile, device: number) => Promise<void>;
  /** Waits until it does no more work of its own for what was sent; null where there is no such work. */
  readonly settle: (() => Promise<void>) | null;
  /** Drops what it may of what was sent; not measured. */
  readonly forget: () => Promise<void>;
}

export interface PeerKind {
  /** Why it cannot run on this machine, and how to get it; null where it can. */
  readonly missing: () => string | null;
  /** Starts it for as long as the stage stands. */
  readonly start: (stage: Stage) => Promise<readonly Peer[]>;
}

export const always = (): true => true;
