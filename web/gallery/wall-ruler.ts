/** How wide the wall is and how large the reader's text: asked of the page whenever either changes. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { WallMeasure } from './month-layout.ts';

// The size of text that browsers begin with, in CSS pixels.
const usualText = 16;

export class WallRuler implements ReactiveController {
  readonly #wall: ReactiveControllerHost & HTMLElement;
  readonly #line: () => HTMLElement | null;
  readonly #changed: (wasHidden: boolean) => void;
  readonly #resize = new ResizeObserver(() => this.#measure());
  #observed: HTMLElement | null = null;
  #width = 0;
  #textScale = 1;

  /** `line` is as wide as text is high. `changed` is told whether the wall was hidden before, and not while it is. */
  constructor(
    wall: ReactiveControllerHost & HTMLElement,
    line: () => HTMLElement | null,
    changed: (wasHidden: boolean) => void,
  ) {
    this.#wall = wall;
    this.#line = line;
    this.#changed = changed;
    wall.addController(this);
  }

  /** In CSS pixels; 0 before the first look and while the wall is hidden. */
  get width(): number {
    return this.#width;
  }

  /** 1 where text has its usual size. */
  get textScale(): number {
    return this.#textScale;
  }

  /** Whether a wall was laid out for what is measured now. */
  fits({ width, textScale }: WallMeasure): boolean {
    return width === this.#width && textScale === this.#textScale;
  }

  hostConnected(): void {
    this.#resize.observe(this.#wall);
    this.#observeLine();
  }

  hostUpdated(): void {
    if (this.#observed === null) this.#observeLine();
  }

  hostDisconnected(): void {
    this.#resize.disconnect();
    this.#observed = null;
  }

  /** Once: whoever is observed again is measured again. */
  #observeLine(): void {
    this.#observed = this.#line();
    if (this.#observed !== null) this.#resize.observe(this.#observed);
  }

  #measure(): void {
    const width = Math.floor(this.#wall.clientWidth);
    const wasHidden = this.#width === 0;
    this.#width = width;
    if (width === 0) return;
    this.#textScale = (this.#line()?.offsetWidth ?? usualText) / usualText;
    this.#changed(wasHidden);
  }
}
