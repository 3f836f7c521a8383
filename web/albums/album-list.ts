/** Every album, by its cover; where a new one is made. */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Album } from '../../protocol/album.ts';
import { Failure } from '../../protocol/failure.ts';
import { controlStyles } from '../parts/control-styles.ts';
import { Follow } from '../parts/follow.ts';
import { alertIcon, photosIcon } from '../parts/icons.ts';
import '../parts/notice-page.ts';
import { albumWords as say } from '../words/album-words.ts';
import { failureSays } from '../words/failure-words.ts';
import { words } from '../words/words.ts';
import './album-cover.ts';
import { albumSortOf, albumSorts, keepAlbumSort, keptAlbumSort, sortedAlbums } from './album-sort.ts';
import type { Albums } from './albums-model.ts';

/** An album’s photos are those of the address `#photos?album=…`. */
@customElement('album-list')
export class AlbumList extends LitElement {
  @property({ attribute: false }) albums?: Albums;
  @state() private problem = '';
  @state() private isMaking = false;
  @state() private sort = keptAlbumSort();
  @query('input') private name!: HTMLInputElement | null;

  protected readonly followed = new Follow(this, () => this.albums);

  static override styles = [
    controlStyles,
    css`
      :host {
        display: block;
        padding: var(--space-8) var(--space-24) var(--space-48);
      }
      .top {
        display: flex;
        flex-wrap: wrap;
        align-items: start;
        gap: var(--space-8) var(--space-16);
        margin-block-end: var(--space-24);
      }
      form {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: var(--space-4) var(--space-8);
        flex: 0 1 28rem;
      }
      form button {
        white-space: nowrap;
      }
      .problem {
        grid-column: 1 / -1;
      }
      .problem:empty {
        display: none;
      }
      li {
        min-inline-size: 0;
      }
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 180px), 1fr));
        gap: var(--space-24) var(--space-16);
        padding: 0;
        list-style: none;
      }
      a {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-8);
        color: inherit;
        text-decoration: none;
        border-radius: var(--radius-card);
      }
      album-cover {
        border-radius: var(--radius-card);
      }
      select {
        inline-size: auto;
        margin-inline-start: auto;
        min-block-size: var(--target);
        border-color: var(--line);
        font-size: var(--text-body);
      }
      .name {
        display: block;
        overflow: hidden;
        font-weight: var(--weight-strong);
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .problem {
        color: var(--lost);
      }
      @media (max-width: 640px) {
        :host {
          padding-inline: var(--space-12);
        }
        ul {
          grid-template-columns: repeat(2, minmax(0, 1fr));
        }
        form {
          flex-basis: 100%;
        }
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    this.albums?.open();
  }

  protected override willUpdate(): void {
    this.albums?.open();
  }

  override render() {
    const { albums } = this;
    if (albums === undefined) return nothing;
    const { all, failure } = albums;
    return html`${
      all === null
        ? nothing
        : html`<div class="top">
              ${albums.isOwn ? this.#form() : nothing} ${all.length < 2 ? nothing : this.#sorts()}
            </div>`
    }
      ${
        all === null
          ? failure === null
            ? html`<p class="quiet" role="status">${say.loading}</p>`
            : this.#failed(failure)
          : all.length === 0
            ? html`<notice-page .heading=${say.emptyTitle} .help=${albums.isOwn ? say.emptyHelp : ''}>
                <span slot="glyph" class="large-glyph">${photosIcon}</span>
              </notice-page>`
            : html`<ul>
                ${repeat(
                  sortedAlbums(all, this.sort, words.language),
                  ({ id }) => id,
                  (album) => html`<li>${this.#album(album)}</li>`,
                )}
              </ul>`
      }`;
  }

  #form() {
    return html`<form @submit=${this.#onSubmit}>
      <input
        type="text"
        maxlength="100"
        autocomplete="off"
        aria-label=${say.newName}
        placeholder=${say.newName}
        aria-describedby="problem"
      />
      <button ?disabled=${this.isMaking}>${say.make}</button>
      <p id="problem" class="problem small" role="alert">${this.problem}</p>
    </form>`;
  }

  #sorts() {
    return html`<select aria-label=${say.sortLabel} @change=${this.#onSort}>
      ${albumSorts.map((sort) => html`<option value=${sort} ?selected=${sort === this.sort}>${say.sorts[sort]}</option>`)}
    </select>`;
  }

  #album({ id, name, photoCount, cover }: Album) {
    return html`<a href="#photos?album=${encodeURIComponent(id)}">
      <album-cover .photo=${cover}></album-cover>
      <span>
        <bdi class="name">${name}</bdi>
        <span class="quiet small counts">${say.photoCount(photoCount)}</span>
      </span>
    </a>`;
  }

  #failed(failure: Failure) {
    return html`<notice-page role="alert" .heading=${say.failedTitle} .help=${failureSays(failure)}>
      <span slot="glyph" class="large-glyph">${alertIcon}</span>
      <button slot="action" class="primary" @click=${() => void this.albums?.load()}>${say.tryAgain}</button>
    </notice-page>`;
  }

  readonly #onSort = (event: Event): void => {
    if (!(event.target instanceof HTMLSelectElement)) return;
    this.sort = albumSortOf(event.target.value);
    keepAlbumSort(this.sort);
  };

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    void this.#make();
  };

  async #make(): Promise<void> {
    const name = this.name?.value.trim() ?? '';
    this.problem = name === '' ? say.nameNeeded : '';
    if (name === '') {
      this.name?.focus();
      return;
    }
    this.isMaking = true;
    try {
      await this.albums?.create(name);
      if (this.name !== null) this.name.value = '';
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      this.problem = failureSays(error);
    } finally {
      this.isMaking = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'album-list': AlbumList;
  }
}
