/** Lets the same thing be said once in a while, so that nobody can flood the owner's screen. */
import type { MonotonicClock } from './invitations.ts';

/** Past this many names the oldest are forgotten. */
const mostNames = 200;

export class Seldom {
  readonly #everyMs: number;
  readonly #ticks: MonotonicClock;
  readonly #saidAt = new Map<string, number>();

  constructor(everyMs: number, ticks: MonotonicClock) {
    this.#everyMs = everyMs;
    this.#ticks = ticks;
  }

  /** True at most once per `everyMs` for each name. */
  isDue(name: string): boolean {
    const now = this.#ticks();
    const saidAt = this.#saidAt.get(name);
    if (saidAt !== undefined && now - saidAt < this.#everyMs) return false;
    this.#saidAt.delete(name);
    this.#saidAt.set(name, now);
    const [oldest] = this.#saidAt.keys();
    if (this.#saidAt.size > mostNames && oldest !== undefined) this.#saidAt.delete(oldest);
    return true;
  }
}
