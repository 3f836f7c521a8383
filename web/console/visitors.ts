/** Whether the phone that was shown the code has come, and how far: what to say to an owner who waits for it. */

export type VisitorHint = 'warned' | 'page' | 'none';

/** After this long with nobody at the door, something is in the way. */
const patienceMs = 2 * 60_000;
/** Whoever was at the door that long ago has left. */
const leftAfterMs = 2 * 60_000;

export class Visitors {
  #waitsFromMs: number | null = null;
  #last: { readonly step: 'warned' | 'page'; readonly atMs: number } | null = null;

  /** A code that nobody has used is on the screen since now. */
  waitFrom(nowMs: number): void {
    this.#waitsFromMs = nowMs;
    this.#last = null;
  }

  /** The page says more than the warning that came before it. */
  came(step: 'warned' | 'page', nowMs: number): void {
    this.#last = { step, atMs: nowMs };
    this.#waitsFromMs = nowMs;
  }

  /** null while there is nothing worth saying. */
  hint(nowMs: number): VisitorHint | null {
    if (this.#last !== null && nowMs - this.#last.atMs < leftAfterMs) return this.#last.step;
    return this.#waitsFromMs !== null && nowMs - this.#waitsFromMs >= patienceMs ? 'none' : null;
  }
}
