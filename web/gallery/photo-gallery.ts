/** The photos as a screen: the wall, what stands around it, what is done with photos, and every state it can be in. */
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { DeviceId } from '../../protocol/pairing.ts';
import type { PhotoFilter, PhotoId } from '../../protocol/photo.ts';
import type { Tile } from '../../protocol/tile.ts';
import { controlStyles } from '../parts/control-styles.ts';
import { Follow } from '../parts/follow.ts';
import { galleryWords } from '../words/gallery-words.ts';
import { AlbumMoves } from './album-moves.ts';
import { Choosing } from './choosing.ts';
import { ChosenActs } from './chosen-acts.ts';
import { contactSheetStyles } from './contact-sheet.ts';
import { PrintWatch } from './print-watch.ts';
import './date-sheet.ts';
import type { DateSheet } from './date-sheet.ts';
import { dropMark } from './drop-mark.ts';
import './gallery-keys.ts';
import type { GalleryKeys } from './gallery-keys.ts';
import { emptyNotice, failedNotice, goneNotice, newPill, openingTiles } from './gallery-notices.ts';
import { galleryStyles } from './gallery-styles.ts';
import './gallery-toolbar.ts';
import { GalleryWishes } from './gallery-wishes.ts';
import type { PhotoActs } from './photo-acts.ts';
import './photo-wall.ts';
import type { PhotoWall } from './photo-wall.ts';
import type { PhotosAddress } from './place-address.ts';
import { PlaceKeeper } from './place-keeper.ts';
import type { Search } from './search.ts';
import { Selection } from './selection.ts';
import { placeOf } from './selection-bar.ts';
import './trash-note.ts';
import { monthOf } from './tile-order.ts';
import { keepTileSize, keptTileSize, tileSizes } from './tile-size.ts';
import './time-scrubber.ts';
import type { TimeScrubber } from './time-scrubber.ts';
import type { Timeline } from './timeline.ts';
import { Viewing } from './viewing.ts';

/**
 * Opens the full view itself. `--gallery-top` and `--gallery-bottom` say how much sticks above and below it, in px, and `--gallery-start` how much
 * stands beside it.
 */
