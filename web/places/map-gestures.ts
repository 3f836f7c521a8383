/** What fingers, the mouse and the wheel do to a map: one moves it, two or the wheel bring it nearer. Hides how they are told apart from a press. */

export interface Gestured {
  /** Px. */
  readonly move: (byX: number, byY: number) => void;
  /** Steps of zoom, around a point of the element, px. */
  readonly zoom: (steps: number, around: { readonly x: number; readonly y: number }) => void;
}

/** A press that moves this far is no press. */
const slop = 4;
const wheelPxPerStep = 320;
/** A pinch on a trackpad comes as a wheel with Ctrl held, in small steps. */
const pinchPxPerStep = 100;
const linePx = 24;

export class MapGestures {
  readonly #element: HTMLElement;
  readonly #gestured: Gestured;
  readonly #pointers = new Map<number, { x: number; y: number }>();
  #start: { x: number; y: number } | null = null;
  #hasMoved = false;

  constructor(element: HTMLElement, gestured: Gestured) {
    this.#element = element;
    this.#gestured = gestured;
  }

  /** For as long as the element lives. */
  start(): void {
    const element = this.#element;
    element.addEventListener('pointerdown', this.#onDown);
    element.addEventListener('pointermove', this.#onMove);
    for (const type of ['pointerup', 'pointercancel', 'lostpointercapture'] as const)
      element.addEventListener(type, this.#onUp);
    element.addEventListener('wheel', this.#onWheel, { passive: false });
    element.addEventListener('dblclick', this.#onDoubleClick);
    element.addEventListener('click', this.#onClick, { capture: true });
    element.addEventListener('dragstart', (event) => event.preventDefault());
  }

  readonly #onDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    if (this.#pointers.size === 0) [this.#start, this.#hasMoved] = [{ x: event.clientX, y: event.clientY }, false];
    if (this.#pointers.size < 2) this.#pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  };

  readonly #onMove = (event: PointerEvent): void => {
    const before = this.#pointers.get(event.pointerId);
    if (before === undefined || this.#start === null) return;
    const now = { x: event.clientX, y: event.clientY };
    if (!this.#hasMoved && this.#pointers.size === 1) {
      if (Math.hypot(now.x - this.#start.x, now.y - this.#start.y) < slop) return;
    }
    this.#hasMoved = true;
    if (!this.#element.hasPointerCapture(event.pointerId)) this.#element.setPointerCapture(event.pointerId);
    this.#pointers.set(event.pointerId, now);
    const other = [...this.#pointers].find(([id]) => id !== event.pointerId)?.[1];
    if (other === undefined) {
      this.#gestured.move(now.x - before.x, now.y - before.y);
      return;
    }
    // Two fingers: what lies between them stays there.
    this.#gestured.move((now.x - before.x) / 2, (now.y - before.y) / 2);
    const [was, is] = [apart(before, other), apart(now, other)];
    if (was > 0 && is > 0)
      this.#gestured.zoom(Math.log2(is / was), this.#inside((now.x + other.x) / 2, (now.y + other.y) / 2));
  };

  readonly #onUp = (event: PointerEvent): void => {
    this.#pointers.delete(event.pointerId);
    // After the click that comes of it, if one does.
    if (this.#pointers.size === 0) setTimeout(() => (this.#hasMoved = false));
  };

  readonly #onWheel = (event: WheelEvent): void => {
    event.preventDefault();
    const px = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? event.deltaY : event.deltaY * linePx;
    const steps = -px / (event.ctrlKey ? pinchPxPerStep : wheelPxPerStep);
    this.#gestured.zoom(Math.max(-1, Math.min(1, steps)), this.#inside(event.clientX, event.clientY));
  };

  readonly #onDoubleClick = (event: MouseEvent): void => {
    this.#gestured.zoom(event.shiftKey ? -1 : 1, this.#inside(event.clientX, event.clientY));
  };

  /** Whoever has moved the map meant no picture on it. */
  readonly #onClick = (event: MouseEvent): void => {
    if (!this.#hasMoved) return;
    event.preventDefault();
    event.stopPropagation();
  };

  #inside(clientX: number, clientY: number): { x: number; y: number } {
    const { left, top } = this.#element.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  }
}

function apart(a: { x: number; y: number }, b: { x: number; y: number }): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
