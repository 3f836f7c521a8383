/** One photo of the queue: what it is, how far it has come, and what can be done. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { controlStyles } from '../parts/control-styles.ts';
import { crossIcon, retryIcon, tickIcon } from '../parts/icons.ts';
import '../parts/progress-ring.ts';
import { words } from '../words/words.ts';
import { canRetry, type QueuedPhoto } from './queued-photo.ts';
import './row-thumbnail.ts';

const say = words.sending;

/** Dispatches `retry` and `cancel`, with the photo's id as `detail`. */
@customElement('queue-row')
export class QueueRow extends LitElement {
  @property({ attribute: false }) photo: QueuedPhoto | undefined;

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
      .unpicked {
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
      button.cancel {
        color: var(--quiet);
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
        <span class="status small counts quiet ${photo.state.at}">${status(photo)}</span>
      </div>
      <div class="end">${this.#end(photo)}</div>
    `;
  }

  #end(photo: QueuedPhoto): TemplateResult {
    const { name, sizeBytes, state } = photo;
    switch (state.at) {
      case 'safe':
        return html`<span class="tick">${tickIcon}</span>`;
      case 'failed':
        return html`${canRetry(photo) ? this.#button('retry', retryIcon, say.retryNamed(name)) : nothing}
        ${this.#button('cancel', crossIcon, say.removeNamed(name))}`;
      case 'unpicked':
        return this.#button('cancel', crossIcon, say.removeNamed(name));
      case 'sending':
        return html`<progress-ring
            .fraction=${sizeBytes === 0 ? 1 : state.sentBytes / sizeBytes}
            label=${say.rowProgress(name)}
          ></progress-ring>
          ${this.#button('cancel', crossIcon, say.cancelNamed(name))}`;
      case 'waiting':
      case 'checking':
      case 'ready':
      case 'later':
        return this.#button('cancel', crossIcon, say.cancelNamed(name));
    }
  }

  #button(does: 'retry' | 'cancel', icon: TemplateResult, label: string): TemplateResult {
    const tell = (): boolean => this.dispatchEvent(new CustomEvent(does, { detail: this.photo?.id }));
    return html`<button class="plain icon ${does}" type="button" aria-label=${label} @click=${tell}>${icon}</button>`;
  }
}

function status({ sizeBytes, state }: QueuedPhoto): string {
  const size = words.bytes(sizeBytes);
  switch (state.at) {
    case 'failed':
      return state.failure.detail;
    case 'unpicked':
      return state.why === 'unreadable' ? say.unreadable : `${say.state.unpicked} · ${size}`;
    case 'sending':
      return words.bytesOf(Math.min(state.sentBytes, sizeBytes), sizeBytes);
    case 'safe':
      return `${state.isNew ? say.state.sent : say.state.here} · ${size}`;
    case 'checking':
      return `${say.state.checking} · ${size}`;
    case 'later':
      return state.failure.code === 'unreachable' ? `${say.state.waiting} · ${size}` : state.failure.detail;
    case 'waiting':
    case 'ready':
      return `${say.state.waiting} · ${size}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'queue-row': QueueRow;
  }
}
