/** Where an import takes its photos: to the host that runs, or into the library itself where none does. Both take them in as a phone's. */
import type { PhotoId, Sha256 } from '../../../protocol/photo.ts';
import type { Sidecar } from '../../../protocol/sidecar.ts';
import type { Known, Receipt } from '../../../protocol/upload.ts';

export interface FileToImport {
  /** Absolute. */
  readonly path: string;
  readonly name: string;
  readonly sizeBytes: number;
  readonly lastModifiedMs: number;
  readonly sha256: Sha256;
  readonly lane: string;
  readonly sendAgain: boolean;
}

/** A file could not be read, or is not what it was: it concerns that file alone. */
export class SourceProblem extends Error {}

/** All reject with Failure where the host or the library refuses, and as aborted. */
export interface WayIn {
  known(hashes: readonly Sha256[]): Promise<Known>;
  /** Rejects with SourceProblem too. */
  send(file: FileToImport, signal: AbortSignal): Promise<Receipt>;
  tell(photo: PhotoId, sidecar: Sidecar): Promise<void>;
  /** Makes the album where there is none of that name. */
  putInAlbum(name: string, photos: readonly PhotoId[]): Promise<void>;
  close(): Promise<void>;
}

/** What the system says of a file that could not be read, as a sentence. */
export function unreadableBecause(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return 'it may not be read by you';
    case 'ENOENT':
    case 'ENOTDIR':
      return 'it is not there any more';
    case 'EIO':
      return 'its disk cannot read it';
    default:
      return code === '' ? 'it cannot be read' : `it cannot be read (${code})`;
  }
}
