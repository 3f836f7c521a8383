/** Asks the host how many tiles each month has: one question at a time, and once more where something happened meanwhile. */
import { Failure } from '../../protocol/failure.ts';
import { pause } from '../wire/wire.ts';
import type { MonthCount } from './month.ts';

export type Counts = ReadonlyMap<string, MonthCount>;

export interface Counter {
  /** Rejects with `Failure`. */
  readonly ask: (signal: AbortSignal) => Promise<Counts>;
  /** `isSure`: nothing has happened since the host counted. */
  readonly counted: (counts: Counts, isSure: boolean) => void;
  readonly failed: (failure: Failure) => void;
}

// While thousands of photos arrive, each may be a reason to count again.
const gapMs = 300;

export class Counting {
  readonly #counter: Counter;
  #underWay: AbortController | null = null;
  #again = false;

  constructor(counter: Counter) {
    this.#counter = counter;
  }

  get isUnderWay(): boolean {
    return this.#underWay !== null;
  }

  /** What is being counted may or may not hold what has just happened. */
  doubt(): void {
    if (this.#underWay !== null) this.#again = true;
  }

  async count(): Promise<void> {
    if (this.#underWay !== null) {
      this.#again = true;
      return;
    }
    const { signal } = (this.#underWay = new AbortController());
    try {
      do {
        this.#again = false;
        const counts = await this.#counter.ask(signal);
        signal.throwIfAborted();
        this.#counter.counted(counts, !this.#again);
        await pause(gapMs, signal);
      } while (this.#again);
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof Failure)) throw error;
      this.#counter.failed(error);
    } finally {
      if (!signal.aborted) this.#underWay = null;
    }
  }

  stop(): void {
    this.#underWay?.abort();
    this.#underWay = null;
  }
}
