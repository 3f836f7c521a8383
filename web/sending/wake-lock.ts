/** Keeps the screen on while there is something to send: a phone that locks stops sending. */

/** off: not needed now. lost: refused or taken back, on a low battery for one. */
export type Wakefulness = 'off' | 'on' | 'impossible' | 'lost';

/** Dispatches `change` when `state` does. Browsers drop the lock with every switch of apps; it is asked for again on return. */
export class WakeLock extends EventTarget {
  #isWanted = false;
  #sentinel: WakeLockSentinel | null = null;

  constructor() {
    super();
    globalThis.document?.addEventListener('visibilitychange', () => void this.#settle());
  }

  get state(): Wakefulness {
    if (!this.#isWanted) return 'off';
    if (globalThis.navigator?.wakeLock === undefined) return 'impossible';
    return this.#isHeld ? 'on' : 'lost';
  }

  get #isHeld(): boolean {
    return this.#sentinel !== null && !this.#sentinel.released;
  }

  want(isWanted: boolean): void {
    if (this.#isWanted === isWanted) return;
    this.#isWanted = isWanted;
    void this.#settle();
  }

  async #settle(): Promise<void> {
    if (!this.#isWanted) {
      await this.#sentinel?.release();
      this.#sentinel = null;
    } else if (!this.#isHeld && globalThis.document?.visibilityState === 'visible') {
      try {
        this.#sentinel = (await navigator.wakeLock?.request('screen')) ?? null;
        this.#sentinel?.addEventListener('release', () => this.dispatchEvent(new Event('change')));
        if (!this.#isWanted) await this.#settle();
      } catch {
        // The page then says to keep the screen on.
        this.#sentinel = null;
      }
    }
    this.dispatchEvent(new Event('change'));
  }
}