@customElement('photo-gallery')
export class PhotoGallery extends LitElement {
  @property({ attribute: false }) timeline?: Timeline;
  /** Where photos are looked for. */
  @property({ attribute: false }) search?: Search;
  /** Whether the album that is shown is in its owner's order. */
  @property({ type: Boolean, attribute: 'own-order' }) ownOrder = false;
  /** What can be done with photos; null where the reader only looks. */
  @property({ attribute: false }) acts: PhotoActs | null = null;
  @state() private sizeStep = keptTileSize();
  @query('photo-wall') private wall!: PhotoWall | null;
  @query('time-scrubber') private scrubber!: TimeScrubber | null;
  @query('date-sheet') private dateSheet!: DateSheet | null;
  @query('gallery-keys') private keys!: GalleryKeys | null;
  readonly #selection = new Selection();
  readonly #choosing = new Choosing(this, this.#selection, () => this.timeline);
  readonly #keeper = new PlaceKeeper({ now: () => this.#placeNow(), go: (address) => this.#go(address) });
  readonly #moves = new AlbumMoves(this, {
    timeline: () => this.timeline,
    selection: this.#selection,
    acts: () => this.acts,
    wall: () => this.wall,
  });
  readonly #chosen = new ChosenActs({
    timeline: () => this.timeline,
    acts: () => this.acts,
    wall: () => this.wall,
    dateSheet: () => this.dateSheet,
    selection: this.#selection,
    tell: (wanted, detail) => this.dispatchEvent(new CustomEvent(wanted, { detail, bubbles: true, composed: true })),
  });
  readonly #viewing = new Viewing(this, {
    timeline: () => this.timeline,
    acts: () => this.acts,
    wall: () => this.wall,
    moved: () => this.#keeper.moved(),
    forgetAddress: () => this.#keeper.forgetPhoto(),
  });
  readonly #wishes = new GalleryWishes({
    timeline: () => this.timeline,
    acts: () => this.acts,
    wall: () => this.wall,
    selection: this.#selection,
    moves: this.#moves,
    choosing: this.#choosing,
    chosen: this.#chosen,
    isInFront: () => this.#viewing.photo === null && this.clientWidth > 0,
    help: () => this.keys?.show(),
  });
  #firstAt: string | null = null;

  protected readonly followed = new Follow(this, () => this.timeline);
  protected readonly followedActs = new Follow(this, () => this.acts ?? undefined);
  protected readonly followedSelection = new Follow(this, () => this.#selection);

  protected readonly print = new PrintWatch(this, () => this.#printed());

  static override styles = [controlStyles, galleryStyles, contactSheetStyles];

  override connectedCallback(): void {
    super.connectedCallback();
    this.#keeper.start();
    this.#wishes.start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#keeper.stop();
    this.#wishes.stop();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('ownOrder') && this.timeline !== undefined) this.timeline.show(this.timeline.filter, this.ownOrder);
    if (!changed.has('timeline') || this.timeline === undefined) return;
    const { at, filter, photo } = this.#keeper.first;
    this.#firstAt = at;
    this.timeline.show(filter, this.ownOrder);
    this.timeline.open();
    if (photo !== undefined) void this.#viewing.openAddressed(photo);
  }

  protected override updated(): void {
    const { wall, scrubber } = this;
    if (scrubber !== null) scrubber.wall = wall;
    this.#moves.keepFocus();
    if (wall === null || this.#firstAt === null) return;
    wall.goToMoment(this.#firstAt);
    this.#firstAt = null;
  }

  override render() {
    const { timeline } = this;
    if (timeline === undefined) return nothing;
    const { state: stands, total } = timeline;
    return html`
      ${this.#toolbar(timeline)}
      ${timeline.filter.trashed === true && this.acts !== null ? html`<trash-note .acts=${this.acts} ?empty=${total === 0}></trash-note>` : nothing}
      ${this.#viewing.isGone ? goneNotice(() => this.#viewing.dismiss()) : nothing}
      ${
        total > 0
          ? this.#photos(timeline)
          : stands.kind === 'failed'
            ? failedNotice(stands.failure, () => timeline.retry())
            : stands.kind === 'ready'
              ? emptyNotice(
                  timeline,
                  () => this.#show({}),
                  () => this.#find(''),
                )
              : openingTiles()
      }
      ${this.#selection.size === 0 ? nothing : this.#bar(timeline)}
      ${this.acts === null ? nothing : html`<date-sheet></date-sheet>`}
      ${dropMark(this.#moves.mark)}
      <gallery-keys></gallery-keys>
      <div class="sheet"></div>
    `;
  }

  #photos(timeline: Timeline) {
    return html`${newPill(timeline, () => void this.#showNew(timeline))}
      <photo-wall
        class="beside-years"
          .source=${timeline}
          .selection=${this.acts === null ? null : this.#selection}
          .size=${tileSizes[this.sizeStep] ?? 1}
          @photos-seen=${(event: CustomEvent<readonly PhotoId[]>) => timeline.see(event.detail)}
          @photo-open=${(event: CustomEvent<PhotoId>) => void this.#viewing.open(event.detail)}
          @range-wanted=${(event: CustomEvent<Tile>) => void this.#choosing.upTo(event.detail)}
          @photo-carry=${this.#moves.onCarry}
          @retry-wanted=${() => timeline.retry()}
          @wall-moved=${this.#onMoved}
      ></photo-wall>
      <time-scrubber></time-scrubber>
      <div class="end" role="status"><p class="quiet small counts">${galleryWords.end(timeline.total)}</p></div>`;
  }

  #toolbar(timeline: Timeline) {
    return html`<gallery-toolbar
      .timeline=${timeline}
      .search=${this.search}
      .sizeStep=${this.sizeStep}
      @search-wanted=${(event: CustomEvent<string>) => this.#find(event.detail)}
      @device-wanted=${(event: CustomEvent<DeviceId | null>) => this.#filter(event.detail, timeline)}
      @size-wanted=${this.#onSize}
      @help-wanted=${() => this.keys?.show()}
    ></gallery-toolbar>`;
  }

  #bar(timeline: Timeline) {
    return html`<selection-bar
      .count=${this.#selection.size}
      ?favourites=${this.#chosen.areFavourites()}
      ?busy=${this.#choosing.isUnderWay || this.acts?.isBusy === true}
      @clear-wanted=${() => this.#selection.clear()}
      @all-wanted=${() => void this.#choosing.all()}
      .place=${placeOf(timeline.filter)}
      @favourite-wanted=${() => this.#chosen.markFavourite()}
      @trash-wanted=${() => void this.#chosen.trash()}
      @album-wanted=${this.#chosen.toAlbum}
      @take-out-wanted=${this.#chosen.outOfAlbum}
      @date-wanted=${() => void this.#chosen.shiftDate()}
      @cover-wanted=${this.#chosen.makeCover}
      @back-wanted=${() => void this.#moves.step([...this.#selection.ids], -1)}
      @on-wanted=${() => void this.#moves.step([...this.#selection.ids], 1)}
      @download-wanted=${this.#chosen.download}
      @restore-wanted=${() => this.#chosen.do({ kind: 'restore' })}
      @erase-wanted=${() => this.#chosen.do({ kind: 'erase' })}
    ></selection-bar>`;
  }

  readonly #onMoved = (): void => {
    this.scrubber?.follow();
    this.#keeper.moved();
  };

  readonly #onSize = (event: CustomEvent<number>): void => {
    this.sizeStep = event.detail;
    keepTileSize(this.sizeStep);
  };

  #placeNow(): PhotosAddress | null {
    const { wall, timeline } = this;
    if (timeline === undefined || this.clientWidth === 0 || this.#firstAt !== null) return null;
    const { photo } = this.#viewing;
    return { at: wall?.moment ?? null, filter: timeline.filter, ...(photo === null ? {} : { photo }) };
  }

  #go({ at, filter, photo }: PhotosAddress): void {
    this.timeline?.show(filter, this.ownOrder);
    if (photo !== undefined) void this.#viewing.openAddressed(photo);
    // Who comes from another screen finds the photos as they were left.
    if (at === null && this.wall?.isVisible !== true) return;
    this.wall?.goToMoment(at);
  }

  #filter(device: DeviceId | null, timeline: Timeline): void {
    const { device: _, ...others } = timeline.filter;
    this.#show(device === null ? others : { ...others, device });
  }

  /** As it is typed: the browser's back leads to before the search, not through its letters. */
  #find(q: string): void {
    const { timeline, search } = this;
    if (timeline === undefined || search === undefined) return;
    const { q: before, language: _, ...others } = timeline.filter;
    const filter = q === '' ? others : { ...others, q, language: search.language };
    if (before === undefined) return this.#show(filter);
    this.#selection.clear();
    this.#keeper.turnedFurther(filter);
    this.wall?.goTo(0);
    timeline.show(filter, this.ownOrder);
  }

  #show(filter: PhotoFilter): void {
    this.#selection.clear();
    this.#keeper.turned(filter);
    this.wall?.goTo(0);
    this.timeline?.show(filter, this.ownOrder);
  }

  /** To the newest taken of those that have just landed. */
  async #showNew(timeline: Timeline): Promise<void> {
    const landed = timeline.unseen.toSorted((a, b) => (a.local > b.local ? -1 : 1));
    const [newest] = landed;
    timeline.see(landed.map(({ id }) => id));
    if (newest === undefined) return;
    // The wall itself says where a month cannot be loaded.
    await timeline.load(monthOf(newest)).catch(() => undefined);
    await this.updateComplete;
    await this.wall?.reveal(newest.id, true);
  }

  /** What is chosen, or else the months in view, as far as they are loaded. */
  #printed(): readonly Tile[] {
    const { timeline, wall } = this;
    if (timeline === undefined || this.clientWidth === 0 || this.#viewing.photo !== null) return [];
    const { ids } = this.#selection;
    const months = ids.size > 0 ? timeline.sections : (wall?.sectionsInView ?? []);
    const tiles = months.flatMap((section) => section.tiles ?? []);
    return ids.size === 0 ? tiles : tiles.filter(({ id }) => ids.has(id));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'photo-gallery': PhotoGallery;
  }
}
