/** The sheet that asks into which album the chosen photos go: one that is there, or a new one. */
import { css, html, LitElement } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { AlbumId } from '../../protocol/album.ts';
import { Failure } from '../../protocol/failure.ts';
import { controlStyles } from '../parts/control-styles.ts';
import { dialogStyles } from '../parts/dialog-styles.ts';
import { Follow } from '../parts/follow.ts';
import { albumWords as say } from '../words/album-words.ts';
import { failureSays } from '../words/failure-words.ts';
import './album-cover.ts';
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
    dialogStyles,
    css`
      dialog {
        inline-size: min(26rem, calc(100vw - 2 * var(--space-16)));
        max-block-size: min(36rem, calc(100dvh - 2 * var(--space-32)));
      }
      form {
        display: flex;
        gap: var(--space-8);
        margin-block: var(--space-16) var(--space-8);
      }
      input {
        flex: 1 1 12rem;
        min-inline-size: 0;
      }
      form button {
        white-space: nowrap;
      }
      @media (max-width: 480px) {
        form {
          flex-direction: column;
        }
        input {
          flex: none;
        }
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
      album-cover {
        flex: none;
        inline-size: 40px;
        border-radius: var(--radius-tile);
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
              <album-cover .photo=${cover}></album-cover>
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
      this.problem = failureSays(error);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'album-picker': AlbumPicker;
  }
}
