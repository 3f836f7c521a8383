/** The wall of photos: knows every place, draws what is near the reader, keeps the reader's place while photos come and go. */
import { html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { PhotoId } from '../../protocol/photo.ts';
import { controlStyles } from '../parts/control-styles.ts';
import { Follow } from '../parts/follow.ts';
import { DrawnTiles } from './drawn-tiles.ts';
import { PageWatch } from './page-watch.ts';
import { PhotoCarry } from './photo-carry.ts';
import './photo-tile.ts';
import { ReadersPlace } from './readers-place.ts';
import type { Selection } from './selection.ts';
import { TileDrag } from './tile-drag.ts';
import { glanceAt, isDrawn, lineShowing, momentAt, sectionsInView } from './wall-glance.ts';
import { tileElementIn, WallInput } from './wall-input.ts';
import {
  anchorAt,
  emptyWall,
  headingHeight,
  layOutWall,
  lineFrom,
  lineOf,
  targetRowHeight,
  type WallLayout,
} from './wall-layout.ts';
import { loadedBetween } from './wall-ranges.ts';
import { WallRuler } from './wall-ruler.ts';
import { type SectionView, sectionTemplate } from './wall-section.ts';
import type { WallSection, WallSource } from './wall-source.ts';
import { wallStyles } from './wall-styles.ts';
import { isSameWindow, nearestFirst, type Shown, shownBetween } from './wall-window.ts';

/**
 * Styles are set as properties: the content policy forbids the attribute, which lit's `styleMap` sets first. It scrolls with the page. Events: `photo-open`
 * (an id), `photos-seen` (ids that came into view), `range-wanted` (a tile, to which the range from the selection's anchor reaches), `photo-carry`
 * (`Carry`), `wall-moved`.
 */
@customElement('photo-wall')
export class PhotoWall extends LitElement {
  @property({ attribute: false }) source?: WallSource;
  /** null where photos cannot be chosen. */
  @property({ attribute: false }) selection: Selection | null = null;
  /** How large the pictures are; 1 is usual. */
  @property({ type: Number }) size = 1;
  @query('.ruler') private rulerLine!: HTMLElement | null;
  @state() private wall: WallLayout = emptyWall;
  @state() private shown: readonly Shown[] = [];
  @state() private day = '';
  @state() private isSliding = false;
  readonly #place = new ReadersPlace(this);
  readonly tiles = new DrawnTiles(this);
  #active: PhotoId | null = null;
  /** A moment to be shown that is not loaded yet; until then, or until the reader goes elsewhere. */
  #aim: string | null = null;
  #lastRead: ReturnType<typeof anchorAt> = null;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #lookedAt = 0;
  #isSettled = true;

  protected readonly ruler = new WallRuler(
    this,
    () => this.rulerLine,
    (wasHidden) => {
      if (!this.ruler.fits(this.wall.measure)) this.requestUpdate();
      else if (wasHidden) this.#comeBack();
    },
  );
  protected readonly followedSource = new Follow(this, () => this.source);
  protected readonly followedSelection = new Follow(this, () => this.selection ?? undefined);
  protected readonly drag = new TileDrag(this, {
    selection: () => this.selection,
    tileAt: (x, y) => this.tiles.at(x, y)?.tile,
    between: (a, b) => loadedBetween(this.wall, a, b),
  });
  protected readonly page = new PageWatch(this, {
    moved: () => this.#onScroll(),
    stirred: (isMoving) => this.toggleAttribute('moving', isMoving),
    // Whoever scrolls by hand no longer waits for a moment to come.
    taken: () => {
      this.#aim = null;
    },
  });

  protected readonly carry = new PhotoCarry(this, {
    selection: () => this.selection,
    tileAt: (x, y) => this.tiles.at(x, y)?.tile,
  });

  protected readonly input = new WallInput({
    source: () => this.source,
    selection: () => this.selection,
    layout: () => this.wall,
    focused: () => this.tiles.focused,
    isMirrored: () => this.matches(':dir(rtl)'),
    isDragged: () => this.drag.hasJustEnded || this.carry.hasJustEnded,
    reveal: async (id) => {
      await this.updateComplete;
      await this.reveal(id, true);
    },
    open: (id) => this.dispatchEvent(new CustomEvent('photo-open', { detail: id })),
    chooseTo: (tile) => this.dispatchEvent(new CustomEvent('range-wanted', { detail: tile })),
  });

  static override styles = [controlStyles, wallStyles];

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#rest);
  }

  get layout(): WallLayout {
    return this.wall;
  }

  /** The y on the wall that is at the top of the view. */
  get viewTop(): number {
    return this.#place.viewTop;
  }

  get viewHeight(): number {
    return this.#place.viewHeight;
  }

  get sectionsInView(): readonly WallSection[] {
    return sectionsInView(this.wall, this.#place.viewTop, this.#place.viewHeight);
  }

  get isVisible(): boolean {
    return this.clientWidth > 0;
  }

  /** Wall time of what is read first; null at the top. */
  get moment(): string | null {
    if (this.#aim !== null) return this.#aim;
    return momentAt(this.wall, this.#place.viewTop);
  }

  /** Puts a line of the wall at the top of the view. */
  goTo(y: number): void {
    this.#aim = null;
    if (this.#place.goTo(y)) this.#drawAgain();
    this.#look(true);
  }

  /** Goes to where a moment is read (`2025-11-03T14:03`, or its beginning); null: to the top. */
  goToMoment(local: string | null): void {
    this.#aim = local;
    if (!this.isVisible || this.wall.sections.length === 0) return;
    if (local === null) {
      this.goTo(0);
      return;
    }
    const { y, isExact } = lineFrom(this.wall, local);
    if (this.#place.goTo(y - headingHeight)) this.#drawAgain();
    if (isExact) this.#aim = null;
    this.#look();
  }

  /** Scrolls to a loaded photo by the shortest way and, where asked, puts the focus on it. */
  async reveal(id: PhotoId, focus: boolean): Promise<void> {
    await this.updateComplete;
    const line = lineShowing(this.wall, id, this.#place.viewTop, this.#place.viewHeight);
    if (line === undefined) return;
    this.#aim = null;
    this.#active = id;
    if (line !== null && this.#place.goTo(line)) this.#drawAgain();
    this.#look();
    this.requestUpdate();
    await this.updateComplete;
    if (focus) this.tiles.of(id)?.focus({ preventScroll: true });
  }

  protected override willUpdate(changed: PropertyValues): void {
    const sections = this.source?.sections ?? [];
    const isSame =
      sections.length === this.wall.sections.length &&
      sections.every((section, index) => section === this.wall.sections[index]?.section);
    if (this.ruler.width > 0 && (!isSame || changed.has('size') || !this.ruler.fits(this.wall.measure))) this.#layOut();
  }

  protected override updated(): void {
    if (this.#isSettled) return;
    this.#isSettled = true;
    this.#place.settle();
    this.#look();
  }

  override render() {
    const { origin, stretch } = this.#place;
    const isSelecting = (this.selection?.size ?? 0) > 0;
    const view: SectionView = {
      origin,
      measure: this.wall.measure,
      day: this.day,
      active: this.#active,
      selection: this.selection,
      deviceNames: this.source?.deviceNames ?? new Map(),
      onRetry: () => this.dispatchEvent(new CustomEvent('retry-wanted')),
    };
    return html`<div
      class="wall ${this.isSliding ? 'sliding' : ''} ${isSelecting ? 'selecting' : ''}"
      .style=${`height: ${stretch}px`}
      @keydown=${this.input.onKey}
      @keyup=${this.input.onKeyUp}
      @click=${this.input.onClick}
      @focusin=${this.#onFocus}
    >
      <span class="ruler"></span>
      ${repeat(
        this.shown,
        ({ place }) => place.section.key,
        (shown) => sectionTemplate(shown, view),
      )}
    </div>`;
  }

  /** It was hidden, and the page may have scrolled and photos landed meanwhile. */
  #comeBack(): void {
    if (this.#aim !== null) {
      this.goToMoment(this.#aim);
      return;
    }
    const line = this.#lastRead === null ? null : lineOf(this.wall, this.#lastRead);
    if (line !== null && this.#place.goTo(line - headingHeight)) this.#drawAgain();
    this.#look();
  }

  #layOut(): void {
    const before = this.wall;
    const top = this.#place.viewTop;
    const isHeld = top > 0 && before.measure.width > 0 && this.isVisible;
    const anchor = isHeld ? anchorAt(before, top + headingHeight) : null;
    const { width, textScale } = this.ruler;
    const measure = { width, rowHeight: targetRowHeight(width, this.size), textScale };
    this.wall = layOutWall(this.source?.sections ?? [], measure, before);
    const line = anchor === null ? null : lineOf(this.wall, anchor);
    if (this.#aim !== null && this.wall.sections.length > 0) {
      const { y, isExact } = lineFrom(this.wall, this.#aim);
      if (isExact) this.#aim = null;
      this.#place.prepare(this.wall.height, y - headingHeight);
    } else {
      this.#place.prepare(this.wall.height, line === null ? null : line - headingHeight);
    }
    this.isSliding = !isHeld && before.sections.length > 0 && before.measure.width === width;
    this.#isSettled = false;
    this.shown = shownBetween(this.wall, this.#place.viewTop, window.innerHeight, this.#active);
  }

  #drawAgain(): void {
    this.#isSettled = false;
    this.requestUpdate();
  }

  /** Reads where the reader is: what to draw, which day it is up there, what has been seen, what to load. */
  #look(isMoving = false): void {
    if (!this.isVisible || !this.#isSettled) return;
    const { viewTop: top, viewHeight } = this.#place;
    const isFlying = Math.abs(top - this.#lookedAt) > viewHeight && isMoving;
    this.#lookedAt = top;
    const active = this.tiles.focused === null ? null : this.#active;
    const shown = shownBetween(this.wall, top, window.innerHeight, active, isFlying ? 0 : window.innerHeight);
    if (!isSameWindow(shown, this.shown)) this.shown = shown;
    const { day, anchor, seen } = glanceAt(this.wall, top, viewHeight);
    this.day = day;
    this.#lastRead = anchor;
    if (this.#active === null || !isDrawn(this.shown, this.#active)) this.#active = seen[0]?.id ?? null;
    clearTimeout(this.#rest);
    // Who flies past sees what is there already; it is drawn ahead and asked for where they slow down.
    if (isFlying) this.#rest = setTimeout(() => this.#look(), restMs);
    else this.source?.near(nearestFirst(this.wall, top, viewHeight));
    this.dispatchEvent(new CustomEvent('photos-seen', { detail: seen.map(({ id }) => id) }));
    this.dispatchEvent(new CustomEvent('wall-moved'));
  }

  #onScroll(): void {
    if (!this.isVisible || !this.#isSettled) return;
    this.isSliding = false;
    if (this.#aim === null && this.#place.moveOn()) this.#drawAgain();
    this.#look(true);
  }

  readonly #onFocus = (event: Event): void => {
    const id = tileElementIn(event)?.photo?.id;
    if (id === undefined || id === this.#active) return;
    this.#active = id;
    this.requestUpdate();
  };
}

const restMs = 80;

declare global {
  interface HTMLElementTagNameMap {
    'photo-wall': PhotoWall;
  }
}
