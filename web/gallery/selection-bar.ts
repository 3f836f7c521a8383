/** What can be done with the chosen photos: it takes the place of the header while any are chosen. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { PhotoFilter } from '../../protocol/photo.ts';
import { controlStyles } from '../parts/control-styles.ts';
import { crossIcon } from '../parts/icons.ts';
import { albumsIcon, heartIcon, trashIcon } from '../parts/library-icons.ts';
import '../parts/more-menu.ts';
import { galleryWords } from '../words/gallery-words.ts';
import {
  clockIcon,
  coverIcon,
  downloadIcon,
  earlierIcon,
  laterIcon,
  restoreIcon,
  selectAllIcon,
  takeOutIcon,
} from './wall-icons.ts';

/** Where the chosen photos are: what can be done with them depends on it. */
export type SelectionPlace = 'library' | 'album' | 'trash';

export function placeOf({ trashed, album }: PhotoFilter): SelectionPlace {
  return trashed === true ? 'trash' : album === undefined ? 'library' : 'album';
}

/**
 * Events: `clear-wanted`, `all-wanted`, `favourite-wanted`, `album-wanted`, `take-out-wanted`, `download-wanted`, `trash-wanted`,
 * `date-wanted`, `cover-wanted`, `back-wanted` and `on-wanted` (by one place in the album), `restore-wanted`, `erase-wanted`.
 */
@customElement('selection-bar')
export class SelectionBar extends LitElement {
  @property({ type: Number }) count = 0;
  /** Whether all of the chosen are favourites already. */
  @property({ type: Boolean }) favourites = false;
  @property({ type: Boolean }) busy = false;
  @property() place: SelectionPlace = 'library';

  static override styles = [
    controlStyles,
    css`
      :host {
        position: fixed;
        z-index: 5;
        inset-block-start: 0;
        inset-inline: var(--gallery-start, 0px) 0;
        container-type: inline-size;
        display: flex;
        align-items: center;
        gap: var(--space-8);
        min-block-size: max(var(--gallery-top, 0px), 56px);
        padding-inline: calc(var(--gallery-side, var(--space-16)) - var(--space-8));
        border-block-end: var(--hairline) solid var(--line);
        background: var(--raised);
      }
      button {
        min-block-size: var(--target-desk);
        min-inline-size: var(--target-desk);
        padding-inline: var(--space-8);
        white-space: nowrap;
      }
      p {
        margin-inline-end: auto;
        overflow: hidden;
        font-weight: var(--weight-strong);
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      @container (min-width: 60rem) {
        .narrow {
          display: none;
        }
      }
      @container (min-width: 72rem) {
        .unless-roomy {
          display: none;
        }
      }
      @container (max-width: 72rem) {
        .roomy {
          display: none;
        }
      }
      @container (max-width: 60rem) {
        .wide {
          display: none;
        }
        button {
          min-inline-size: var(--target);
        }
        p {
          line-height: var(--leading-tight);
          white-space: normal;
        }
        .bar span {
          position: absolute;
          inline-size: 1px;
          block-size: 1px;
          overflow: hidden;
          clip-path: inset(50%);
        }
      }
      @media (max-width: 640px) {
        :host {
          gap: var(--space-4);
        }
      }
      @media (prefers-reduced-motion: no-preference) {
        :host {
          animation: arrive var(--motion);
        }
      }
      @keyframes arrive {
        from {
          opacity: 0;
        }
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute('role', 'toolbar');
    this.setAttribute('aria-label', galleryWords.selectedLabel);
  }

  override render() {
    return html`
      ${this.#button('clear-wanted', crossIcon, galleryWords.clear, 'icon')}
      <p class="counts" role="status">${galleryWords.selected(this.count)}</p>
      ${this.#button('all-wanted', selectAllIcon, galleryWords.selectAll, this.place === 'trash' ? 'bar' : 'wide')}
      ${this.place === 'trash' ? this.#inTrash() : this.#inLibrary()}
    `;
  }

  #inLibrary() {
    const { addFavourite, takeFavourite, takeOut, download, selectAll, changeDate } = galleryWords;
    const isAlbum = this.place === 'album';
    return html`
      ${this.#button('favourite-wanted', heartIcon, this.favourites ? takeFavourite : addFavourite)}
      ${this.#button('album-wanted', albumsIcon, galleryWords.toAlbum)}
      ${isAlbum ? this.#button('take-out-wanted', takeOutIcon, takeOut, 'wide') : nothing}
      ${isAlbum ? nothing : this.#button('download-wanted', downloadIcon, download, 'wide')}
      ${isAlbum ? nothing : this.#button('date-wanted', clockIcon, changeDate, 'roomy')}
      ${this.#button('trash-wanted', trashIcon, galleryWords.delete)}
      <more-menu class=${isAlbum ? '' : 'unless-roomy'} label=${galleryWords.more} ?disabled=${this.busy}>
        ${this.#button('all-wanted', selectAllIcon, selectAll, 'narrow')}
        ${this.#button('date-wanted', clockIcon, changeDate, 'listed')}
        ${isAlbum && this.count === 1 ? this.#button('cover-wanted', coverIcon, galleryWords.useAsCover, 'listed') : nothing}
        ${isAlbum ? this.#button('back-wanted', earlierIcon, galleryWords.moveBack, 'listed') : nothing}
        ${isAlbum ? this.#button('on-wanted', laterIcon, galleryWords.moveOn, 'listed') : nothing}
        ${isAlbum ? this.#button('take-out-wanted', takeOutIcon, takeOut, 'narrow') : nothing}
        ${this.#button('download-wanted', downloadIcon, download, isAlbum ? 'listed' : 'narrow')}
      </more-menu>
    `;
  }

  #inTrash() {
    return html`
      ${this.#button('restore-wanted', restoreIcon, galleryWords.restore)}
      ${this.#button('erase-wanted', trashIcon, galleryWords.erase)}
    `;
  }

  /** `wide`, `roomy` and `narrow`: where there is room in the bar, much of it, and where there is not. */
  #button(
    wanted: string,
    icon: TemplateResult,
    says: string,
    where: 'bar' | 'icon' | 'wide' | 'roomy' | 'narrow' | 'listed' = 'bar',
  ) {
    const isIcon = where === 'icon';
    return html`<button
      class="plain ${where}"
      title=${says}
      aria-label=${isIcon ? says : nothing}
      ?disabled=${this.busy}
      @click=${() => this.dispatchEvent(new CustomEvent(wanted))}
    >
      ${icon}${isIcon ? nothing : html`<span>${says}</span>`}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'selection-bar': SelectionBar;
  }
}
