/** What is going on, as cards: all of it in numbers, then what needs a person, then the rest. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { controlStyles } from '../parts/control-styles.ts';
import { Follow } from '../parts/follow.ts';
import { words } from '../words/words.ts';
import { cardStyles } from './card-styles.ts';
import './queue-list.ts';
import type { RowAct } from './queue-row.ts';
import { canRetry, type QueuedPhoto } from './queued-photo.ts';
import './send-numbers.ts';
import type { SendQueue } from './send-queue.ts';

const say = words.sending;

/** Has a place, `batch`, below the numbers; and one for what must not lie below a list without an end. */
@customElement('queue-cards')
export class QueueCards extends LitElement {
  @property({ attribute: false }) queue: SendQueue | undefined;
  @property() hostName = '';

  protected readonly followed = new Follow(this, () => this.queue);

  static override styles = [controlStyles, cardStyles];

  override render() {
    const { queue } = this;
    if (queue === undefined) return nothing;
    const photos = {
      failed: new Array<QueuedPhoto>(),
      removed: new Array<QueuedPhoto>(),
      unpicked: new Array<QueuedPhoto>(),
    };
    const going: QueuedPhoto[] = [];
    for (const photo of queue.photos) {
      const { at } = photo.state;
      (at === 'failed' || at === 'removed' || at === 'unpicked' ? photos[at] : going).push(photo);
    }
    return html`${this.#numbers(queue)}
      <slot name="batch" ?hidden=${queue.summary.left > 0 || queue.summary.total === 0}></slot>
      <slot></slot>
      ${this.#failed(queue, photos.failed)} ${this.#unpicked(queue, photos.unpicked)}
      ${this.#removed(queue, photos.removed)}
      ${going.length === 0 ? nothing : html`<section class="card">${this.#list(say.queue, going)}</section>`}`;
  }

  #numbers(queue: SendQueue): TemplateResult | typeof nothing {
    const { summary } = queue;
    if (summary.total === 0) return nothing;
    return html`<send-numbers
      class="card"
      .summary=${summary}
      ?paused=${queue.isPaused}
      ?still=${queue.isPaused || queue.waitsForCharger || !queue.isReachable}
      wakefulness=${queue.wakefulness}
      .maxBytesPerSecond=${queue.choices.maxBytesPerSecond}
      @pause=${() => queue.pause()}
      @go-on=${() => queue.goOn()}
      @cancel-all=${() => queue.cancelAll()}
      @clear=${() => queue.clearDone()}
    ></send-numbers>`;
  }

  #failed(queue: SendQueue, failed: readonly QueuedPhoto[]): TemplateResult | typeof nothing {
    if (failed.length === 0) return nothing;
    const title = say.failedTitle(failed.length);
    const retriable = failed.filter(canRetry).length;
    return html`<section class="card">
      <div class="card-top">
        <h2 class="lost">${title}</h2>
        ${
          retriable === 0
            ? nothing
            : html`<button type="button" @click=${() => queue.retryAll()}>${say.retryAll(retriable)}</button>`
        }
      </div>
      ${this.#list(title, failed)}
    </section>`;
  }

  #removed(queue: SendQueue, removed: readonly QueuedPhoto[]): TemplateResult | typeof nothing {
    if (removed.length === 0) return nothing;
    const title = say.removedTitle(removed.length);
    const sendAll = (): void => {
      for (const { id } of removed) queue.sendAgain(id);
    };
    return html`<section class="card">
      <h2>${title}</h2>
      <div class="acts">
        <button type="button" @click=${sendAll}>${say.sendAgain}</button>
        <button type="button" @click=${() => queue.forget('removed')}>${say.leaveOut(removed.length)}</button>
      </div>
      ${this.#list(title, removed)}
    </section>`;
  }

  #unpicked(queue: SendQueue, unpicked: readonly QueuedPhoto[]): TemplateResult | typeof nothing {
    if (unpicked.length === 0) return nothing;
    const title = say.unpickedTitle(unpicked.length);
    const { unpickedLeftBytes, pickedBytes } = queue.summary;
    return html`<section class="card">
      <div class="card-top">
        <h2 class="wait">${title}</h2>
        <button type="button" class="plain" @click=${() => queue.forget('unpicked')}>${say.forget}</button>
      </div>
      <p>${say.unpickedHelp}</p>
      <p class="quiet counts">${say.bytesLeft(unpickedLeftBytes, pickedBytes)}</p>
      ${this.#list(title, unpicked)}
    </section>`;
  }

  #list(label: string, photos: readonly QueuedPhoto[]): TemplateResult {
    return html`<queue-list
      label=${label}
      .photos=${photos}
      .hostName=${this.hostName}
      @act=${this.#act}
    ></queue-list>`;
  }

  readonly #act = ({ detail: { id, does } }: CustomEvent<{ id: string; does: RowAct }>): void => {
    const { queue } = this;
    if (does === 'retry') queue?.retry(id);
    else if (does === 'cancel') queue?.cancel(id);
    else if (does === 'pause') queue?.pause(id);
    else if (does === 'go-on') queue?.goOn(id);
    else queue?.sendAgain(id);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'queue-cards': QueueCards;
  }
}
