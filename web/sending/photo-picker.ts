/** The two ways to choose: the photo library, and files, which come as they are. Dispatches `pick` with a `File[]`. */
import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { controlStyles } from '../parts/control-styles.ts';
import { filesIcon, photosIcon } from '../parts/icons.ts';
import '../parts/progress-ring.ts';
import { words } from '../words/words.ts';

const say = words.sending;

@customElement('photo-picker')
export class PhotoPicker extends LitElement {
  /** From the tap until the files come: iOS exports them first, which may take minutes. */
  @state() private preparing: 'photos' | 'files' | null = null;

  static override styles = [
    controlStyles,
    css`
      :host {
        display: grid;
        gap: var(--space-12);
      }
      button {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 0 var(--space-16);
        inline-size: 100%;
        min-block-size: calc(var(--target) + var(--space-24));
        padding: var(--space-12) var(--space-24);
        border-radius: var(--radius-card);
        font-size: var(--text-large);
        text-align: start;
      }
      button > svg,
      button > progress-ring {
        grid-row: span 2;
      }
      .primary progress-ring {
        color: var(--on-tide);
      }
      small {
        font-size: var(--text-small);
        font-weight: var(--weight);
      }
      button:not(.primary) small {
        color: var(--quiet);
      }
      input {
        display: none;
      }
    `,
  ];

  override render() {
    return html`
      ${this.#button('photos', 'primary', photosIcon, say.pickPhotos, say.pickPhotosHelp)}
      ${this.#button('files', '', filesIcon, say.pickFiles, say.pickFilesHelp)}
      <input id="photos" type="file" multiple accept="image/*,video/*" @change=${this.#picked} @cancel=${this.#ended} />
      <input id="files" type="file" multiple @change=${this.#picked} @cancel=${this.#ended} />
      <p class="visually-hidden" role="status">${this.preparing === null ? '' : say.preparingHelp}</p>
    `;
  }

  #button(which: 'photos' | 'files', look: string, icon: TemplateResult, title: string, help: string): TemplateResult {
    const isPreparing = this.preparing === which;
    return html`<button type="button" class=${look} @click=${() => this.open(which)}>
      ${isPreparing ? html`<progress-ring .fraction=${null} label=${say.preparing}></progress-ring>` : icon}
      <span>${title}</span>
      <small>${isPreparing ? say.preparing : help}</small>
    </button>`;
  }

  /** Within a tap, as browsers want it. */
  open(which: 'photos' | 'files'): void {
    const input = this.renderRoot.querySelector<HTMLInputElement>(`#${which}`);
    if (input === null) return;
    this.preparing = which;
    // Emptied, so that picking the same files again is a change too.
    input.value = '';
    input.click();
  }

  #picked(event: Event): void {
    this.#ended();
    if (!(event.target instanceof HTMLInputElement)) return;
    const files = [...(event.target.files ?? [])];
    if (files.length > 0) this.dispatchEvent(new CustomEvent('pick', { detail: files }));
  }

  #ended(): void {
    this.preparing = null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'photo-picker': PhotoPicker;
  }
}
