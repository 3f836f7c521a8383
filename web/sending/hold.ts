/** The wait after the host was in trouble, during which nothing new begins; longer each time until something succeeds. */
import { backoffMs, pause } from '../wire/wire.ts';

export class Hold {
  readonly #over: () => void;
  #waiting: AbortController | null = null;
  #misses = 0;

  /** `over` is called when a wait has passed; the page shown again or the network back cut it short. */
  constructor(over: () => void) {
    this.#over = over;
  }

  get isOn(): boolean {
    return this.#waiting !== null;
  }

  begin(): void {
    if (this.#waiting !== null) return;
    const waiting = new AbortController();
    this.#waiting = waiting;
    this.#misses += 1;
    pause(backoffMs(this.#misses), waiting.signal).then(this.#over, () => undefined);
  }

  end(): void {
    this.#waiting?.abort();
    this.#waiting = null;
  }

  succeeded(): void {
    this.#misses = 0;
  }
}
