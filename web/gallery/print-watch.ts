/** Makes the page ready for paper: what is to be printed is drawn, and its pictures are waited for, before the browser asks for it. */
import { type ReactiveController, type ReactiveControllerHost, render } from 'lit';
import type { Tile } from '../../protocol/tile.ts';
import { contactSheet } from './contact-sheet.ts';

// Whoever wants to print sees nothing happen until then; what has not come by that time has an empty place.
const patienceMs = 6000;

/** The element has a `.sheet` and the class `printing` while that is filled. The browser's key for printing is answered here; its menu prints what has come. */
export class PrintWatch implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #tiles: () => readonly Tile[];

  /** `tiles`: what is to be printed; none where the photos are not what is on the screen. */
  constructor(host: ReactiveControllerHost & HTMLElement, tiles: () => readonly Tile[]) {
    this.#host = host;
    this.#tiles = tiles;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('beforeprint', this.#fill);
    window.addEventListener('afterprint', this.#empty);
    window.addEventListener('keydown', this.#onKey);
  }

  hostDisconnected(): void {
    window.removeEventListener('beforeprint', this.#fill);
    window.removeEventListener('afterprint', this.#empty);
    window.removeEventListener('keydown', this.#onKey);
  }

  get #sheet(): HTMLElement | null {
    return this.#host.shadowRoot?.querySelector<HTMLElement>('.sheet') ?? null;
  }

  readonly #fill = (): void => {
    const [sheet, tiles] = [this.#sheet, this.#tiles()];
    if (sheet === null) return;
    this.#host.classList.toggle('printing', tiles.length > 0);
    render(contactSheet(tiles), sheet);
  };

  readonly #empty = (): void => {
    const sheet = this.#sheet;
    this.#host.classList.remove('printing');
    if (sheet !== null) render([], sheet);
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const isPrint =
      (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'p';
    if (!isPrint || event.defaultPrevented || this.#tiles().length === 0) return;
    event.preventDefault();
    void this.#print();
  };

  async #print(): Promise<void> {
    this.#fill();
    const pictures = [...(this.#sheet?.querySelectorAll('img') ?? [])];
    const late = AbortSignal.timeout(patienceMs);
    const come = Promise.all(pictures.map((picture) => picture.decode().catch(() => undefined)));
    await Promise.race([come, new Promise((resolve) => late.addEventListener('abort', resolve, { once: true }))]);
    window.print();
  }
}
