/** Where somebody who does not drag begins: a button, and behind it files or a folder. */
import { css, html, LitElement, nothing, svg } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { controlStyles } from '../parts/control-styles.ts';
import { icon } from '../parts/icons.ts';
import { importWords as say } from '../words/import-words.ts';
import type { Imports } from './imports-model.ts';

const importIcon = icon(
  svg`<path d="M12 3.5v11"/><path d="m7.5 10.5 4.5 4.5 4.5-4.5"/><path d="M4 16.5v2a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2v-2"/>`,
);

@customElement('import-button')
export class ImportButton extends LitElement {
  @property({ attribute: false }) imports?: Imports;
  @state() private isOpen = false;

  /** `focus()` is of the button inside. */
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  static override styles = [
    controlStyles,
    css`
      :host {
        position: relative;
        display: block;
      }
      button {
        min-block-size: var(--target-desk);
      }
      .open {
        border-color: transparent;
        background: transparent;
        color: var(--tide);
      }
      .menu {
        position: absolute;
        z-index: 5;
        inset-block-start: calc(100% + var(--space-4));
        inset-inline-end: 0;
        display: grid;
        min-inline-size: max-content;
        padding: var(--space-8);
        border: var(--hairline) solid var(--line);
        border-radius: var(--radius-control);
        background: var(--raised);
        box-shadow: var(--shadow);
      }
      .menu button {
        justify-content: start;
        min-block-size: var(--target);
        border-color: transparent;
        background: transparent;
      }
      @media (max-width: 640px) {
        .open {
          min-inline-size: var(--target);
          min-block-size: var(--target);
          padding: var(--space-8);
        }
        .open span {
          position: absolute;
          inline-size: 1px;
          block-size: 1px;
          overflow: hidden;
          clip-path: inset(50%);
        }
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];

  override render() {
    return html`<button
        class="open"
        aria-label=${say.buttonLabel}
        title=${say.buttonLabel}
        aria-haspopup="true"
        aria-expanded=${this.isOpen}
        @click=${() => (this.isOpen = !this.isOpen)}
        @keydown=${this.#onKey}
      >
        ${importIcon}<span>${say.button}</span>
      </button>
      ${
        this.isOpen
          ? html`<div class="menu" @keydown=${this.#onKey} @focusout=${this.#onFocusOut}>
              <button @click=${() => this.#choose('files')}>${say.chooseFiles}</button>
              <button @click=${() => this.#choose('folder')}>${say.chooseFolder}</button>
            </div>`
          : nothing
      }
      <input hidden type="file" id="files" multiple accept="image/*,video/*" tabindex="-1" @change=${this.#onChosen} />
      <input hidden type="file" id="folder" webkitdirectory tabindex="-1" @change=${this.#onChosen} />`;
  }

  #choose(id: 'files' | 'folder'): void {
    this.isOpen = false;
    this.renderRoot.querySelector<HTMLInputElement>(`#${id}`)?.click();
  }

  readonly #onChosen = (event: Event): void => {
    const input = event.currentTarget;
    if (!(input instanceof HTMLInputElement) || input.files === null) return;
    const files = [...input.files];
    // The same folder may be chosen again.
    input.value = '';
    if (files.length > 0) void this.imports?.takeChosen(files);
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (!this.isOpen) return;
    const buttons = [...this.renderRoot.querySelectorAll<HTMLButtonElement>('.menu button')];
    const at = buttons.findIndex((button) => button.matches(':focus'));
    if (event.key === 'Escape') {
      this.isOpen = false;
      this.renderRoot.querySelector<HTMLButtonElement>('.open')?.focus();
    } else if (event.key === 'ArrowDown') buttons[(at + 1) % buttons.length]?.focus();
    else if (event.key === 'ArrowUp') buttons.at(at <= 0 ? -1 : at - 1)?.focus();
    else return;
    event.preventDefault();
    // These keys would turn to other photos.
    event.stopPropagation();
  };

  readonly #onFocusOut = (event: FocusEvent): void => {
    if (!(event.relatedTarget instanceof Node) || !this.renderRoot.contains(event.relatedTarget)) this.isOpen = false;
  };

  readonly #onPress = (event: PointerEvent): void => {
    if (this.isOpen && !event.composedPath().includes(this)) this.isOpen = false;
  };

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('pointerdown', this.#onPress);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('pointerdown', this.#onPress);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'import-button': ImportButton;
  }
}
