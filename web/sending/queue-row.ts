/** One photo of the queue: what it is, how far it has come, and what can be done. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { controlStyles } from '../parts/control-styles.ts';
import { crossIcon, pauseIcon, playIcon, retryIcon, tickIcon } from '../parts/icons.ts';
import '../parts/progress-ring.ts';
import { words } from '../words/words.ts';
import { canRetry, type QueuedPhoto } from './queued-photo.ts';
import { rowSays } from './row-says.ts';
import './row-thumbnail.ts';

const say = words.sending;

export type RowAct = 'retry' | 'cancel' | 'pause' | 'go-on' | 'send-again';

/** Dispatches `act`, with the photo's `id` and what to do with it (`does`) as `detail`. */
@customElement('queue-row')
export class QueueRow extends LitElement {
  @property({ attribute: false }) photo: QueuedPhoto | undefined;
  @property() hostName = '';

  static override styles = [
    controlStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: var(--target) 1fr auto;
        align-items: center;
        gap: var(--space-12);
        min-block-size: calc(var(--target) + var(--space-16));
        padding-block: var(--space-8);
      }
      .text {
        min-inline-size: 0;
      }
      .name {
        display: block;
        overflow: hidden;
        font-weight: var(--weight-strong);
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .status {
        display: block;
      }
      .failed {
        color: var(--lost);
      }
      .unpicked,
      .removed {
        color: var(--wait);
      }
      .end {
        display: flex;
        align-items: center;
      }
      .tick {
        display: grid;
        place-items: center;
        inline-size: var(--target);
        block-size: var(--target);
        color: var(--safe);
      }
      .way {
        display: grid;
        place-items: center;
      }
      .way > * {
        grid-area: 1 / 1;
      }
      progress-ring {
        --ring: calc(var(--target) - var(--space-16));
        --ring-stroke: 2;
        pointer-events: none;
      }
      .end button {
        color: var(--quiet);
      }
      .end .way button {
        color: var(--tide);
      }
    `,
  ];

  override render() {
    const { photo } = this;
    if (photo === undefined) return nothing;
    return html`
      <row-thumbnail .file=${photo.file} .mimeType=${photo.mimeType}></row-thumbnail>
      <div class="text">
        <bdi class="name" title=${photo.name}>${photo.name}</bdi>
        <span class="status small counts quiet ${photo.state.at}">${rowSays(photo, this.hostName)}</span>
      </div>
      <div class="end">${this.#end(photo)}</div>
    `;
  }

  #end(photo: QueuedPhoto): TemplateResult {
    const { name, state } = photo;
    switch (state.at) {
      case 'safe':
        return html`<span class="tick">${tickIcon}</span>`;
      case 'failed':
        return html`${canRetry(photo) ? this.#button('retry', retryIcon, say.retryNamed(name)) : nothing}
        ${this.#button('cancel', crossIcon, say.removeNamed(name))}`;
      case 'removed':
        return html`${this.#button('send-again', retryIcon, say.sendAgainNamed(name))}
        ${this.#button('cancel', crossIcon, say.leaveOutNamed(name))}`;
      case 'unpicked':
        return this.#button('cancel', crossIcon, say.removeNamed(name));
      case 'sending':
      case 'waiting':
      case 'checking':
      case 'ready':
      case 'later':
        return html`${this.#way(photo)}${this.#button('cancel', crossIcon, say.cancelNamed(name))}`;
    }
  }

  /** How far it has come, around the button that stops it there. */
  #way({ name, sizeBytes, heldBytes, isPaused, state }: QueuedPhoto): TemplateResult {
    const sentBytes = state.at === 'sending' ? state.sentBytes : heldBytes;
    return html`<span class="way">
      ${isPaused ? this.#button('go-on', playIcon, say.goOnNamed(name)) : this.#button('pause', pauseIcon, say.pauseNamed(name))}
      <progress-ring
        .fraction=${sizeBytes === 0 ? 0 : sentBytes / sizeBytes}
        label=${state.at === 'sending' ? say.rowProgress(name) : ''}
      ></progress-ring>
    </span>`;
  }

  #button(does: RowAct, icon: TemplateResult, label: string): TemplateResult {
    const tell = (): boolean => this.dispatchEvent(new CustomEvent('act', { detail: { id: this.photo?.id, does } }));
    return html`<button class="plain icon" type="button" aria-label=${label} @click=${tell}>${icon}</button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'queue-row': QueueRow;
  }
}
