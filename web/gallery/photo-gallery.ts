/** The photos as a screen: the wall, what stands above and below it, and every state it can be in. */
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Failure } from '../../protocol/failure.ts';
import { DeviceIdSchema } from '../../protocol/pairing.ts';
import type { PhotoId } from '../../protocol/photo.ts';
import { openLightbox } from '../lightbox/lightbox.ts';
import { controlStyles } from '../parts/control-styles.ts';
import { Follow } from '../parts/follow.ts';
import { alertIcon, markIcon } from '../parts/icons.ts';
import '../parts/notice-page.ts';
import { withName } from '../parts/with-name.ts';
import { words } from '../words/words.ts';
import { galleryStyles } from './gallery-styles.ts';
import './photo-grid.ts';
import type { PhotoGrid } from './photo-grid.ts';
import { sendersOf } from './photo-says.ts';
import type { Timeline } from './timeline.ts';

/** Opens the lightbox itself. Where something sticks above or below it, `--gallery-top` and `--gallery-bottom` say how much, in px. */
@customElement('photo-gallery')
export class PhotoGallery extends LitElement {
  @property({ attribute: false }) timeline?: Timeline;
  @query('photo-grid') private grid!: PhotoGrid | null;
  readonly #nearEnd = new IntersectionObserver((entries) => this.#onNearEnd(entries), { rootMargin: '200% 0px' });
  #isNearEnd = false;
  #isOpen = false;

  protected readonly followed = new Follow(this, () => this.timeline);

