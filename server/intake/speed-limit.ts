/** So many bytes a second over all bodies together, each in its turn. */

export interface Clock {
  readonly nowMs: () => number;
  /** Calls back once, after that many milliseconds; answers how to call it off. */
  readonly after: (ms: number, act: () => void) => () => void;
}

/** Timers come late: what they bring too much is kept, but time in which nobody sends is not. */
const savedMs = 50;

interface Waiting {
  bytesLeft: number;
  readonly goOn: () => void;
}

const realClock: Clock = {
  nowMs: () => performance.now(),
  after: (ms, act) => {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
};

export class SpeedLimit {
  readonly #clock: Clock;
  #bytesPerSecond: number | null = null;
  /** In the order in which they brought something: who has waited longest goes on first. */
  readonly #waiting: Waiting[] = [];
  #paidUntilMs = 0;
  #callOff: () => void = () => undefined;

  constructor(clock: Clock = realClock) {
    this.#clock = clock;
  }

  get bytesPerSecond(): number | null {
    return this.#bytesPerSecond;
  }

  /** null for no limit. Holds at once, for those who wait already too. */
  set bytesPerSecond(bytesPerSecond: number | null) {
    this.#pay();
    this.#bytesPerSecond = bytesPerSecond;
    this.#pay();
  }

  /** For a body that has brought `bytes`: what it waits for before it brings more, or null. */
  spend(bytes: number): Promise<void> | null {
    if (this.#bytesPerSecond === null) return null;
    return new Promise((goOn) => {
      if (this.#waiting.length === 0) this.#paidUntilMs = Math.max(this.#paidUntilMs, this.#clock.nowMs() - savedMs);
      this.#waiting.push({ bytesLeft: bytes, goOn });
      if (this.#waiting.length === 1) this.#pay();
    });
  }

  /** Takes what time has brought off the debts, the oldest first. */
  #pay(): void {
    this.#callOff();
    const now = this.#clock.nowMs();
    let budget =
      this.#bytesPerSecond === null
        ? Number.POSITIVE_INFINITY
        : ((now - this.#paidUntilMs) / 1000) * this.#bytesPerSecond;
    this.#paidUntilMs = now;
    for (let first = this.#waiting[0]; first !== undefined; first = this.#waiting[0]) {
      const paid = Math.min(budget, first.bytesLeft);
      first.bytesLeft -= paid;
      budget -= paid;
      if (first.bytesLeft > 0) {
        this.#callOff = this.#clock.after(this.#msFor(first.bytesLeft), () => this.#pay());
        return;
      }
      this.#waiting.shift();
      first.goOn();
    }
    if (this.#bytesPerSecond !== null) this.#paidUntilMs = now - (budget / this.#bytesPerSecond) * 1000;
  }

  #msFor(bytes: number): number {
    return Math.max(1, Math.ceil((bytes / (this.#bytesPerSecond ?? Number.POSITIVE_INFINITY)) * 1000));
  }
}
