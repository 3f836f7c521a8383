/** SHA-256 of a file: at once by the browser while it fits in memory, streamed in a worker beyond. */
import { z } from 'zod';
import { type Sha256, Sha256Schema } from '../../protocol/photo.ts';
import { readable, UnreadableFile } from './readable.ts';

/** Beyond this a file is hashed beside its upload, not before it. */
export const wholeInMemoryBytes = 64 * 1024 * 1024;

const OutcomeSchema = z.union([
  z.object({ sha256: Sha256Schema }),
  z.object({ problem: z.enum(['unreadable', 'unable']) }),
]);

/** null where this browser runs no WASM. Rejects with `UnreadableFile` when the file cannot be read, or as aborted. */
export async function hash(file: Blob, signal: AbortSignal): Promise<Sha256 | null> {
  signal.throwIfAborted();
  if (file.size > wholeInMemoryBytes) return await hashInWorker(file, signal);
  const digest = await crypto.subtle.digest('SHA-256', await readable(file.arrayBuffer()));
  signal.throwIfAborted();
  const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return Sha256Schema.parse(hex);
}

async function hashInWorker(file: Blob, signal: AbortSignal): Promise<Sha256 | null> {
  const worker = new Worker(new URL('./hash-worker.ts', import.meta.url), { type: 'module' });
  try {
    return await new Promise<Sha256 | null>((resolve, reject) => {
      worker.addEventListener('message', ({ data }) => {
        const outcome = OutcomeSchema.parse(data);
        if ('sha256' in outcome) resolve(outcome.sha256);
        else if (outcome.problem === 'unable') resolve(null);
        else reject(new UnreadableFile());
      });
      worker.addEventListener('error', () => resolve(null));
      signal.addEventListener('abort', () => reject(signal.reason));
      worker.postMessage(file);
    });
  } finally {
    worker.terminate();
  }
}
