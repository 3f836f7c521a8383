/** Tells when files of this computer are dragged over the page, and dropped; what is dragged within the page is not its matter. */

export interface DropHearer {
  readonly over: (isOver: boolean) => void;
  readonly dropped: (transfer: DataTransfer) => void;
}

export class DropWatch {
  readonly #hearer: DropHearer;
  readonly #listening = new AbortController();
  #isOwn = false;

  constructor(hearer: DropHearer) {
    this.#hearer = hearer;
  }

  begin(): void {
    const { signal } = this.#listening;
    // A picture of the page that is dragged says that it is a file too.
    addEventListener('dragstart', () => (this.#isOwn = true), { signal, capture: true });
    addEventListener('dragend', () => (this.#isOwn = false), { signal, capture: true });
    addEventListener('dragenter', (event) => this.#onOver(event), { signal });
    addEventListener('dragover', (event) => this.#onOver(event), { signal });
    addEventListener('dragleave', ({ relatedTarget }) => relatedTarget === null && this.#hearer.over(false), {
      signal,
    });
    addEventListener('drop', (event) => this.#onDrop(event), { signal });
  }

  end(): void {
    this.#listening.abort();
  }

  #onOver(event: DragEvent): void {
    if (!this.#brings(event)) return;
    // Without this the browser would open the file in place of the page.
    event.preventDefault();
    if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy';
    this.#hearer.over(true);
  }

  #onDrop(event: DragEvent): void {
    this.#hearer.over(false);
    if (!this.#brings(event) || event.dataTransfer === null) return;
    event.preventDefault();
    this.#hearer.dropped(event.dataTransfer);
  }

  #brings({ dataTransfer }: DragEvent): boolean {
    return !this.#isOwn && dataTransfer?.types.includes('Files') === true;
  }
}
