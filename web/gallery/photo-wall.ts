/** The wall of photos: knows every place, draws what is near the reader, keeps the reader's place while photos come and go. */
import { html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { PhotoId } from '../../protocol/photo.ts';
import type { Tile } from '../../protocol/tile.ts';
import { controlStyles } from '../parts/control-styles.ts';
import { Follow } from '../parts/follow.ts';
import './photo-tile.ts';
import { PhotoTile } from './photo-tile.ts';
import { ReadersPlace } from './readers-place.ts';
import type { Selection } from './selection.ts';
import { TileDrag } from './tile-drag.ts';
import { dayOf } from './tile-order.ts';
import { tileElementIn, WallInput } from './wall-input.ts';
import {
  anchorAt,
  emptyWall,
  headingHeight,
  indexOfTile,
  layOutWall,
  lineFrom,
  lineOf,
  placeOfTile,
  sectionOfIndex,
  targetRowHeight,
  tileRead,
  type WallLayout,
} from './wall-layout.ts';
import { type SectionView, sectionTemplate } from './wall-section.ts';
import type { WallSource } from './wall-source.ts';
import { wallStyles } from './wall-styles.ts';
import { nearestFirst, type Shown, shownBetween } from './wall-window.ts';

/**
 * Styles are set as properties: the content policy forbids the attribute, which lit's `styleMap` sets first. It scrolls with the page. Events: `photo-open`
 * (an id), `photos-seen` (ids that came into view), `range-wanted` (a tile, to which the range from the selection's anchor reaches), `wall-moved`.
 */
@customElement('photo-wall')
export class PhotoWall extends LitElement {
  @property({ attribute: false }) source?: WallSource;
  /** null where photos cannot be chosen. */
  @property({ attribute: false }) selection: Selection | null = null;
  /** How large the pictures are; 1 is usual. */
  @property({ type: Number }) size = 1;
  @state() private wall: WallLayout = emptyWall;
  @state() private shown: readonly Shown[] = [];
  @state() private day = '';
  @state() private isSliding = false;
  readonly #place = new ReadersPlace(this);
  readonly #resize = new ResizeObserver(() => this.#measure());
  #width = 0;
  #active: PhotoId | null = null;
  /** A moment to be shown that is not loaded yet; until then, or until the reader goes elsewhere. */
  #aim: string | null = null;
  #lastRead: ReturnType<typeof anchorAt> = null;
  #scrollFrame = 0;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #lookedAt = 0;
  #isSettled = true;

  protected readonly followedSource = new Follow(this, () => this.source);
  protected readonly followedSelection = new Follow(this, () => this.selection ?? undefined);
  protected readonly drag = new TileDrag(this, {
    selection: () => this.selection,
    tileAt: (x, y) => this.#tileElementAt(x, y)?.photo,
    between: (a, b) => this.#loadedBetween(a, b),
  });

  protected readonly input = new WallInput({
    source: () => this.source,
    selection: () => this.selection,
    layout: () => this.wall,
    focused: () => this.focused,
    isMirrored: () => this.matches(':dir(rtl)'),
    isDragged: () => this.drag.hasJustEnded,
    reveal: async (id) => {
      await this.updateComplete;
      await this.reveal(id, true);
    },
    open: (id) => this.dispatchEvent(new CustomEvent('photo-open', { detail: id })),
    chooseTo: (tile) => this.dispatchEvent(new CustomEvent('range-wanted', { detail: tile })),
  });

  static override styles = [controlStyles, wallStyles];

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resize.observe(this);
    window.addEventListener('scroll', this.#onScroll, { passive: true });
    window.addEventListener('resize', this.#onScroll, { passive: true });
    for (const type of readersOwn) window.addEventListener(type, this.#onReader, { passive: true });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resize.disconnect();
    window.removeEventListener('scroll', this.#onScroll);
    window.removeEventListener('resize', this.#onScroll);
    for (const type of readersOwn) window.removeEventListener(type, this.#onReader);
    cancelAnimationFrame(this.#scrollFrame);
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

  get isVisible(): boolean {
    return this.clientWidth > 0;
  }

  /** Wall time of what is read first; null at the top. */
  get moment(): string | null {
    if (this.#aim !== null) return this.#aim;
    const top = this.#place.viewTop;
    return top <= 0 ? null : (tileRead(this.wall, top + headingHeight)?.local.slice(0, 19) ?? null);
  }

  /** The photo that holds the focus; null where none does. */
  get focused(): Tile | null {
    const tile = this.shadowRoot?.activeElement;
    return tile instanceof PhotoTile ? (tile.photo ?? null) : null;
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
    const index = indexOfTile(this.wall, id);
    const section = sectionOfIndex(this.wall, index);
    const place = index === -1 || section === undefined ? undefined : placeOfTile(section, index - section.from);
    if (place === undefined) return;
    this.#aim = null;
    this.#active = id;
    const { viewTop, viewHeight } = this.#place;
    const line =
      place.top < viewTop + headingHeight
        ? place.top - headingHeight
        : place.top + place.height > viewTop + viewHeight
          ? Math.min(place.top - headingHeight, place.top + place.height - viewHeight)
          : null;
    if (line !== null && this.#place.goTo(line)) this.#drawAgain();
    this.#look();
    this.requestUpdate();
    await this.updateComplete;
    if (focus) this.#tileElement(id)?.focus({ preventScroll: true });
  }

  /** Where a photo's tile is on the screen; undefined where it is not shown. */
  boundsOf(id: PhotoId): DOMRect | undefined {
    return this.#tileElement(id)?.getBoundingClientRect();
  }

  /** The one that follows a loaded tile and is not among `gone`, or else the one before; undefined where none is near. */
  successorOf(tile: Tile, gone: ReadonlySet<PhotoId>): PhotoId | undefined {
    const loaded = this.wall.sections.flatMap(({ section }) => section.tiles ?? []);
    const at = loaded.findIndex(({ id }) => id === tile.id);
    const stays = ({ id }: Tile) => !gone.has(id);
    return (loaded.slice(at).find(stays) ?? loaded.slice(0, Math.max(0, at)).findLast(stays))?.id;
  }

  protected override willUpdate(changed: PropertyValues): void {
    const sections = this.source?.sections ?? [];
    const isSame =
      sections.length === this.wall.sections.length &&
      sections.every((section, index) => section === this.wall.sections[index]?.section);
    if (this.#width > 0 && (!isSame || changed.has('size') || this.wall.measure.width !== this.#width)) this.#layOut();
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
      rowHeight: this.wall.measure.rowHeight,
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
      ${repeat(
        this.shown,
        ({ place }) => place.section.key,
        (shown) => sectionTemplate(shown, view),
      )}
    </div>`;
  }

  #measure(): void {
    const width = Math.floor(this.clientWidth);
    const wasHidden = this.#width === 0;
    this.#width = width;
    if (width === 0) return;
    if (width !== this.wall.measure.width) this.requestUpdate();
    else if (wasHidden) this.#comeBack();
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
    const rowHeight = targetRowHeight(this.#width, this.size);
    this.wall = layOutWall(this.source?.sections ?? [], { width: this.#width, rowHeight }, before);
    const line = anchor === null ? null : lineOf(this.wall, anchor);
    if (this.#aim !== null && this.wall.sections.length > 0) {
      const { y, isExact } = lineFrom(this.wall, this.#aim);
      if (isExact) this.#aim = null;
      this.#place.prepare(this.wall.height, y - headingHeight);
    } else {
      this.#place.prepare(this.wall.height, line === null ? null : line - headingHeight);
    }
    this.isSliding = !isHeld && before.sections.length > 0 && before.measure.width === this.#width;
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
    const active = this.focused === null ? null : this.#active;
    const shown = shownBetween(this.wall, top, window.innerHeight, active, isFlying ? 0 : window.innerHeight);
    if (!isSameWindow(shown, this.shown)) this.shown = shown;
    const read = tileRead(this.wall, top + headingHeight);
    this.day = read === undefined ? '' : dayOf(read);
    this.#lastRead = top > 0 ? anchorAt(this.wall, top + headingHeight) : null;
    const inView = shownBetween(this.wall, top, viewHeight, null, 0);
    const seen = inView.flatMap(({ place, from, until }) => place.section.tiles?.slice(from, until) ?? []);
    const [first] = seen;
    if (this.#active === null || !this.#isDrawn(this.#active)) this.#active = first?.id ?? null;
    clearTimeout(this.#rest);
    // Who flies past sees what is there already; it is drawn ahead and asked for where they slow down.
    if (isFlying) this.#rest = setTimeout(() => this.#look(), restMs);
    else this.source?.near(nearestFirst(this.wall, top, viewHeight));
    this.dispatchEvent(new CustomEvent('photos-seen', { detail: seen.map(({ id }) => id) }));
    this.dispatchEvent(new CustomEvent('wall-moved'));
  }

  #isDrawn(id: PhotoId): boolean {
    return this.shown.some(({ place, from, until }) =>
      (place.section.tiles ?? []).slice(from, until).some((tile) => tile.id === id),
    );
  }

  readonly #onScroll = (): void => {
    cancelAnimationFrame(this.#scrollFrame);
    this.#scrollFrame = requestAnimationFrame(() => {
      if (!this.isVisible || !this.#isSettled) return;
      this.isSliding = false;
      if (this.#aim === null && this.#place.moveOn()) this.#drawAgain();
      this.#look(true);
    });
  };

  /** Whoever scrolls by hand no longer waits for a moment to come. */
  readonly #onReader = (): void => {
    this.#aim = null;
  };

  readonly #onFocus = (event: Event): void => {
    const id = tileElementIn(event)?.photo?.id;
    if (id === undefined || id === this.#active) return;
    this.#active = id;
    this.requestUpdate();
  };

  /** Ids of the loaded tiles from one to the other. */
  #loadedBetween(a: Tile, b: Tile): readonly PhotoId[] {
    const [from, until] = [indexOfTile(this.wall, a.id), indexOfTile(this.wall, b.id)].toSorted((x, y) => x - y);
    if (from === undefined || until === undefined || from === -1) return [];
    return this.wall.sections
      .filter((place) => place.from <= until && place.from + place.section.count > from)
      .flatMap((place) => place.section.tiles?.slice(Math.max(0, from - place.from), until + 1 - place.from) ?? [])
      .map(({ id }) => id);
  }

  #tileElement(id: PhotoId): PhotoTile | undefined {
    return [...this.renderRoot.querySelectorAll('photo-tile')].find(({ photo }) => photo?.id === id);
  }

  #tileElementAt(x: number, y: number): PhotoTile | undefined {
    const element = this.shadowRoot?.elementFromPoint(x, y) ?? null;
    return element instanceof PhotoTile ? element : undefined;
  }
}

const restMs = 80;
const readersOwn = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

function isSameWindow(a: readonly Shown[], b: readonly Shown[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ place, from, until }, index) => {
      const other = b[index];
      return other?.place === place && other.from === from && other.until === until;
    })
  );
}

declare global {
  interface HTMLElementTagNameMap {
    'photo-wall': PhotoWall;
  }
}
