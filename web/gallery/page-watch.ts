/** Hears when the page has scrolled or changed its size, once a frame, when it has come to rest, and when the reader takes it into their own hands. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

export interface PageHearer {
  readonly moved: () => void;
  /** It begins to move, or has come to rest. */
  readonly stirred: (isMoving: boolean) => void;
  /** By wheel, finger, mouse or key. */
  readonly taken: () => void;
}

// Longer than from one turn of a wheel to the next.
const restMs = 150;
const readersOwn = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

export class PageWatch implements ReactiveController {
  readonly #hearer: PageHearer;
  #frame = 0;
  #rest: ReturnType<typeof setTimeout> | null = null;

  constructor(host: ReactiveControllerHost, hearer: PageHearer) {
    this.#hearer = hearer;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('scroll', this.#onMove, { passive: true });
    window.addEventListener('resize', this.#onMove, { passive: true });
    for (const type of readersOwn) window.addEventListener(type, this.#hearer.taken, { passive: true });
  }

  hostDisconnected(): void {
    window.removeEventListener('scroll', this.#onMove);
    window.removeEventListener('resize', this.#onMove);
    for (const type of readersOwn) window.removeEventListener(type, this.#hearer.taken);
    cancelAnimationFrame(this.#frame);
    this.#comeToRest();
  }

  #comeToRest(): void {
    if (this.#rest === null) return;
    clearTimeout(this.#rest);
    this.#rest = null;
    this.#hearer.stirred(false);
  }

  readonly #onMove = (): void => {
    if (this.#rest === null) this.#hearer.stirred(true);
    else clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.#comeToRest(), restMs);
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#hearer.moved());
  };
}
