/** The worker that hashes a file too large for memory: a File comes in, how far it is and what became of it go out. */
import { createSHA256 } from 'hash-wasm';

const pieceBytes = 4 * 1024 * 1024;
const tellEveryBytes = 32 * 1024 * 1024;

type Outcome = { readonly sha256: string } | { readonly problem: 'unreadable' | 'unable' };

async function hashOf(file: File): Promise<Outcome> {
  const hasher = await createSHA256().catch(() => null);
  if (hasher === null) return { problem: 'unable' };
  try {
    // Slices rather than a stream: fewer, larger reads are twice as fast on a phone.
    for (let at = 0; at < file.size; at += pieceBytes) {
      hasher.update(new Uint8Array(await file.slice(at, at + pieceBytes).arrayBuffer()));
      if (at % tellEveryBytes === 0) self.postMessage({ hashedBytes: at });
    }
    return { sha256: hasher.digest('hex') };
  } catch {
    return { problem: 'unreadable' };
  }
}

self.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (data instanceof File) void hashOf(data).then((outcome) => self.postMessage(outcome));
});
