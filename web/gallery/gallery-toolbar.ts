/** What stands above the wall: the search box, how many photos there are, whose, and how large they are shown. */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type DeviceId, DeviceIdSchema } from '../../protocol/pairing.ts';
import { controlStyles } from '../parts/control-styles.ts';
import { Follow } from '../parts/follow.ts';
import { galleryWords } from '../words/gallery-words.ts';
import type { Search } from './search.ts';
import './search-box.ts';
import { tileSizes } from './tile-size.ts';
import type { Timeline } from './timeline.ts';
import { toolbarStyles } from './toolbar-styles.ts';
import { keyboardIcon } from './wall-icons.ts';

/** Events: `search-wanted` (a text), `device-wanted` (an id, null for all), `size-wanted` (a step), `help-wanted`. */
@customElement('gallery-toolbar')
export class GalleryToolbar extends LitElement {
  @property({ attribute: false }) timeline?: Timeline;
  @property({ attribute: false }) search: Search | undefined;
  @property({ type: Number }) sizeStep = 0;

  protected readonly followed = new Follow(this, () => this.timeline);

  static override styles = [
    controlStyles,
    toolbarStyles,
    css`
      :host {
        display: block;
      }
    `,
  ];

  override render() {
    const { timeline, search } = this;
    if (timeline === undefined) return nothing;
    const names = [...timeline.deviceNames].toSorted(([, a], [, b]) => a.localeCompare(b));
    const { device = null, q = '' } = timeline.filter;
    return html`<div class="toolbar">
      ${
        search === undefined || (timeline.total === 0 && q === '')
          ? nothing
          : html`<search-box
              .search=${search}
              .q=${q}
              @search-wanted=${(event: CustomEvent<string>) => this.#tell('search-wanted', event.detail)}
            ></search-box>`
      }
      <p class="quiet counts" role="status">${timeline.total === 0 ? nothing : galleryWords.photoCount(timeline.total)}</p>
      ${
        names.length < 2 && device === null
          ? nothing
          : html`<select aria-label=${galleryWords.filterLabel} @change=${this.#onDevice}>
              <option value="" ?selected=${device === null}>${galleryWords.allDevices}</option>
              ${names.map(([id, name]) => html`<option value=${id} ?selected=${id === device}>${name}</option>`)}
            </select>`
      }
      ${timeline.total === 0 ? nothing : this.#size()}
    </div>`;
  }

  #size() {
    return html`<input
        class="size"
        type="range"
        min="0"
        max=${tileSizes.length - 1}
        step="1"
        aria-label=${galleryWords.sizeLabel}
        title=${galleryWords.sizeLabel}
        .value=${String(this.sizeStep)}
        @input=${this.#onSize}
      />
      <button
        class="plain icon keys"
        aria-label=${galleryWords.help}
        title=${galleryWords.help}
        @click=${() => this.#tell('help-wanted')}
      >
        ${keyboardIcon}
      </button>`;
  }

  readonly #onDevice = (event: Event): void => {
    if (!(event.target instanceof HTMLSelectElement)) return;
    const device = DeviceIdSchema.safeParse(event.target.value);
    this.#tell('device-wanted', device.success ? device.data : null);
  };

  readonly #onSize = (event: Event): void => {
    if (event.target instanceof HTMLInputElement) this.#tell('size-wanted', Number(event.target.value));
  };

  #tell(wanted: string, detail: string | number | DeviceId | null = null): void {
    this.dispatchEvent(new CustomEvent(wanted, { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gallery-toolbar': GalleryToolbar;
  }
}
