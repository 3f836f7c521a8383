/** Choosing photos by dragging over them: a mouse from a tick, a finger that rested on a photo first. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { PhotoId } from '../../protocol/photo.ts';
import type { Tile } from '../../protocol/tile.ts';
import { isOnTick } from './photo-carry.ts';
import type { Selection } from './selection.ts';

export interface DragGround {
  /** null where photos cannot be chosen. */
  readonly selection: () => Selection | null;
  /** Whose tile is there on the screen. */
  readonly tileAt: (x: number, y: number) => Tile | undefined;
  readonly between: (a: Tile, b: Tile) => readonly PhotoId[];
}

interface Drag {
  readonly start: Tile;
  /** What was chosen before. */
  readonly before: ReadonlySet<PhotoId>;
  /** Whether it chooses, or takes back. */
  readonly chooses: boolean;
  last: Tile;
  hasMoved: boolean;
}

// As long as phones wait before they take a finger's rest for a wish.
const restMs = 400;
const slackPx = 10;
/** This near to the edge of the view, the wall scrolls along. */
const edgePx = 72;
const scrollPx = 14;

export class TileDrag implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #ground: DragGround;
  #drag: Drag | null = null;
  #resting: { readonly timer: ReturnType<typeof setTimeout>; readonly x: number; readonly y: number } | null = null;
  #pointer = { x: 0, y: 0 };
  #frame = 0;
  #endedAt = 0;

  constructor(host: ReactiveControllerHost & HTMLElement, ground: DragGround) {
    this.#host = host;
    this.#ground = ground;
    host.addController(this);
  }

  /** The click that follows a drag is a part of it. */
  get hasJustEnded(): boolean {
    return performance.now() - this.#endedAt < 80;
  }

  hostConnected(): void {
    this.#host.addEventListener('pointerdown', this.#onDown);
    this.#host.addEventListener('contextmenu', this.#onMenu);
    this.#host.addEventListener('touchmove', this.#onTouchMove, { passive: false });
    window.addEventListener('pointermove', this.#onMove);
    window.addEventListener('pointerup', this.#onEnd);
    window.addEventListener('pointercancel', this.#onEnd);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('pointerdown', this.#onDown);
    this.#host.removeEventListener('contextmenu', this.#onMenu);
    this.#host.removeEventListener('touchmove', this.#onTouchMove);
    window.removeEventListener('pointermove', this.#onMove);
    window.removeEventListener('pointerup', this.#onEnd);
    window.removeEventListener('pointercancel', this.#onEnd);
    this.#stop();
  }

  readonly #onDown = (event: PointerEvent): void => {
    const tile = this.#ground.tileAt(event.clientX, event.clientY);
    const selection = this.#ground.selection();
    if (tile === undefined || selection === null || event.button !== 0 || event.shiftKey) return;
    this.#pointer = { x: event.clientX, y: event.clientY };
    if (event.pointerType === 'touch') {
      const timer = setTimeout(() => {
        this.#resting = null;
        this.#begin(tile, selection);
        this.#extend();
      }, restMs);
      this.#resting = { timer, x: event.clientX, y: event.clientY };
      return;
    }
    // What is chosen already is carried away, except by its tick.
    if (isOnTick(event) || (selection.size > 0 && !selection.has(tile.id))) this.#begin(tile, selection);
  };

  readonly #onMove = (event: PointerEvent): void => {
    this.#pointer = { x: event.clientX, y: event.clientY };
    const rest = this.#resting;
    if (rest !== null && Math.hypot(event.clientX - rest.x, event.clientY - rest.y) > slackPx) this.#stopResting();
    if (this.#drag === null) return;
    const tile = this.#ground.tileAt(event.clientX, event.clientY);
    if (tile === undefined || (tile.id === this.#drag.last.id && !this.#drag.hasMoved)) return;
    this.#drag.last = tile;
    this.#extend();
  };

  readonly #onEnd = (): void => {
    if (this.#drag?.hasMoved === true) this.#endedAt = performance.now();
    this.#stop();
  };

  /** A finger that rested chooses: no menu of the browser. */
  readonly #onMenu = (event: Event): void => {
    if (this.#drag !== null || this.#resting !== null) event.preventDefault();
  };

  /** And the page does not scroll under it. */
  readonly #onTouchMove = (event: TouchEvent): void => {
    if (this.#drag !== null && event.cancelable) event.preventDefault();
  };

  #begin(tile: Tile, selection: Selection): void {
    this.#drag = {
      start: tile,
      last: tile,
      before: selection.ids,
      chooses: !selection.has(tile.id),
      hasMoved: false,
    };
  }

  #extend(): void {
    const [drag, selection] = [this.#drag, this.#ground.selection()];
    if (drag === null || selection === null) return;
    const ids = this.#ground.between(drag.start, drag.last);
    if (!drag.hasMoved) {
      drag.hasMoved = true;
      this.#frame = requestAnimationFrame(this.#scrollAlong);
      // The tick of a range that is counted from here later.
      selection.toggle(drag.start);
    }
    if (drag.chooses) selection.replace([...drag.before, ...ids]);
    else selection.replace([...drag.before].filter((id) => !ids.includes(id)));
  }

  readonly #scrollAlong = (): void => {
    if (this.#drag === null) return;
    const { y } = this.#pointer;
    const top = Number.parseFloat(getComputedStyle(this.#host).getPropertyValue('--gallery-top')) || 0;
    const by = y < top + edgePx ? -scrollPx : y > window.innerHeight - edgePx ? scrollPx : 0;
    // A finger that rests near the edge has not asked for that.
    if (by !== 0 && this.#drag.last.id !== this.#drag.start.id) {
      window.scrollBy({ top: by, behavior: 'instant' });
      const tile = this.#ground.tileAt(this.#pointer.x, y);
      if (tile !== undefined && tile.id !== this.#drag.last.id) {
        this.#drag.last = tile;
        this.#extend();
      }
    }
    this.#frame = requestAnimationFrame(this.#scrollAlong);
  };

  #stopResting(): void {
    clearTimeout(this.#resting?.timer);
    this.#resting = null;
  }

  #stop(): void {
    this.#stopResting();
    cancelAnimationFrame(this.#frame);
    this.#drag = null;
  }
}
