/** Where the reader is on the wall, and how to be somewhere else on it. Hides that a page can only be so high: of a very high wall it holds a stretch. */

// Browsers stop counting at 17 million px (Firefox) and 33 million (Chromium).
const highestPage = 8_000_000;
// This near to the end of the stretch, another one is taken.
const margin = 500_000;

export class ReadersPlace {
  readonly #wallElement: HTMLElement;
  readonly #highest: number;
  #wallHeight = 0;
  #origin = 0;
  #line: number | null = null;
  /** What sticks above and below, as it was when the window had this size. */
  #stuck = { window: '', above: 0, below: 0 };

  constructor(wallElement: HTMLElement, highest = highestPage) {
    this.#wallElement = wallElement;
    this.#highest = highest;
  }

  /** The y of the wall at which the page's stretch of it begins. */
  get origin(): number {
    return this.#origin;
  }

  /** How high that stretch is. */
  get stretch(): number {
    return Math.min(this.#wallHeight, this.#highest);
  }

  /** The y on the wall that is at the top of the view, under whatever sticks there. */
  get viewTop(): number {
    return this.#origin + this.#sticks().above - this.#wallElement.getBoundingClientRect().top;
  }

  /** What is seen of the wall between what sticks above and below it. */
  get viewHeight(): number {
    const { above, below } = this.#sticks();
    return window.innerHeight - above - below;
  }

  /** To be called before the wall is drawn: it is that high now, and this line of it goes to the top of the view; null keeps the page where it is. */
  prepare(wallHeight: number, line: number | null): void {
    this.#wallHeight = wallHeight;
    this.#origin = Math.max(0, Math.min(this.#origin, wallHeight - this.stretch));
    if (line !== null) this.#aimAt(line);
  }

  /** To be called when it has been drawn. */
  settle(): void {
    const line = this.#line;
    this.#line = null;
    if (line === 0) window.scrollTo({ top: 0, behavior: 'instant' });
    else if (line !== null) this.#scrollBy(line - this.viewTop);
  }

  /** Goes to a line of the wall at once, with the first one to all that stands above the wall; true where the wall is to be drawn anew for that, and settled. */
  goTo(line: number): boolean {
    const before = this.#origin;
    this.#aimAt(line);
    if (this.#origin !== before) return true;
    this.settle();
    return false;
  }

  /** Takes another stretch where the reader comes near the end of this one; true where the wall is to be drawn anew, and settled. */
  moveOn(): boolean {
    const before = this.#origin;
    this.#aimAt(this.viewTop);
    if (this.#origin !== before) return true;
    // The reader scrolls, and nobody else.
    this.#line = null;
    return false;
  }

  #aimAt(line: number): void {
    this.#line = Math.max(0, Math.min(line, Math.max(0, this.#wallHeight - this.viewHeight)));
    const [first, last] = [this.#origin, this.#origin + this.stretch];
    const isNearStart = first > 0 && this.#line < first + margin;
    const isNearEnd = last < this.#wallHeight && this.#line > last - margin;
    if (!isNearStart && !isNearEnd) return;
    const middle = Math.round(this.#line - this.stretch / 2);
    this.#origin = Math.max(0, Math.min(middle, this.#wallHeight - this.stretch));
  }

  #scrollBy(distance: number): void {
    if (Math.abs(distance) >= 1) window.scrollBy({ top: distance, behavior: 'instant' });
  }

  /** Asked of the page once for each size of the window: in the middle of a frame it would have to work out all styles anew. */
  #sticks(): { readonly above: number; readonly below: number } {
    const size = `${window.innerWidth} ${window.innerHeight}`;
    if (this.#stuck.window === size) return this.#stuck;
    const styles = getComputedStyle(this.#wallElement);
    const length = (property: string): number => Number.parseFloat(styles.getPropertyValue(property)) || 0;
    const stuck = { window: size, above: length('--gallery-top'), below: length('--gallery-bottom') };
    // Outside the page there is no style yet.
    if (this.#wallElement.isConnected) this.#stuck = stuck;
    return stuck;
  }
}
