/** The wall of photos: knows every place, shows the tiles near the reader, keeps the reader's place while photos come and go. */
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Photo, PhotoId } from '../../protocol/photo.ts';
import { controlStyles } from '../parts/control-styles.ts';
import { words } from '../words/words.ts';
import { dayOf } from './photo-order.ts';
import type { DeviceNames } from './photo-says.ts';
import './photo-tile.ts';
import { PhotoTile } from './photo-tile.ts';
import { ReadersPlace } from './readers-place.ts';
import {
  firstEndingBelow,
  headingHeight,
  layOutWall,
  type MonthSection,
  type Step,
  stepFrom,
  type WallLayout,
} from './wall-layout.ts';

const steps: Readonly<Record<string, Step>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
};

/** Styles are set as properties: the content policy forbids the attribute, which lit's `styleMap` sets first. Events: `photo-open` (an id), `photos-seen` (ids that came into view). It scrolls with the page. */
@customElement('photo-grid')
export class PhotoGrid extends LitElement {
  @property({ attribute: false }) photos: readonly Photo[] = [];
  @property({ attribute: false }) deviceNames: DeviceNames = new Map();
  @property({ attribute: false }) countIn: (month: string) => number = () => 0;
  @state() private wall: WallLayout = { photos: [], width: 0, height: 0, sections: [], places: [] };
  @state() private shown: readonly [from: number, until: number] = [0, 0];
  @state() private day = '';
  @state() private active = 0;
  @state() private isSliding = false;
  readonly #place = new ReadersPlace(this);
  readonly #resize = new ResizeObserver(() => this.#measure());
  #activeId: PhotoId | null = null;
  #scrollFrame = 0;

