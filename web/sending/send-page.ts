/** The page for one thumb: which host, choose, what is going on, what is safe. Slots: `safe` at the foot and what else leads on below it, `batch` under the numbers. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { controlStyles } from '../parts/control-styles.ts';
import { Follow } from '../parts/follow.ts';
import { laptopIcon } from '../parts/icons.ts';
import '../parts/notice-page.ts';
import '../parts/status-pill.ts';
import { words } from '../words/words.ts';
import { endSays } from './end-says.ts';
import './photo-picker.ts';
import './send-hero.ts';
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
    const { summary } = queue;
    if (queue.photos.length > 0) void import('./queue-cards.ts');
    return html`
      <header>
        <span class="host">${laptopIcon}<h1>${this.hostName}</h1></span>
        ${
          queue.isReachable
            ? html`<status-pill tone="safe">${say.connected}</status-pill>`
            : html`<status-pill tone="wait">${say.unreachable}</status-pill>`
        }
      </header>
      <main class=${this.isDropping ? 'dropping' : ''} @pick-files=${this.#pickFiles}>
        <send-hero
          .summary=${summary}
          .hostName=${this.hostName}
          ?paused=${queue.isPaused}
          ?charger=${queue.waitsForCharger}
          ?reachable=${queue.isReachable}
        ></send-hero>
        <photo-picker @pick=${(event: CustomEvent<File[]>) => queue.add(event.detail)}></photo-picker>
        <queue-cards .queue=${queue} .hostName=${this.hostName}>
          <slot name="batch" slot="batch"></slot>
          <details @toggle=${() => void import('./send-options.ts')}>
            <summary>${say.options}<span class="quiet counts">${chosen(queue)}</span></summary>
            <send-options .queue=${queue}></send-options>
          </details>
        </queue-cards>
      </main>
      <footer>
        <slot name="safe"></slot>
        <slot></slot>
      </footer>
      <p class="visually-hidden" role="status">${announcement(summary)}</p>
    `;
  }

  #elsewhere(): TemplateResult {
    return html`<main>
      <notice-page heading=${say.otherTabTitle} help=${say.otherTabHelp}>
        <span slot="glyph">${laptopIcon}</span>
      </notice-page>
    </main>`;
  }

  /** Whoever tells the person to choose through Files offers the tap for it, too. */
  readonly #pickFiles = (): void => this.renderRoot.querySelector('photo-picker')?.open('files');

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

/** What was chosen under the options, said where they are folded. */
function chosen({ choices: { maxBytesPerSecond, onlyWhileCharging }, canTellCharging }: SendQueue): string {
  const said = maxBytesPerSecond === null ? [] : [say.atMost(maxBytesPerSecond)];
  if (onlyWhileCharging && canTellCharging) said.push(say.onlyWhileCharging.toLowerCase());
  return said.join(', ');
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
