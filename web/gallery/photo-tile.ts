/** One photo on the wall: its picture, or an honest word where there is none, and the tick that chooses it. */
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { routes } from '../../protocol/routes.ts';
import type { Tile } from '../../protocol/tile.ts';
import { photosIcon, tickIcon, videoIcon } from '../parts/icons.ts';
import { galleryWords } from '../words/gallery-words.ts';
import { words } from '../words/words.ts';
import { type DeviceNames, formatOf, photoSays, sendersOf } from './photo-says.ts';
import { previewFor } from './preview-for.ts';
import { thumbhashPicture } from './thumbhash-picture.ts';
import { tileStyles } from './tile-styles.ts';

/** `width` and `height` are the tile's, in CSS pixels. Presses are the buttons' own `click`, which bubbles: the tick's comes from `.tick`. */
@customElement('photo-tile')
export class PhotoTile extends LitElement {
  @property({ attribute: false }) photo?: Tile;
  @property({ attribute: false }) deviceNames: DeviceNames = new Map();
  @property({ type: Number }) width = 0;
  @property({ type: Number }) height = 0;
  /** Whether the tab key stops here: at one tile of the whole wall. */
  @property({ type: Boolean }) reachable = false;
  /** Whether it can be chosen at all. */
  @property({ type: Boolean }) selectable = false;
  @property({ type: Boolean, reflect: true }) selected = false;
  @state() private picture: 'coming' | 'here' | 'broken' = 'coming';

  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = tileStyles;

  override render() {
    const { photo } = this;
    if (photo === undefined) return nothing;
    const says = photoSays(photo, this.deviceNames);
    return html`<button
        type="button"
        class="open"
        tabindex=${this.reachable ? 0 : -1}
        aria-label=${says}
        aria-pressed=${this.selected ? 'true' : nothing}
      >
        <span class="frame">${this.#picture(photo)} ${this.#marks(photo)}</span>
      </button>
      ${
        this.selectable
          ? html`<button
              type="button"
              class="tick"
              role="checkbox"
              tabindex="-1"
              aria-checked=${this.selected ? 'true' : 'false'}
              aria-label=${galleryWords.select(says)}
            >
              <span>${tickIcon}</span>
            </button>`
          : nothing
      }`;
  }

  #picture(photo: Tile) {
    const colours = thumbhashPicture(photo);
    const isShown = photo.preview === 'ready' && this.picture !== 'broken';
    return html`
      ${colours === null ? nothing : html`<img class="colours" src=${colours} alt="" draggable="false" />`}
      ${
        isShown
          ? html`<img
              class="picture ${this.picture} ${isTiny(photo, this.width) ? 'tiny' : ''}"
              src=${routes.preview(photo.id, previewFor(photo, this, globalThis.devicePixelRatio))}
              alt=""
              decoding="async"
              draggable="false"
              @load=${() => this.#show('here')}
              @error=${() => this.#show('broken')}
            />`
          : this.#word(photo)
      }
    `;
  }

  #word(photo: Tile) {
    const isPending = photo.preview === 'pending';
    const isVideo = photo.kind === 'video';
    return html`<span class="word ${isPending ? 'pending' : ''}">
      ${isVideo ? videoIcon : photosIcon}
      ${isPending ? nothing : html`<bdi class="name">${photo.name}</bdi>`}
      <span class="kind">${isPending ? galleryWords.beingMade : galleryWords.noPreviewOf(formatOf(photo))}</span>
    </span>`;
  }

  #marks(photo: Tile) {
    const senders = sendersOf(photo, this.deviceNames);
    return html`
      ${
        photo.kind === 'video'
          ? html`<span class="length">
              <svg viewBox="0 0 10 12" aria-hidden="true"><path d="M0 0v12l10-6z" /></svg>
              ${photo.durationMs === null ? nothing : words.clock(photo.durationMs)}
            </span>`
          : photo.isMoving
            ? html`<span class="length">
                <svg class="moving" viewBox="0 0 12 12" aria-hidden="true">
                  <circle cx="6" cy="6" r="2" /><circle class="ring" cx="6" cy="6" r="4.8" />
                </svg>
              </span>`
            : nothing
      }
      ${
        senders === ''
          ? nothing
          : html`<span class="sender ${photo.favourite ? 'beside-heart' : ''}"><bdi>${senders}</bdi></span>`
      }
      ${
        photo.favourite
          ? html`<svg class="heart" viewBox="0 0 24 24" aria-hidden="true">
              <path
                d="M12 20.3 4.9 13.4a4.7 4.7 0 0 1 0-6.7 4.6 4.6 0 0 1 6.6 0l.5.6.5-.6a4.6 4.6 0 0 1 6.6 0 4.7 4.7 0 0 1 0 6.7z"
              />
            </svg>`
          : nothing
      }
    `;
  }

  #show(picture: 'here' | 'broken'): void {
    this.picture = picture;
  }

  /** A picture that failed to come is asked for again when the photo changes, and not before. */
  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('photo');
    if (before !== undefined && (before.id !== this.photo?.id || before.preview !== this.photo?.preview)) {
      this.picture = 'coming';
    }
  }
}

/** Too small to fill the tile without going to mush. */
function isTiny(photo: Tile, tileWidth: number): boolean {
  return photo.width !== null && photo.width * 2 < tileWidth;
}

declare global {
  interface HTMLElementTagNameMap {
    'photo-tile': PhotoTile;
  }
}