  static override styles = [
    controlStyles,
    css`
      :host {
        display: block;
        position: relative;
        /* The grid keeps the reader's place itself. */
        overflow-anchor: none;
      }
      section {
        position: absolute;
        inset-inline: 0;
      }
      h2 {
        position: sticky;
        z-index: 1;
        inset-block-start: var(--gallery-top, 0px);
        display: flex;
        align-items: baseline;
        gap: var(--space-12);
        block-size: ${headingHeight}px;
        padding-block: var(--space-16) var(--space-8);
        background: var(--paper);
        font-size: var(--text-large);
        white-space: nowrap;
      }
      h2 .quiet {
        overflow: hidden;
        font-size: var(--text-small);
        font-weight: var(--weight);
        text-overflow: ellipsis;
      }
      .day {
        margin-inline-start: auto;
      }
      photo-tile {
        position: absolute;
        inset: 0 auto auto 0;
      }
      @media (prefers-reduced-motion: no-preference) {
        .sliding photo-tile {
          transition: transform var(--motion);
        }
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resize.observe(this);
    window.addEventListener('scroll', this.#onScroll, { passive: true });
    window.addEventListener('resize', this.#onScroll, { passive: true });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resize.disconnect();
    window.removeEventListener('scroll', this.#onScroll);
    window.removeEventListener('resize', this.#onScroll);
    cancelAnimationFrame(this.#scrollFrame);
  }

  /** Scrolls to a photo of the list and, where asked, puts the focus on it. */
  async reveal(id: PhotoId, focus: boolean): Promise<void> {
    const index = this.photos.findIndex((photo) => photo.id === id);
    if (index === -1) return;
    this.#activate(index);
    this.#scrollTo(index);
    this.#look();
    await this.updateComplete;
    if (focus) this.#tile(id)?.focus({ preventScroll: true });
  }

  /** Where a photo's tile is on the screen; undefined where it is not shown. */
  boundsOf(id: PhotoId): DOMRect | undefined {
    return this.#tile(id)?.getBoundingClientRect();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('photos') || this.wall.width === 0) return;
    this.#layOut(this.wall.width, true);
  }

  protected override updated(changed: PropertyValues): void {
    if (!changed.has('wall')) return;
    this.#place.restore(this.wall);
    this.#look();
  }

  override render() {
    const { wall } = this;
    return html`<div
      class=${this.isSliding ? 'sliding' : ''}
      .style=${`height: ${wall.height}px`}
      @keydown=${this.#onKey}
      @click=${this.#onClick}
      @focusin=${this.#onFocus}
    >
      ${repeat(
        wall.sections,
        ({ month }) => month,
        (section) => this.#section(section),
      )}
    </div>`;
  }

  #section(section: MonthSection) {
    const indexes = this.#shownIn(section);
    const isCurrent = this.day.startsWith(section.month);
    return html`<section
      aria-labelledby="month-${section.month}"
      .style=${`top: ${section.top}px; height: ${section.height}px`}
    >
      <h2 id="month-${section.month}">
        <span>${words.month(section.month)}</span>
        <span class="quiet counts">${words.gallery.photoCount(this.countIn(section.month))}</span>
        ${isCurrent ? html`<span class="quiet counts day" aria-hidden="true">${words.day(this.day)}</span>` : nothing}
      </h2>
      ${
        indexes.length === 0
          ? nothing
          : html`<div role="list">
              ${repeat(
                indexes,
                (index) => this.photos[index]?.id,
                (index) => this.#tileAt(index, section.top),
              )}
            </div>`
      }
    </section>`;
  }

  #tileAt(index: number, sectionTop: number) {
    const [photo, place] = [this.photos[index], this.wall.places[index]];
    if (photo === undefined || place === undefined) return nothing;
    return html`<photo-tile
      role="listitem"
      data-index=${index}
      .photo=${photo}
      .deviceNames=${this.deviceNames}
      .width=${place.width}
      .height=${place.height}
      ?reachable=${index === this.active}
      .style=${`width: ${place.width}px; height: ${place.height}px; transform: translate(${place.left}px, ${place.top - sectionTop}px)`}
    ></photo-tile>`;
  }

  /** The tiles in the window, and the one that holds the focus wherever it is. */
  #shownIn({ from, until }: MonthSection): number[] {
    const [first, end] = [Math.max(from, this.shown[0]), Math.min(until, this.shown[1])];
    const indexes = Array.from({ length: Math.max(0, end - first) }, (_, step) => first + step);
    const { active } = this;
    if (active < from || active >= until || (active >= first && active < end)) return indexes;
    return active < first ? [active, ...indexes] : [...indexes, active];
  }

  #measure(): void {
    const width = Math.floor(this.clientWidth);
    if (width > 0 && width !== this.wall.width) this.#layOut(width, false);
  }

  #layOut(width: number, slides: boolean): void {
    this.#place.remember(this.wall);
    this.wall = layOutWall(this.photos, width);
    this.isSliding = slides && !this.#place.isHeld;
    // What was active may have moved, or be gone.
    const index = this.photos.findIndex(({ id }) => id === this.#activeId);
    this.active = index === -1 ? Math.min(this.active, Math.max(0, this.photos.length - 1)) : index;
  }

  /** Reads where the reader is: which tiles to show, which day it is up there, which photos have been seen. */
  #look(): void {
    const top = this.#place.viewTop();
    const bottom = top + window.innerHeight;
    const ahead = window.innerHeight;
    const [first, last] = [firstEndingBelow(this.wall, top), firstEndingBelow(this.wall, bottom) + 1];
    const wanted = [
      firstEndingBelow(this.wall, top - ahead),
      firstEndingBelow(this.wall, bottom + ahead) + 12,
    ] as const;
    if (wanted[0] !== this.shown[0] || wanted[1] !== this.shown[1]) this.shown = wanted;
    const atTop = this.photos[firstEndingBelow(this.wall, top + headingHeight)];
    this.day = atTop === undefined ? '' : dayOf(atTop);
    if (this.clientWidth === 0) return;
    const detail = this.photos.slice(first, last).map(({ id }) => id);
    this.dispatchEvent(new CustomEvent('photos-seen', { detail }));
  }

  readonly #onScroll = (): void => {
    cancelAnimationFrame(this.#scrollFrame);
    this.#scrollFrame = requestAnimationFrame(() => {
      this.isSliding = false;
      this.#look();
    });
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const id = this.photos[stepFrom(this.wall, this.active, step)]?.id;
    if (id !== undefined) void this.reveal(id, true);
  };

  readonly #onClick = (event: Event): void => {
    const photo = tileOf(event)?.photo;
    if (photo !== undefined) this.dispatchEvent(new CustomEvent('photo-open', { detail: photo.id }));
  };

  readonly #onFocus = (event: Event): void => {
    const index = this.photos.findIndex(({ id }) => id === tileOf(event)?.photo?.id);
    if (index !== -1) this.#activate(index);
  };

  #activate(index: number): void {
    this.active = index;
    this.#activeId = this.photos[index]?.id ?? null;
  }

  #scrollTo(index: number): void {
    const place = this.wall.places[index];
    if (place !== undefined) this.#place.show(place.top, place.height);
  }

  #tile(id: PhotoId): PhotoTile | undefined {
    return [...this.renderRoot.querySelectorAll('photo-tile')].find(({ photo }) => photo?.id === id);
  }
}

function tileOf(event: Event): PhotoTile | undefined {
  return event.composedPath().find((target): target is PhotoTile => target instanceof PhotoTile);
}

declare global {
  interface HTMLElementTagNameMap {
    'photo-grid': PhotoGrid;
  }
}
