/** Every album, by its cover; where a new one is made. */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Album } from '../../protocol/album.ts';
import { Failure } from '../../protocol/failure.ts';
import { routes } from '../../protocol/routes.ts';
import { controlStyles } from '../parts/control-styles.ts';
import { Follow } from '../parts/follow.ts';
import { alertIcon, photosIcon } from '../parts/icons.ts';
import '../parts/notice-page.ts';
import { albumWords as say } from '../words/album-words.ts';
import type { Albums } from './albums-model.ts';

/** An album’s photos are those of the address `#photos?album=…`. */
@customElement('album-list')
export class AlbumList extends LitElement {
  @property({ attribute: false }) albums?: Albums;
  @state() private problem = '';
  @state() private isMaking = false;
  @query('input') private name!: HTMLInputElement | null;

  protected readonly followed = new Follow(this, () => this.albums);

  static override styles = [
    controlStyles,
    css`
      :host {
        display: block;
        padding: var(--space-8) var(--space-24) var(--space-48);
      }
      form {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-8);
        margin-block-end: var(--space-24);
      }
      input {
        flex: 0 1 20rem;
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
        gap: var(--space-8);
        color: inherit;
        text-decoration: none;
        border-radius: var(--radius-card);
      }
      .cover {
        display: grid;
        place-items: center;
        aspect-ratio: 1;
        overflow: hidden;
        border-radius: var(--radius-card);
        background: var(--line);
        color: var(--quiet);
      }
      img {
        inline-size: 100%;
        block-size: 100%;
        object-fit: cover;
      }
      .name {
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
          grid-template-columns: 1fr 1fr;
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
    return html`${albums.isOwn && all !== null ? this.#form() : nothing}
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
                  all,
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

  #album({ id, name, photoCount, cover }: Album) {
    return html`<a href="#photos?album=${encodeURIComponent(id)}">
      <span class="cover">
        ${cover === null ? photosIcon : html`<img src=${routes.preview(cover, '320')} alt="" loading="lazy" @error=${hide} />`}
      </span>
      <span>
        <bdi class="name">${name}</bdi><br />
        <span class="quiet small counts">${say.photoCount(photoCount)}</span>
      </span>
    </a>`;
  }

  #failed(failure: Failure) {
    return html`<notice-page role="alert" .heading=${say.failedTitle} .help=${failure.detail}>
      <span slot="glyph" class="large-glyph">${alertIcon}</span>
      <button slot="action" class="primary" @click=${() => void this.albums?.load()}>${say.tryAgain}</button>
    </notice-page>`;
  }

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
      this.problem = error.detail;
    } finally {
      this.isMaking = false;
    }
  }
}

/** A cover whose picture is still being made is an empty one. */
function hide(event: Event): void {
  if (event.target instanceof HTMLElement) event.target.hidden = true;
}

declare global {
  interface HTMLElementTagNameMap {
    'album-list': AlbumList;
  }
}
