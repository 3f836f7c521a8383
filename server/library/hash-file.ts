/** SHA-256 of a file on disk, read piece by piece and no faster than it is let. */
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { type Sha256, Sha256Schema } from '../../protocol/photo.ts';

const pieceBytes = 1 << 20;

export interface Reading {
  /** Waited for after each piece. */
  readonly pace?: (bytes: number) => Promise<void>;
  readonly signal?: AbortSignal;
}

/** Rejects with the disk's own errors. */
export async function hashFile(path: string, { pace, signal }: Reading = {}): Promise<Sha256> {
  const hash = createHash('sha256');
  const piece = Buffer.allocUnsafe(pieceBytes);
  const file = await open(path, 'r');
  try {
    for (;;) {
      signal?.throwIfAborted();
      const { bytesRead } = await file.read(piece, 0, pieceBytes);
      if (bytesRead === 0) return Sha256Schema.parse(hash.digest('hex'));
      hash.update(piece.subarray(0, bytesRead));
      await pace?.(bytesRead);
    }
  } finally {
    await file.close();
  }
}
