/** A sheet that says which keys do what. */
import { css, html, LitElement } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { controlStyles } from '../parts/control-styles.ts';
import { galleryWords } from '../words/gallery-words.ts';

/** `show` opens it; Escape, its button and a press beside it close it. */
@customElement('gallery-keys')
export class GalleryKeys extends LitElement {
  @query('dialog') private dialog!: HTMLDialogElement | null;

  static override styles = [
    controlStyles,
    css`
      dialog {
        inline-size: min(28rem, 100vw - var(--space-32));
        max-block-size: calc(100dvh - var(--space-32));
        margin: auto;
        padding: var(--space-24);
        border: 0;
        border-radius: var(--radius-card);
        background: var(--raised);
        color: var(--ink);
        box-shadow: var(--shadow);
        overscroll-behavior: contain;
      }
      dialog::backdrop {
        background: var(--veil);
      }
      dl {
        display: grid;
        grid-template-columns: auto 1fr;
        align-items: baseline;
        gap: var(--space-12) var(--space-24);
        margin-block: var(--space-16) var(--space-24);
      }
      dt {
        display: flex;
        gap: var(--space-4);
      }
      dd {
        margin: 0;
      }
      kbd {
        min-inline-size: 28px;
        padding: 2px var(--space-8);
        border: var(--hairline) solid var(--line);
        border-radius: 6px;
        background: var(--paper);
        font: inherit;
        font-size: var(--text-small);
        text-align: center;
      }
      button {
        inline-size: 100%;
      }
    `,
  ];

  show(): void {
    this.dialog?.showModal();
  }

  override render() {
    return html`<dialog aria-labelledby="title" @click=${this.#onClick}>
      <h2 id="title">${galleryWords.helpTitle}</h2>
      <dl>
        ${galleryWords.keys.map(
          ([keys, what]) =>
            html`<dt>${keys.map((key) => html`<kbd>${key}</kbd>`)}</dt>
              <dd>${what}</dd>`,
        )}
      </dl>
      <button @click=${() => this.dialog?.close()}>${galleryWords.close}</button>
    </dialog>`;
  }

  readonly #onClick = (event: Event): void => {
    if (event.target === this.dialog) this.dialog?.close();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'gallery-keys': GalleryKeys;
  }
}
