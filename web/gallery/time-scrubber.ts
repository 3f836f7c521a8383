/** The years and months beside the wall: says where the reader is, and goes anywhere at once, by mouse, finger or key. */
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { controlStyles } from '../parts/control-styles.ts';
import { galleryWords } from '../words/gallery-words.ts';
import type { PhotoWall } from './photo-wall.ts';
import { type ScrubberMark, scrubberMarks } from './scrubber-marks.ts';
import { scrubberStyles } from './scrubber-styles.ts';
import { sectionSays } from './section-says.ts';
import { headingHeight, type SectionPlace, sectionAt, type WallLayout } from './wall-layout.ts';

// A wall of fewer screens is at hand anyway.
const fewestScreens = 2.5;
const showsForMs = 1500;

/** `follow` says that the wall or the reader has moved. */
@customElement('time-scrubber')
export class TimeScrubber extends LitElement {
  @property({ attribute: false }) wall: PhotoWall | null = null;
  @state() private at = 0;
  @state() private hoverAt: number | null = null;
  @state() private isHeld = false;
  @property({ type: Boolean, reflect: true }) needed = false;
  @property({ type: Boolean, reflect: true }) awake = false;
  #marks: readonly ScrubberMark[] = [];
  #marked: WallLayout | null = null;
  #height = 0;
  /** Where the reader was when last followed: to ask the page while drawing would make it lay itself out twice. */
  #line = 0;
  #viewHeight = 0;
  #sleep: ReturnType<typeof setTimeout> | undefined;
  readonly #resize = new ResizeObserver(() => this.follow());

  static override styles = [controlStyles, scrubberStyles];

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resize.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resize.disconnect();
    clearTimeout(this.#sleep);
  }

  /** Reads where the reader is now. */
  follow(): void {
    const { wall } = this;
    if (wall === null || !wall.isVisible) return;
    const { layout, viewTop, viewHeight } = wall;
    this.needed = layout.height > viewHeight * fewestScreens && layout.sections.length > 1;
    [this.#line, this.#viewHeight] = [viewTop, viewHeight];
    const at = Math.max(0, Math.min(1, viewTop / Math.max(1, layout.height - viewHeight)));
    if (at !== this.at && this.needed) this.#wake();
    this.at = at;
    if (layout === this.#marked && this.clientHeight === this.#height) return;
    [this.#marked, this.#height] = [layout, this.clientHeight];
    this.#marks = scrubberMarks(layout, this.#height);
    this.requestUpdate();
  }

  override render() {
    const sections = this.wall?.layout.sections ?? [];
    const here = this.#sectionHere();
    const now = here === undefined ? 0 : sections.indexOf(here);
    return html`<div
      class="track"
      role="slider"
      tabindex=${this.needed ? 0 : -1}
      aria-orientation="vertical"
      aria-label=${galleryWords.scrubber}
      aria-valuemin="0"
      aria-valuemax=${Math.max(0, sections.length - 1)}
      aria-valuenow=${now}
      aria-valuetext=${here === undefined ? '' : sectionSays(here.section.key)}
      @keydown=${this.#onKey}
      @pointerdown=${this.#onDown}
      @pointermove=${this.#onMove}
      @pointerup=${this.#onUp}
      @pointercancel=${this.#onUp}
      @pointerleave=${this.#onLeave}
    >
      ${this.#marks.map(
        ({ at, year }) =>
          html`<span
            class="mark ${year === null ? 'dot' : 'year'}"
            aria-hidden="true"
            .style=${`top: ${(at * 100).toFixed(3)}%`}
            >${year ?? nothing}</span
          >`,
      )}
      <span class="here" .style=${`top: ${(this.at * 100).toFixed(3)}%`}></span>
      <span class="grip" .style=${`top: ${(this.at * 100).toFixed(3)}%`}>
        <svg viewBox="0 0 16 24" fill="none" stroke="currentColor" stroke-width="2" aria-hidden="true">
          <path d="m3 8 5-5 5 5M3 16l5 5 5-5" stroke-linecap="round" stroke-linejoin="round" />
        </svg>
      </span>
      ${this.#bubble(here)}
    </div>`;
  }

  #bubble(here: SectionPlace | undefined) {
    const at = this.isHeld ? this.at : this.hoverAt;
    const section = this.isHeld ? here : at === null ? undefined : this.#sectionAtShare(at);
    if (at === null || section === undefined) return nothing;
    const style = `top: ${(at * 100).toFixed(3)}%`;
    return html`${this.isHeld ? nothing : html`<span class="here would" .style=${style}></span>`}
      <span class="bubble" aria-hidden="true" .style=${style}>${sectionSays(section.section.key)}</span>`;
  }

  #sectionHere(): SectionPlace | undefined {
    const { wall } = this;
    return wall === null ? undefined : sectionAt(wall.layout, Math.max(0, this.#line + headingHeight));
  }

  #sectionAtShare(share: number): SectionPlace | undefined {
    const { wall } = this;
    return wall === null ? undefined : sectionAt(wall.layout, this.#lineAt(share) + headingHeight);
  }

  /** The line of the wall that is at the top of the view when the reader is at that share of the track. */
  #lineAt(share: number): number {
    const { wall } = this;
    return wall === null ? 0 : share * Math.max(0, wall.layout.height - this.#viewHeight);
  }

  readonly #onDown = (event: PointerEvent): void => {
    if (event.button !== 0 || !(event.currentTarget instanceof HTMLElement)) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    this.isHeld = true;
    this.#goTo(event);
  };

  readonly #onMove = (event: PointerEvent): void => {
    if (this.isHeld) this.#goTo(event);
    else if (event.pointerType === 'mouse') this.hoverAt = this.#shareOf(event);
  };

  readonly #onUp = (): void => {
    this.isHeld = false;
    this.hoverAt = null;
    this.#wake();
  };

