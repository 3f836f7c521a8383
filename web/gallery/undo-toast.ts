/** Says what has just been done to photos, and takes it back when asked. It goes by itself, but not from under a hand or the focus. */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Act } from '../../protocol/act.ts';
import { controlStyles } from '../parts/control-styles.ts';
import { Follow } from '../parts/follow.ts';
import { crossIcon } from '../parts/icons.ts';
import { failureSays } from '../words/failure-words.ts';
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
        min-inline-size: 0;
        padding-block: var(--space-12);
        overflow-wrap: anywhere;
        margin-inline-end: var(--space-8);
      }
      button.plain {
        min-block-size: var(--target-desk);
        min-inline-size: var(--target-desk);
        color: inherit;
      }
      button.undo {
        flex: none;
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
  if (said.kind === 'failed') return failureSays(said.failure);
  if (said.kind === 'told') return said.sentence;
  const { act, changed, failedCount, why } = said;
  const failed =
    failedCount === 0 ? [] : [[say.alsoFailed(failedCount), ...(why === null ? [] : [failureSays(why)])].join(' ')];
  if (changed.length === 0) return failed[0] ?? say.nothing;
  return [doneSays(act, changed.length), ...failed].join(' ');
}

function doneSays(act: Act, count: number): string {
  switch (act.kind) {
    case 'favourite':
      return act.favourite ? say.favourite(count) : say.unfavourite(count);
    case 'trash':
      return say.trash(count);
    case 'restore':
      return say.restore(count);
    case 'shift':
      return say.shift(count);
    case 'album-add':
      return say.albumAdd(count);
    case 'album-take':
      return say.albumTake(count);
    default:
      return say.other(count);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'undo-toast': UndoToast;
  }
}
