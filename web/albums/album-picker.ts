/** The sheet that asks into which album the chosen photos go: one that is there, or a new one. */
import { css, html, LitElement } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { AlbumId } from '../../protocol/album.ts';
import { Failure } from '../../protocol/failure.ts';
import { routes } from '../../protocol/routes.ts';
import { controlStyles } from '../parts/control-styles.ts';
import { Follow } from '../parts/follow.ts';
import { photosIcon } from '../parts/icons.ts';
import { albumWords as say } from '../words/album-words.ts';
import type { Albums } from './albums-model.ts';

@customElement('album-picker')
export class AlbumPicker extends LitElement {
  @property({ attribute: false }) albums?: Albums;
  @state() private count = 0;
  @state() private problem = '';
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('input') private name!: HTMLInputElement;
  #answer: ((album: AlbumId | null) => void) | null = null;

  protected readonly followed = new Follow(this, () => this.albums);

  static override styles = [
    controlStyles,
    css`
      dialog {
        inline-size: min(26rem, calc(100vw - 2 * var(--space-16)));
        max-block-size: min(36rem, calc(100dvh - 2 * var(--space-32)));
        padding: var(--space-24);
        border: 0;
        border-radius: var(--radius-card);
        background: var(--raised);
        color: var(--ink);
        box-shadow: var(--shadow);
      }
      dialog::backdrop {
        background: rgb(0 0 0 / 40%);
      }
      form {
        display: flex;
        gap: var(--space-8);
        margin-block: var(--space-16) var(--space-8);
      }
      input {
        flex: 1;
        min-inline-size: 0;
      }
      ul {
        margin-block: var(--space-8);
        padding: 0;
        list-style: none;
      }
      li button {
        justify-content: start;
        inline-size: 100%;
        text-align: start;
      }
      .cover {
        flex: none;
        display: grid;
        place-items: center;
        inline-size: 40px;
        block-size: 40px;
        overflow: hidden;
        border-radius: var(--radius-tile);
        background: var(--line);
        color: var(--quiet);
      }
      img {
        inline-size: 100%;
        block-size: 100%;
        object-fit: cover;
      }
      bdi {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .quiet {
        margin-inline-start: auto;
        font-weight: var(--weight);
      }
      .problem {
        color: var(--lost);
      }
    `,
  ];

  /** Asks for `count` photos; resolves with an album, made if need be, or null where the reader thinks better of it. */
  async choose(count: number): Promise<AlbumId | null> {
    [this.count, this.problem] = [count, ''];
    this.albums?.open();
    await this.updateComplete;
    this.name.value = '';
    this.dialog.showModal();
    return await new Promise((resolve) => {
      this.#answer = resolve;
    });
  }

  override render() {
    const all = this.albums?.all ?? [];
    return html`<dialog aria-labelledby="title" @close=${() => this.#end(null)}>
      <h2 id="title">${say.addTitle(this.count)}</h2>
      <form @submit=${this.#onSubmit}>
        <input
          type="text"
          maxlength="100"
          autocomplete="off"
          aria-label=${say.newName}
          placeholder=${say.newName}
          aria-describedby="problem"
        />
        <button class="primary">${say.make}</button>
      </form>
      <p id="problem" class="problem small" role="alert">${this.problem}</p>
      <ul>
        ${all.map(
          ({ id, name, photoCount, cover }) => html`<li>
            <button class="plain" @click=${() => this.#end(id)}>
              <span class="cover">
                ${cover === null ? photosIcon : html`<img src=${routes.preview(cover, '320')} alt="" @error=${hide} />`}
              </span>
              <bdi>${name}</bdi><span class="quiet small counts">${say.photoCount(photoCount)}</span>
            </button>
          </li>`,
        )}
      </ul>
      <button class="plain" @click=${() => this.dialog.close()}>${say.cancel}</button>
    </dialog>`;
  }

  #end(album: AlbumId | null): void {
    const answer = this.#answer;
    this.#answer = null;
    if (this.dialog.open) this.dialog.close();
    answer?.(album);
  }

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    void this.#make();
  };

  async #make(): Promise<void> {
    const name = this.name.value.trim();
    this.problem = name === '' ? say.nameNeeded : '';
    if (name === '') return this.name.focus();
    try {
      const made = await this.albums?.create(name);
      this.#end(made?.id ?? null);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      this.problem = error.detail;
    }
  }
}

/** A cover whose picture is still being made is an empty one. */
function hide(event: Event): void {
  if (event.target instanceof HTMLElement) event.target.hidden = true;
}

declare global {
  interface HTMLElementTagNameMap {
    'album-picker': AlbumPicker;
  }
}
