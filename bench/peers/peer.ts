/** A server to compare with: started on a folder of its own, sent files, measured from outside. */
import type { SentFile } from '../sent-file.ts';
import type { Wire } from '../wire.ts';

export interface Peer {
  /** The process that takes the bytes in. */
  readonly pid: number;
  readonly origin: string;
  /** Sends one file; resolves when the server has said that it has it. */
  readonly send: (wire: Wire, file: SentFile) => Promise<void>;
  /** Waits until it does no more work of its own for what was sent, and forgets what it may; not measured. */
  readonly settle: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export interface PeerKind {
  readonly name: string;
  /** False where it cannot run on this machine. */
  readonly isHere: () => boolean;
  readonly start: (folder: string) => Promise<Peer>;
}
