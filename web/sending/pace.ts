/** The speed limit: how much may leave at a time, and when; shared by all that send. */
import { pause } from '../wire/wire.ts';

// A fourth of a second's worth is even enough to watch, and few enough requests.
const slicesPerSecond = 4;
const leastSliceBytes = 64 * 1024;

export class Pace {
  #bytesPerSecond: number | null = null;
  #freeAtMs = 0;

  /** null for as fast as it goes. Counts from now on; what has its turn already is not held back. */
  limit(bytesPerSecond: number | null): void {
    this.#bytesPerSecond = bytesPerSecond;
    this.#freeAtMs = 0;
  }

  /** The most that one request should carry, of at most `mostBytes`. */
  sliceBytes(mostBytes: number): number {
    if (this.#bytesPerSecond === null) return mostBytes;
    return Math.min(mostBytes, Math.max(leastSliceBytes, Math.floor(this.#bytesPerSecond / slicesPerSecond)));
  }

  /** Resolves when so many bytes may leave. */
  async turn(bytes: number, signal: AbortSignal): Promise<void> {
    if (this.#bytesPerSecond === null) return;
    const nowMs = performance.now();
    const atMs = Math.max(nowMs, this.#freeAtMs);
    this.#freeAtMs = atMs + (bytes / this.#bytesPerSecond) * 1000;
    while (performance.now() < atMs) await pause(atMs - performance.now(), signal);
  }
}
