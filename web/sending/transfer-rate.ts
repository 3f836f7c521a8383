/** How fast bytes have been leaving lately, and so how long the rest will take. */

// Long enough to be calm, short enough to follow somebody who walks out of the room.
const windowMs = 8000;

export class TransferRate {
  readonly #now: () => number;
  #marks: { readonly atMs: number; readonly bytes: number }[] = [];
  #total = 0;

  /** `now` in milliseconds. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** That many more bytes have left. */
  add(bytes: number): void {
    const atMs = this.#now();
    if (this.#marks.length === 0) this.#marks.push({ atMs, bytes: this.#total });
    this.#total += bytes;
    this.#marks.push({ atMs, bytes: this.#total });
    // The mark just before the window stays, to measure from.
    while ((this.#marks[1]?.atMs ?? atMs) < atMs - windowMs) this.#marks.shift();
  }

  /** After a pause: what was before says nothing about now. */
  reset(): void {
    this.#marks = [];
    this.#total = 0;
  }

  /** null until there is something to tell. */
  get bytesPerSecond(): number | null {
    const [first] = this.#marks;
    const last = this.#marks.at(-1);
    if (first === undefined || last === undefined) return null;
    const ms = this.#now() - first.atMs;
    return ms < 500 ? null : ((last.bytes - first.bytes) / ms) * 1000;
  }

  /** For `bytes` more; null while unknown. */
  msFor(bytes: number): number | null {
    const rate = this.bytesPerSecond;
    return rate === null || rate < 1 ? null : (bytes / rate) * 1000;
  }
}
