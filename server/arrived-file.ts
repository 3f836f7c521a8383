/** What intake hands to the library: a whole, verified file that nobody has looked into yet. */
import type { DeviceId } from '../protocol/pairing.ts';
import type { Sha256 } from '../protocol/photo.ts';

/** A file whose bytes are all there and whose hash is known, however it came. */
export interface WholeFile {
  /** Absolute. */
  readonly path: string;
  readonly sizeBytes: number;
  readonly sha256: Sha256;
  readonly deviceId: DeviceId;
  /** As the device said it: a hint, never a path. */
  readonly name: string;
  readonly lastModifiedMs: number | null;
  readonly receivedAtMs: number;
}

/** On the same file system as the library. Whoever keeps the file links it elsewhere; intake removes this name. */
export interface ArrivedFile extends WholeFile {
  /** Its owner deleted this photo here once, and the sender wants it back all the same. */
  readonly sendAgain: boolean;
  /** Its first bytes, 4 KiB at the most, as they came. */
  readonly head: Buffer;
  /** Resolves when the bytes are on disk for good; rejects with the disk's error. */
  readonly settle: () => Promise<void>;
  /** Sets the file's own date (ms since 1970). */
  readonly date: (ms: number) => Promise<void>;
}
