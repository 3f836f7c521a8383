/** What can be done with the chosen photos: it takes the place of the header while any are chosen. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { PhotoFilter } from '../../protocol/photo.ts';
import { controlStyles } from '../parts/control-styles.ts';
import { albumsIcon, crossIcon, heartIcon, trashIcon } from '../parts/icons.ts';
import { galleryWords } from '../words/gallery-words.ts';
import { downloadIcon, restoreIcon, selectAllIcon, takeOutIcon } from './wall-icons.ts';

/** Where the chosen photos are: what can be done with them depends on it. */
export type SelectionPlace = 'library' | 'album' | 'trash';

export function placeOf({ trashed, album }: PhotoFilter): SelectionPlace {
  return trashed === true ? 'trash' : album === undefined ? 'library' : 'album';
}

/**
 * Events: `clear-wanted`, `all-wanted`, `favourite-wanted`, `album-wanted`, `take-out-wanted`, `download-wanted`, `trash-wanted`,
 * `restore-wanted`, `erase-wanted`.
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
        display: flex;
        align-items: center;
        gap: var(--space-8);
        block-size: max(var(--gallery-top, 0px), 56px);
        padding-inline: calc(var(--gallery-side, var(--space-16)) - var(--space-8));
        border-block-end: var(--hairline) solid var(--line);
        background: var(--raised);
      }
      button {
        min-block-size: var(--target-desk);
        min-inline-size: var(--target-desk);
        white-space: nowrap;
      }
      p {
        margin-inline-end: auto;
        overflow: hidden;
        font-weight: var(--weight-strong);
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      @media (max-width: 800px) {
        :host {
          gap: var(--space-4);
        }
        button {
          min-inline-size: var(--target);
          padding-inline: var(--space-8);
        }
        button span {
          position: absolute;
          inline-size: 1px;
          block-size: 1px;
          overflow: hidden;
          clip-path: inset(50%);
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
      ${this.#button('clear-wanted', crossIcon, galleryWords.clear, true)}
      <p class="counts" role="status">${galleryWords.selected(this.count)}</p>
      ${this.#button('all-wanted', selectAllIcon, galleryWords.selectAll)}
      ${this.place === 'trash' ? this.#inTrash() : this.#inLibrary()}
    `;
  }

  #inLibrary() {
    const { addFavourite, takeFavourite } = galleryWords;
    return html`
      ${this.#button('favourite-wanted', heartIcon, this.favourites ? takeFavourite : addFavourite)}
      ${this.#button('album-wanted', albumsIcon, galleryWords.toAlbum)}
      ${this.place === 'album' ? this.#button('take-out-wanted', takeOutIcon, galleryWords.takeOut) : nothing}
      ${this.#button('download-wanted', downloadIcon, galleryWords.download)}
      ${this.#button('trash-wanted', trashIcon, galleryWords.delete)}
    `;
  }

  #inTrash() {
    return html`
      ${this.#button('restore-wanted', restoreIcon, galleryWords.restore)}
      ${this.#button('erase-wanted', trashIcon, galleryWords.erase)}
    `;
  }

  #button(wanted: string, icon: TemplateResult, says: string, isIcon = false) {
    return html`<button
      class="plain"
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
