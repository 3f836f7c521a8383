/** A button that opens a short list of other buttons; it closes when one of them is pressed, by Escape and by a press beside it. */
import { css, html, LitElement } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { controlStyles } from './control-styles.ts';
import { moreIcon } from './library-icons.ts';

/** The buttons are its children. `label` says what they are about. */
@customElement('more-menu')
export class MoreMenu extends LitElement {
  @property() label = '';
  @property({ type: Boolean }) disabled = false;
  @state() private isOpen = false;
  @query('.list') private list!: HTMLElement;
  @query('button') private button!: HTMLButtonElement;

  static override styles = [
    controlStyles,
    css`
      :host {
        display: block;
      }
      button {
        min-block-size: var(--target-desk);
        min-inline-size: var(--target-desk);
      }
      .list {
        position: fixed;
        inset: auto;
        min-inline-size: 12rem;
        max-inline-size: calc(100vw - var(--space-16));
        margin: 0;
        padding: var(--space-8);
        border: var(--hairline) solid var(--line);
        border-radius: var(--radius-card);
        background: var(--raised);
        color: var(--ink);
        box-shadow: var(--shadow);
      }
      .list:popover-open {
        display: grid;
      }
      ::slotted(button) {
        justify-content: start !important;
        inline-size: 100%;
        min-block-size: var(--target) !important;
        text-align: start;
      }
    `,
  ];

  override render() {
    return html`<button
        type="button"
        class="plain icon"
        aria-label=${this.label}
        title=${this.label}
        aria-haspopup="true"
        aria-expanded=${this.isOpen ? 'true' : 'false'}
        ?disabled=${this.disabled}
        popovertarget="list"
      >
        ${moreIcon}
      </button>
      <div
        id="list"
        class="list"
        popover
        role="group"
        aria-label=${this.label}
        @toggle=${this.#onToggle}
        @click=${() => this.list.hidePopover()}
        @keydown=${this.#onKey}
      >
        <slot></slot>
      </div>`;
  }

  readonly #onToggle = (): void => {
    this.isOpen = this.list.matches(':popover-open');
    if (!this.isOpen) return;
    const { bottom, top, left, right } = this.button.getBoundingClientRect();
    const { width, height } = this.list.getBoundingClientRect();
    const isMirrored = this.matches(':dir(rtl)');
    const x = Math.max(8, Math.min(innerWidth - width - 8, isMirrored ? left : right - width));
    const y = bottom + height + 8 > innerHeight && top > height ? top - height - 4 : bottom + 4;
    this.list.style.setProperty('left', `${x}px`);
    this.list.style.setProperty('top', `${y}px`);
    this.querySelector<HTMLElement>('button:not(:disabled)')?.focus();
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (event.key === 'Escape') {
      // What lies below has an Escape of its own.
      event.stopPropagation();
      event.preventDefault();
      this.list.hidePopover();
      this.button.focus();
    } else if (step !== 0) {
      event.stopPropagation();
      event.preventDefault();
      const all = [...this.querySelectorAll<HTMLElement>('button:not(:disabled)')].filter((one) => one.offsetWidth > 0);
      const at = all.findIndex((one) => one === document.activeElement || one.matches(':focus'));
      all[(at + step + all.length) % all.length]?.focus();
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'more-menu': MoreMenu;
  }
}
