/** Says what has just been done to photos, and takes it back when asked. It goes by itself, but not from under a hand or the focus. */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { controlStyles } from '../parts/control-styles.ts';
import { Follow } from '../parts/follow.ts';
import { crossIcon } from '../parts/icons.ts';
import { galleryWords } from '../words/gallery-words.ts';
import type { ActSaid, PhotoActs } from './photo-acts.ts';

const say = galleryWords.said;
const showsForMs = 10_000;

@customElement('undo-toast')
export class UndoToast extends LitElement {
  @property({ attribute: false }) acts?: PhotoActs;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #timed: ActSaid | null = null;

  protected readonly followed = new Follow(this, () => this.acts);

  static override styles = [
    controlStyles,
    css`
      :host {
        /* Over the full view too. */
        position: fixed;
        z-index: 100001;
        inset-block-end: calc(var(--gallery-bottom, 0px) + var(--space-16));
        inset-inline: var(--gallery-start, 0px) 0;
        display: grid;
        justify-items: center;
        padding-inline: var(--space-16);
        pointer-events: none;
      }
      .toast {
        display: flex;
        align-items: center;
        gap: var(--space-4);
        max-inline-size: 100%;
        min-block-size: var(--target);
        padding-inline: var(--space-16) var(--space-4);
        border-radius: var(--radius-control);
        background: var(--ink);
        color: var(--paper);
        box-shadow: var(--shadow);
        pointer-events: auto;
      }
      p {
        padding-block: var(--space-12);
        margin-inline-end: var(--space-8);
      }
      button.plain {
        min-block-size: var(--target-desk);
        min-inline-size: var(--target-desk);
        color: inherit;
      }
      button.undo {
        text-decoration: underline;
        text-underline-offset: 3px;
      }
      button.plain:hover:not(:disabled),
      button.plain:active:not(:disabled) {
        background: color-mix(in srgb, var(--paper) 16%, transparent);
      }
      .toast :focus-visible {
        outline-color: var(--paper);
        outline-offset: calc(-1 * var(--space-4));
      }
      @media (prefers-reduced-motion: no-preference) {
        .toast {
          animation: rise var(--motion);
        }
      }
      @keyframes rise {
        from {
          opacity: 0;
          transform: translateY(var(--space-8));
        }
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  override render() {
    const said = this.acts?.said ?? null;
    return html`<div role="status">${said === null ? nothing : this.#toast(said)}</div>`;
  }

  protected override updated(): void {
    const said = this.acts?.said ?? null;
    if (said === this.#timed) return;
    this.#timed = said;
    this.#wait();
  }

  #toast(said: ActSaid) {
    return html`<div
      class="toast"
      @pointerenter=${() => clearTimeout(this.#timer)}
      @pointerleave=${() => this.#wait()}
      @focusin=${() => clearTimeout(this.#timer)}
      @focusout=${() => this.#wait()}
    >
      <p class="counts">${saidOf(said)}</p>
      ${
        this.acts?.canUndo === true
          ? html`<button class="plain undo" @click=${() => void this.acts?.undo()}>${galleryWords.undo}</button>`
          : nothing
      }
      <button class="plain icon" aria-label=${galleryWords.close} @click=${() => this.acts?.dismiss()}>
        ${crossIcon}
      </button>
    </div>`;
  }

  #wait(): void {
    clearTimeout(this.#timer);
    if (this.#timed !== null) this.#timer = setTimeout(() => this.acts?.dismiss(), showsForMs);
  }
}

function saidOf(said: ActSaid): string {
  if (said.kind === 'failed') return said.failure.detail;
  const { act, changed, failedCount } = said;
  const failed = failedCount === 0 ? [] : [say.alsoFailed(failedCount)];
  if (changed.length === 0) return failed[0] ?? say.nothing;
  const done =
    act.kind === 'favourite'
      ? act.favourite
        ? say.favourite(changed.length)
        : say.unfavourite(changed.length)
      : act.kind === 'trash'
        ? say.trash(changed.length)
        : act.kind === 'restore'
          ? say.restore(changed.length)
          : say.other(changed.length);
  return [done, ...failed].join(' ');
}

declare global {
  interface HTMLElementTagNameMap {
    'undo-toast': UndoToast;
  }
}
