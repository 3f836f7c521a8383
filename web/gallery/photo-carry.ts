/** Photos that a mouse takes up from the wall and carries over the page: what is chosen, or the one under it. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Tile } from '../../protocol/tile.ts';
import type { Selection } from './selection.ts';

export interface CarryGround {
  /** null where photos cannot be chosen, nor carried. */
  readonly selection: () => Selection | null;
  readonly tileAt: (x: number, y: number) => Tile | undefined;
}

/** Detail of `photo-carry`. It ends by a drop, or by anything else. */
export interface Carry {
  readonly tile: Tile;
  readonly x: number;
  readonly y: number;
  readonly phase: 'move' | 'drop' | 'end';
}

const slackPx = 8;

/** Fires `photo-carry`. */
export class PhotoCarry implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #ground: CarryGround;
  #start: { readonly tile: Tile; readonly x: number; readonly y: number } | null = null;
  #isCarrying = false;
  #endedAt = 0;

  constructor(host: ReactiveControllerHost & HTMLElement, ground: CarryGround) {
    this.#host = host;
    this.#ground = ground;
    host.addController(this);
  }

  /** The click that follows is a part of it. */
  get hasJustEnded(): boolean {
    return performance.now() - this.#endedAt < 80;
  }

  hostConnected(): void {
    this.#host.addEventListener('pointerdown', this.#onDown);
    window.addEventListener('pointermove', this.#onMove);
    window.addEventListener('pointerup', this.#onUp);
    window.addEventListener('pointercancel', this.#onCancel);
    window.addEventListener('keydown', this.#onKey, { capture: true });
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('pointerdown', this.#onDown);
    window.removeEventListener('pointermove', this.#onMove);
    window.removeEventListener('pointerup', this.#onUp);
    window.removeEventListener('pointercancel', this.#onCancel);
    window.removeEventListener('keydown', this.#onKey, { capture: true });
    this.#onCancel();
  }

  readonly #onDown = (event: PointerEvent): void => {
    const selection = this.#ground.selection();
    if (selection === null || event.pointerType !== 'mouse' || event.button !== 0) return;
    if (event.shiftKey || event.ctrlKey || event.metaKey || isOnTick(event)) return;
    const tile = this.#ground.tileAt(event.clientX, event.clientY);
    // While others are chosen, dragging over more photos chooses them too.
    if (tile === undefined || (selection.size > 0 && !selection.has(tile.id))) return;
    this.#start = { tile, x: event.clientX, y: event.clientY };
  };

  readonly #onMove = (event: PointerEvent): void => {
    const start = this.#start;
    if (start === null) return;
    const { clientX: x, clientY: y } = event;
    this.#isCarrying ||= Math.hypot(x - start.x, y - start.y) > slackPx;
    if (this.#isCarrying) this.#tell('move', x, y);
  };

  readonly #onUp = (event: PointerEvent): void => this.#end('drop', event.clientX, event.clientY);

  readonly #onCancel = (): void => this.#end('end', 0, 0);

  readonly #onKey = (event: KeyboardEvent): void => {
    if (!this.#isCarrying || event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.#onCancel();
  };

  #end(phase: 'drop' | 'end', x: number, y: number): void {
    if (this.#isCarrying) {
      this.#tell(phase, x, y);
      this.#endedAt = performance.now();
    }
    this.#start = null;
    this.#isCarrying = false;
  }

  #tell(phase: Carry['phase'], x: number, y: number): void {
    if (this.#start === null) return;
    const detail: Carry = { tile: this.#start.tile, x, y, phase };
    this.#host.dispatchEvent(new CustomEvent('photo-carry', { detail }));
  }
}

export function isOnTick(event: Event): boolean {
  return event.composedPath().some((part) => part instanceof Element && part.classList.contains('tick'));
}
