/** Counts those who are refused at the gate, and speaks up about who comes again and again: a counter for each, however many come. */
import type { Deed } from '../../protocol/activity.ts';
import type { FailureCode } from '../../protocol/failure.ts';

interface Counted {
  readonly code: FailureCode;
  readonly address: string | null;
  count: number;
  /** Of `count`, how many are written down. */
  told: number;
  lastMs: number;
}

/** Fewer are a slip: an old tab, a bookmark of another host. */
const worthTelling = 10;
const tellEveryMs = 10_000;
const forgetAfterMs = 10 * 60_000;
const placesKept = 256;

export class TurnedAway {
  readonly #now: () => number;
  readonly #note: (deed: Deed) => void;
  readonly #counted = new Map<string, Counted>();
  #teller: NodeJS.Timeout | null = null;

  constructor(now: () => number, note: (deed: Deed) => void) {
    this.#now = now;
    this.#note = note;
  }

  count(code: FailureCode, address: string): void {
    const own = `${code} ${address}`;
    const isKept = this.#counted.has(own) || this.#counted.size < placesKept;
    const key = isKept ? own : code;
    const counted = this.#counted.get(key) ?? { code, address: isKept ? address : null, count: 0, told: 0, lastMs: 0 };
    counted.count += 1;
    counted.lastMs = this.#now();
    this.#counted.set(key, counted);
    if (counted.told === 0 && counted.count === worthTelling) this.#tell(counted);
    else if (counted.told > 0) this.#teller ??= setTimeout(() => this.#tellAll(), tellEveryMs).unref();
  }

  /** Says what was not said yet. */
  close(): void {
    if (this.#teller !== null) clearTimeout(this.#teller);
    this.#tellAll();
  }

  #tellAll(): void {
    this.#teller = null;
    const now = this.#now();
    for (const [key, counted] of this.#counted) {
      if (counted.told > 0 && counted.count > counted.told) this.#tell(counted);
      if (now - counted.lastMs > forgetAfterMs) this.#counted.delete(key);
    }
  }

  #tell(counted: Counted): void {
    const { code, address, count, told } = counted;
    counted.told = count;
    this.#note({ what: { kind: 'turned-away', code, count: count - told }, device: null, address });
  }
}
