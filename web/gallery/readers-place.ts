/** Where the reader is on the wall, and how to be there again after the wall has changed above. */
import { type Anchor, anchorAt, headingHeight, lineOf, type WallLayout } from './wall-layout.ts';

export class ReadersPlace {
  readonly #wallElement: HTMLElement;
  #anchor: Anchor | null = null;

  constructor(wallElement: HTMLElement) {
    this.#wallElement = wallElement;
  }

  /** Whether the reader is somewhere below the top, so that the place is kept instead of the top. */
  get isHeld(): boolean {
    return this.#anchor !== null;
  }

  /** The y on the wall that is at the top of the view, under whatever sticks there. */
  viewTop(): number {
    return this.#covered() - this.#wallElement.getBoundingClientRect().top;
  }

  /** To be called with the wall as it is, before it changes. */
  remember(wall: WallLayout): void {
    const top = this.viewTop();
    this.#anchor = top <= 0 || this.#wallElement.clientWidth === 0 ? null : anchorAt(wall, top + headingHeight);
  }

  /** To be called when the wall has changed. */
  restore(wall: WallLayout): void {
    const line = this.#anchor === null ? null : lineOf(wall, this.#anchor);
    this.#anchor = null;
    if (line !== null) this.#scrollBy(line - headingHeight - this.viewTop());
  }

  /** Brings a stretch of the wall into view by the shortest way. */
  show(top: number, height: number): void {
    const viewTop = this.viewTop();
    const viewBottom = viewTop - this.#covered() + window.innerHeight - this.#footer();
    if (top < viewTop + headingHeight) this.#scrollBy(top - headingHeight - viewTop);
    else if (top + height > viewBottom) this.#scrollBy(top + height - viewBottom);
  }

  #scrollBy(distance: number): void {
    if (Math.abs(distance) >= 1) window.scrollBy({ top: distance, behavior: 'instant' });
  }

  #covered(): number {
    return this.#length('--gallery-top');
  }

  #footer(): number {
    return this.#length('--gallery-bottom');
  }

  #length(property: string): number {
    return Number.parseFloat(getComputedStyle(this.#wallElement).getPropertyValue(property)) || 0;
  }
}
