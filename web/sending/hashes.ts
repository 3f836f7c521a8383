/** SHA-256 of picked files, each hashed once: by the browser while it fits in memory, streamed in a worker beyond. */
import { z } from 'zod';
import { type Sha256, Sha256Schema } from '../../protocol/photo.ts';
import { isLarge } from './queued-photo.ts';
import { readable, UnreadableFile } from './readable.ts';

// Each may be as large as the browser hashes in one piece (`isLarge`): so at most 128 MiB are in memory.
const wholeAtOnce = 2;

const SaidSchema = z.union([
  z.object({ sha256: Sha256Schema }),
  z.object({ hashedBytes: z.number() }),
  z.object({ problem: z.enum(['unreadable', 'unable']) }),
]);

type Progress = (hashedBytes: number) => void;

interface Hashing {
  readonly result: Promise<Sha256 | null>;
  readonly listeners: Set<Progress>;
  readonly end: AbortController;
}

export class Hashes {
  readonly #done = new WeakMap<File, Sha256>();
  readonly #underWay = new Map<File, Hashing>();
  readonly #turns: (() => void)[] = [];
  #inMemory = 0;

  /**
   * null where this browser runs no WASM. Rejects with `UnreadableFile` when the file cannot be read, or as aborted;
   * those who ask for the same file share one reading of it, which ends when nobody asks any more.
   */
  async of(file: File, progress: Progress, signal: AbortSignal): Promise<Sha256 | null> {
    signal.throwIfAborted();
    const done = this.#done.get(file);
    if (done !== undefined) return done;
    const hashing = this.#underWay.get(file) ?? this.#begin(file);
    hashing.listeners.add(progress);
    return await new Promise<Sha256 | null>((resolve, reject) => {
      const leave = (): void => {
        hashing.listeners.delete(progress);
        // Not at once: whoever checks a file may be followed by the one that sends it.
        setTimeout(() => {
          if (hashing.listeners.size === 0) hashing.end.abort();
        });
        reject(signal.reason);
      };
      signal.addEventListener('abort', leave, { once: true });
      hashing.result.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
    });
  }

  #begin(file: File): Hashing {
    const listeners = new Set<Progress>();
    const end = new AbortController();
    const tell: Progress = (hashedBytes) => {
      for (const listener of listeners) listener(hashedBytes);
    };
    const result = (
      isLarge({ sizeBytes: file.size }) ? hashInWorker(file, tell, end.signal) : this.#hashWhole(file)
    ).finally(() => this.#underWay.delete(file));
    result.then(
      (sha256) => sha256 !== null && this.#done.set(file, sha256),
      () => undefined,
    );
    const hashing = { result, listeners, end };
    this.#underWay.set(file, hashing);
    return hashing;
  }

  async #hashWhole(file: File): Promise<Sha256> {
    if (this.#inMemory >= wholeAtOnce) await new Promise<void>((resolve) => this.#turns.push(resolve));
    else this.#inMemory += 1;
    try {
      const digest = await crypto.subtle.digest('SHA-256', await readable(file.arrayBuffer()));
      const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
      return Sha256Schema.parse(hex);
    } finally {
      const next = this.#turns.shift();
      if (next === undefined) this.#inMemory -= 1;
      else next();
    }
  }
}

async function hashInWorker(file: File, progress: Progress, signal: AbortSignal): Promise<Sha256 | null> {
  const worker = new Worker(new URL('./hash-worker.ts', import.meta.url), { type: 'module' });
  try {
    return await new Promise<Sha256 | null>((resolve, reject) => {
      worker.addEventListener('message', ({ data }) => {
        const said = SaidSchema.parse(data);
        if ('sha256' in said) resolve(said.sha256);
        else if ('hashedBytes' in said) progress(said.hashedBytes);
        else if (said.problem === 'unable') resolve(null);
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
