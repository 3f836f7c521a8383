/** The page for one thumb: which host, choose, what is going on, what is safe. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { controlStyles } from '../parts/control-styles.ts';
import { Follow } from '../parts/follow.ts';
import { laptopIcon, tickIcon } from '../parts/icons.ts';
import '../parts/notice-page.ts';
import '../parts/status-pill.ts';
import { words } from '../words/words.ts';
import { endSays } from './end-says.ts';
import './photo-picker.ts';
import { canRetry, type QueuedPhoto } from './queued-photo.ts';
import './queue-list.ts';
import './send-hero.ts';
import './send-numbers.ts';
import { sendPageStyles } from './send-page-styles.ts';
import type { SendQueue } from './send-queue.ts';
import type { SendSummary } from './send-summary.ts';

const say = words.sending;

@customElement('send-page')
export class SendPage extends LitElement {
  @property({ attribute: false }) queue: SendQueue | undefined;
  @property() hostName = '';
  @state() private isDropping = false;

  protected readonly followed = new Follow(this, () => this.queue);

  static override styles = [controlStyles, sendPageStyles];

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('dragover', this.#dragOver);
    this.addEventListener('dragleave', this.#dragLeave);
    this.addEventListener('drop', this.#drop);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('dragover', this.#dragOver);
    this.removeEventListener('dragleave', this.#dragLeave);
    this.removeEventListener('drop', this.#drop);
  }

  override render() {
    const { queue } = this;
    if (queue === undefined) return nothing;
    if (queue.isElsewhere) return this.#elsewhere();
    const { photos, summary } = queue;
    const failed = photos.filter(({ state: { at } }) => at === 'failed');
    const unpicked = photos.filter(({ state: { at } }) => at === 'unpicked');
    const going = photos.filter(({ state: { at } }) => at !== 'failed' && at !== 'unpicked');
    return html`
      <header>
        <span class="host">${laptopIcon}<h1>${this.hostName}</h1></span>
        ${
          queue.isReachable
            ? html`<status-pill tone="safe">${say.connected}</status-pill>`
            : html`<status-pill tone="wait">${say.unreachable}</status-pill>`
        }
      </header>
      <main class=${this.isDropping ? 'dropping' : ''}>
        <send-hero
          .summary=${summary}
          .hostName=${this.hostName}
          ?paused=${queue.isPaused}
          ?reachable=${queue.isReachable}
        ></send-hero>
        <photo-picker @pick=${(event: CustomEvent<File[]>) => queue.add(event.detail)}></photo-picker>
        ${this.#numbers(queue, summary)}
        ${failed.length === 0 ? nothing : this.#failed(queue, failed, html`<queue-list @retry=${this.#retry} @cancel=${this.#cancel} label=${say.failedTitle(failed.length)} .photos=${failed}></queue-list>`)}
        ${unpicked.length === 0 ? nothing : this.#unpicked(queue, unpicked.length, html`<queue-list @retry=${this.#retry} @cancel=${this.#cancel} label=${say.unpickedTitle(unpicked.length)} .photos=${unpicked}></queue-list>`)}
        ${
          going.length === 0
            ? nothing
            : html`<section class="card">
                <queue-list @retry=${this.#retry} @cancel=${this.#cancel} label=${say.queue} .photos=${going}></queue-list>
              </section>`
        }
      </main>
      <footer>
        ${queue.safeCount === 0 ? nothing : html`<p class="counts">${tickIcon} ${say.safe(queue.safeCount, this.hostName)}</p>`}
      </footer>
      <p class="visually-hidden" role="status">${announcement(summary)}</p>
    `;
  }

  #numbers(queue: SendQueue, summary: SendSummary): TemplateResult | typeof nothing {
    if (summary.total === 0) return nothing;
    return html`<send-numbers
      class="card"
      .summary=${summary}
      ?paused=${queue.isPaused}
      ?awake=${queue.keepsScreenOn}
      ?reachable=${queue.isReachable}
      @pause=${() => queue.pause()}
      @go-on=${() => queue.goOn()}
      @cancel-all=${() => queue.cancelAll()}
      @clear=${() => queue.clearDone()}
    ></send-numbers>`;
  }

  #failed(queue: SendQueue, failed: readonly QueuedPhoto[], list: TemplateResult): TemplateResult {
    const retriable = failed.filter(canRetry).length;
    return html`<section class="card">
      <div class="card-top">
        <h2 class="lost">${say.failedTitle(failed.length)}</h2>
        ${
          retriable === 0
            ? nothing
            : html`<button type="button" @click=${() => queue.retryAll()}>${say.retryAll(retriable)}</button>`
        }
      </div>
      ${list}
    </section>`;
  }

  #unpicked(queue: SendQueue, count: number, list: TemplateResult): TemplateResult {
    return html`<section class="card">
      <div class="card-top">
        <h2 class="wait">${say.unpickedTitle(count)}</h2>
        <button type="button" class="plain" @click=${() => queue.forgetUnpicked()}>${say.forget}</button>
      </div>
      <p>${say.unpickedHelp}</p>
      ${list}
    </section>`;
  }

  #elsewhere(): TemplateResult {
    return html`<main>
      <notice-page heading=${say.otherTabTitle} help=${say.otherTabHelp}>
        <span slot="glyph">${laptopIcon}</span>
      </notice-page>
    </main>`;
  }

  readonly #retry = ({ detail }: CustomEvent<string>): void => this.queue?.retry(detail);
  readonly #cancel = ({ detail }: CustomEvent<string>): void => this.queue?.cancel(detail);

  readonly #dragOver = (event: DragEvent): void => {
    event.preventDefault();
    this.isDropping = event.dataTransfer?.types.includes('Files') === true;
  };

  readonly #dragLeave = (event: DragEvent): void => {
    if (event.relatedTarget === null) this.isDropping = false;
  };

  readonly #drop = (event: DragEvent): void => {
    event.preventDefault();
    this.isDropping = false;
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length > 0) this.queue?.add(files);
  };
}

/** Told every ten files and at the end, so that nobody has to listen to a counter. */
function announcement(summary: SendSummary): string {
  const { total, done, left } = summary;
  if (total === 0) return '';
  return left > 0 ? say.announce(Math.floor(done / 10) * 10, total) : endSays(summary);
}

declare global {
  interface HTMLElementTagNameMap {
    'send-page': SendPage;
  }
}