  readonly #onLeave = (): void => {
    this.hoverAt = null;
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const sections = this.wall?.layout.sections ?? [];
    const here = this.#sectionHere();
    if (here === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const at = sections.indexOf(here);
    const to = this.#keyLeadsTo(event.key, at, sections);
    if (to === null) return;
    event.preventDefault();
    this.wall?.goTo(sections[to]?.top ?? 0);
    this.follow();
  };

  #keyLeadsTo(key: string, at: number, sections: readonly SectionPlace[]): number | null {
    const last = sections.length - 1;
    // Months that stand side by side are one step.
    const here = sections[at]?.top ?? 0;
    switch (key) {
      case 'ArrowDown':
      case 'ArrowLeft': {
        const next = sections.findIndex(({ top }) => top > here);
        return next === -1 ? last : next;
      }
      case 'ArrowUp':
      case 'ArrowRight':
        return Math.max(
          0,
          sections.findLastIndex(({ top }) => top < here),
        );
      case 'Home':
        return 0;
      case 'End':
        return last;
      case 'PageDown':
      case 'PageUp': {
        const year = sections[at]?.section.key.slice(0, 4) ?? '';
        const other =
          key === 'PageDown'
            ? sections.findIndex(({ section }) => section.key.slice(0, 4) < year)
            : sections.findLastIndex(({ section }) => section.key.slice(0, 4) > year);
        return other === -1 ? (key === 'PageDown' ? last : 0) : other;
      }
      default:
        return null;
    }
  }

  #goTo(event: PointerEvent): void {
    const share = this.#shareOf(event);
    this.wall?.goTo(this.#lineAt(share));
    this.at = share;
  }

  #shareOf({ clientY }: PointerEvent): number {
    const { top, height } = this.getBoundingClientRect();
    return Math.max(0, Math.min(1, (clientY - top) / Math.max(1, height)));
  }

  #wake(): void {
    this.awake = true;
    clearTimeout(this.#sleep);
    this.#sleep = setTimeout(() => {
      if (!this.isHeld) this.awake = false;
    }, showsForMs);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'time-scrubber': TimeScrubber;
  }
}
