/** What intake hands to the library: a whole, verified file that nobody has looked into yet. */
import type { DeviceId } from '../protocol/pairing.ts';
import type { Sha256 } from '../protocol/photo.ts';

export interface ArrivedFile {
  /** Absolute; on the same file system as the library. Whoever keeps the file links it elsewhere; intake removes this name. */
  readonly path: string;
  readonly sizeBytes: number;
  readonly sha256: Sha256;
  readonly deviceId: DeviceId;
  /** As the device said it: a hint, never a path. */
  readonly name: string;
  readonly lastModifiedMs: number | null;
  readonly receivedAtMs: number;
}