  static override styles = [controlStyles, galleryStyles];

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#nearEnd.disconnect();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('timeline')) this.timeline?.open();
  }

  protected override updated(): void {
    const end = this.renderRoot.querySelector('.end');
    if (end !== null) this.#nearEnd.observe(end);
    // What came may not have filled the screen.
    if (this.#isNearEnd && this.timeline?.state.kind === 'ready') void this.timeline.loadMore();
  }

  override render() {
    const { timeline } = this;
    if (timeline === undefined) return nothing;
    const { state, photos } = timeline;
    if (photos.length === 0) {
      return html`${this.#toolbar(timeline)} ${
        state.kind === 'failed'
          ? this.#failed(state.failure)
          : state.kind === 'ready'
            ? this.#empty(timeline)
            : this.#opening()
      }`;
    }
    return html`
      ${this.#toolbar(timeline)} ${this.#pill(timeline)}
      <photo-grid
        .photos=${photos}
        .deviceNames=${timeline.deviceNames}
        .countIn=${(month: string) => timeline.countIn(month)}
        @photos-seen=${(event: CustomEvent<readonly PhotoId[]>) => timeline.see(event.detail)}
        @photo-open=${(event: CustomEvent<PhotoId>) => void this.#open(event.detail)}
      ></photo-grid>
      <div class="end" role="status">${this.#end(timeline)}</div>
    `;
  }

  #toolbar(timeline: Timeline) {
    const names = [...timeline.deviceNames].toSorted(([, a], [, b]) => a.localeCompare(b));
    return html`<div class="toolbar">
      <p class="quiet counts" role="status">${timeline.photos.length === 0 ? nothing : words.gallery.photoCount(timeline.total)}</p>
      ${
        names.length < 2 && timeline.device === null
          ? nothing
          : html`<select
              aria-label=${words.gallery.filterLabel}
              @change=${(event: Event) => this.#filter(event, timeline)}
            >
              <option value="" ?selected=${timeline.device === null}>${words.gallery.allDevices}</option>
              ${names.map(
                ([id, name]) => html`<option value=${id} ?selected=${id === timeline.device}>${name}</option>`,
              )}
            </select>`
      }
    </div>`;
  }

  #pill(timeline: Timeline) {
    const { unseen } = timeline;
    const senders = new Set(unseen.map((photo) => sendersOf(photo, timeline.deviceNames)));
    const [sender] = senders;
    return html`<div class="pill" role="status">
      ${
        unseen.length === 0
          ? nothing
          : html`<button class="primary counts" title=${words.gallery.newHint} @click=${() => this.#showNew(timeline)}>
              ${
                senders.size === 1 && sender !== undefined
                  ? withName((name) => words.gallery.newPhotos(unseen.length, name), sender)
                  : words.gallery.newFromSeveral(unseen.length)
              }
            </button>`
      }
    </div>`;
  }

  #opening() {
    return html`<div class="opening" role="status">
      <span class="visually-hidden">${words.gallery.loading}</span>
      ${Array.from({ length: 12 }, () => html`<span></span>`)}
    </div>`;
  }

  #empty(timeline: Timeline) {
    const { device } = timeline;
    const title =
      device === null ? words.gallery.emptyTitle : words.gallery.emptyFromTitle(timeline.deviceNames.get(device) ?? '');
    return html`<notice-page .heading=${title} .help=${words.gallery.emptyHelp}>
      <span slot="glyph" class="large-glyph">${markIcon}</span>
      ${
        device === null
          ? nothing
          : html`<button slot="action" @click=${() => timeline.showDevice(null)}>${words.gallery.showAll}</button>`
      }
    </notice-page>`;
  }

  #failed(failure: Failure) {
    return html`<notice-page role="alert" .heading=${words.gallery.failedTitle} .help=${failure.detail}>
      <span slot="glyph" class="large-glyph">${alertIcon}</span>
      <button slot="action" class="primary" @click=${() => this.timeline?.retry()}>${words.gallery.tryAgain}</button>
    </notice-page>`;
  }

  #end({ state, isWhole, total }: Timeline) {
    if (state.kind === 'failed') {
      return html`<p>${words.gallery.failedMoreTitle}. ${state.failure.detail}</p>
        <button @click=${() => this.timeline?.retry()}>${words.gallery.tryAgain}</button>`;
    }
    if (!isWhole) return html`<p class="quiet">${words.gallery.loadingMore}</p>`;
    return html`<p class="quiet small counts">${words.gallery.end(total)}</p>`;
  }

  #onNearEnd(entries: readonly IntersectionObserverEntry[]): void {
    this.#isNearEnd = entries.at(-1)?.isIntersecting ?? false;
    if (this.#isNearEnd) void this.timeline?.loadMore();
  }

  #filter(event: Event, timeline: Timeline): void {
    if (!(event.target instanceof HTMLSelectElement)) return;
    const device = DeviceIdSchema.safeParse(event.target.value);
    timeline.showDevice(device.success ? device.data : null);
  }

  /** To the newest taken of those that have just landed, loading down to it where need be. */
  async #showNew(timeline: Timeline): Promise<void> {
    const landed = new Set(timeline.unseen.map(({ id }) => id));
    const find = () => timeline.photos.find(({ id }) => landed.has(id));
    while (find() === undefined && !timeline.isWhole && timeline.state.kind === 'ready') await timeline.loadMore();
    const newest = find();
    timeline.see(landed);
    if (newest === undefined) return;
    await this.updateComplete;
    await this.grid?.reveal(newest.id, true);
  }

  async #open(id: PhotoId): Promise<void> {
    const { timeline } = this;
    if (timeline === undefined || this.#isOpen) return;
    const index = timeline.photos.findIndex((photo) => photo.id === id);
    if (index === -1) return;
    this.#isOpen = true;
    try {
      const last = await openLightbox(
        {
          photos: timeline.photos,
          sender: (photo) => sendersOf(photo, timeline.deviceNames),
          more: async () => {
            await timeline.loadMore();
            return timeline.photos;
          },
          ...(timeline.isOwn ? { setFavourite: (photo, favourite) => timeline.setFavourite(photo.id, favourite) } : {}),
          bounds: (photo) => this.grid?.boundsOf(photo.id),
          onShow: (photo) => void this.grid?.reveal(photo.id, false),
        },
        index,
      );
      await this.grid?.reveal(last.id, true);
    } finally {
      this.#isOpen = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'photo-gallery': PhotoGallery;
  }
}
