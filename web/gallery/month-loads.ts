/** Which months are on their way: the nearest to the reader first, a few at once, and none that nobody waits for. */

interface Load {
  readonly done: Promise<void>;
  readonly abort: AbortController;
  /** Asked for by name: it goes on wherever the reader goes. */
  isMeant: boolean;
}

// The page has six connections to the host: one tells what happens, the others are for pictures.
const mostAtOnce = 2;

export class MonthLoads {
  readonly #ask: (month: string, signal: AbortSignal) => Promise<void>;
  readonly #loads = new Map<string, Load>();
  #queue: readonly string[] = [];

  /** `ask` settles when the month is there or says itself why not; it rejects with `Failure` or when it is aborted. */
  constructor(ask: (month: string, signal: AbortSignal) => Promise<void>) {
    this.#ask = ask;
  }

  /** These are wanted now, the most wanted first, and those that were wanted before and are not among them no longer. */
  want(months: readonly string[]): void {
    this.#queue = months;
    for (const [month, load] of this.#loads) {
      if (load.isMeant || months.includes(month)) continue;
      load.abort.abort();
      this.#loads.delete(month);
    }
    this.#next();
  }

  /** At once, whatever else is on its way. */
  async load(month: string): Promise<void> {
    const load = this.#loads.get(month) ?? this.#begin(month);
    load.isMeant = true;
    await load.done;
  }

  stop(): void {
    this.#queue = [];
    for (const { abort } of this.#loads.values()) abort.abort();
    this.#loads.clear();
  }

  #next(): void {
    for (const month of this.#queue) {
      if (this.#loads.size >= mostAtOnce) return;
      if (!this.#loads.has(month)) this.#begin(month).done.catch(() => undefined);
    }
  }

  #begin(month: string): Load {
    const abort = new AbortController();
    const load: Load = {
      abort,
      isMeant: false,
      done: this.#ask(month, abort.signal).finally(() => {
        if (this.#loads.get(month) === load) this.#loads.delete(month);
        this.#queue = this.#queue.filter((queued) => queued !== month);
        this.#next();
      }),
    };
    this.#loads.set(month, load);
    return load;
  }
}
