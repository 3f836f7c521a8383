/** Hears when the page has scrolled or changed its size, once a frame, and when the reader takes it into their own hands. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

export interface PageHearer {
  readonly moved: () => void;
  /** By wheel, finger, mouse or key. */
  readonly taken: () => void;
}

const readersOwn = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

export class PageWatch implements ReactiveController {
  readonly #hearer: PageHearer;
  #frame = 0;

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
  }

  readonly #onMove = (): void => {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#hearer.moved());
  };
}
