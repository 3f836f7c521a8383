/** What may be deleted on this phone because the host has it, as of when, and what not. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { controlStyles } from '../parts/control-styles.ts';
import { Follow } from '../parts/follow.ts';
import { alertIcon, retryIcon, tickIcon } from '../parts/icons.ts';
import '../parts/progress-ring.ts';
import { failureSays } from '../words/failure-words.ts';
import { receiptWords } from '../words/receipt-words.ts';
import { canShare, handOver, listFile } from './list-file.ts';
import { listRows } from './list-rows.ts';
import type { SafeList } from './safe-list.ts';
import './safe-rows.ts';
import { safeToDeleteStyles } from './safe-to-delete-styles.ts';

const say = receiptWords;

// "Just now" is over after a minute, and a host that was away may be back.
const rereadMs = 30_000;

@customElement('safe-to-delete')
export class SafeToDelete extends LitElement {
  @property({ attribute: false }) list: SafeList | undefined;
  @property() hostName = '';
  @state() private wanted = '';

  protected readonly followed = new Follow(this, () => this.list);
  readonly #sample = new File([''], 'list.csv', { type: 'text/csv' });
  #clock = 0;

  static override styles = [controlStyles, safeToDeleteStyles];

  override connectedCallback(): void {
    super.connectedCallback();
    // It opens at its top, however far down the line was that led here.
    scrollTo(0, 0);
    void this.list?.check();
    this.#clock = window.setInterval(this.#tick, rereadMs);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#clock);
  }

  override render() {
    const { list } = this;
    if (list === undefined) return nothing;
    const isEmpty = list.safe.length === 0 && list.gone.length === 0;
    return html`<main>
      <a class="button plain back" href="#send">‹ ${say.back}</a>
      <h1>${say.title}</h1>
      ${
        isEmpty
          ? html`<p class="quiet">${list.state === 'asking' ? say.asking(this.hostName) : `${say.emptyTitle}. ${say.emptyHelp}`}</p>`
          : html`${this.#check(list)} ${this.#meaning(list)} ${this.#acts(list)} ${this.#rows(list)}`
      }
    </main>`;
  }

  #check(list: SafeList): TemplateResult {
    const now = new Date();
    const { state: at, checkedAt, safe, gone } = list;
    const last = checkedAt === null ? say.neverChecked : say.lastChecked(checkedAt, now);
    const told =
      checkedAt === null || at !== 'checked'
        ? last
        : gone.length === 0
          ? say.allThere(checkedAt, safe.length, this.hostName, now)
          : say.someThere(checkedAt, safe.length, gone.length, this.hostName, now);
    const tone = at !== 'checked' ? 'wait' : gone.length === 0 ? 'safe' : 'lost';
    return html`<section class="check ${at === 'asking' ? '' : tone}">
      <span class="glyph">
        ${at === 'asking' ? html`<progress-ring .fraction=${null}></progress-ring>` : tone === 'safe' ? tickIcon : alertIcon}
      </span>
      <div>
        <p role="status"><strong class="counts">${at === 'asking' ? say.asking(this.hostName) : told}.</strong></p>
        ${at === 'away' ? html`<p>${list.trouble === null ? say.away(this.hostName) : failureSays(list.trouble)} ${say.awayHelp}</p>` : nothing}
      </div>
    </section>`;
  }

  #meaning({ safe, isKept }: SafeList): TemplateResult {
    const less = safe.filter(({ lost }) => lost.some((loss) => loss !== 'name')).length;
    return html`<p>${say.meaning(this.hostName)} ${say.deletesNothing}</p>
      ${less === 0 ? nothing : html`<p class="less">${say.lessThanPhone(less, safe.length)}</p>`}
      ${isKept ? nothing : html`<p class="less">${say.notKept}</p>`}
      <details>
        <summary>${say.before}</summary>
        <ul>
          ${say.beforeHelp(this.hostName).map((line) => html`<li>${line}</li>`)}
        </ul>
      </details>`;
  }

  #acts(list: SafeList): TemplateResult {
    return html`<div class="acts">
        <button type="button" @click=${() => void handOver(listFile(list, new Date()))}>
          ${canShare(this.#sample) ? say.share : say.save}
        </button>
        <button type="button" @click=${() => print()}>${say.print}</button>
        <button
          type="button"
          class="icon"
          aria-label=${say.checkAgain}
          ?disabled=${list.state === 'asking'}
          @click=${() => void list.check()}
        >
          ${retryIcon}
        </button>
      </div>
      <input
        type="search"
        aria-label=${say.search}
        placeholder=${say.search}
        .value=${this.wanted}
        @input=${this.#search}
      />
      <p class="printed small quiet">${say.printedAt(new Date(), list.checkedAt)}</p>`;
  }

  #rows(list: SafeList): TemplateResult {
    const rows = listRows(list, this.wanted);
    const found = rows.filter(({ is }) => is === 'safe' || is === 'gone').length;
    return html`${this.wanted.trim() === '' ? nothing : html`<p class="small quiet counts" role="status">${say.found(found)}</p>`}
      <safe-rows .rows=${rows} label=${say.list(this.hostName)}></safe-rows>`;
  }

  readonly #tick = (): void => {
    if (this.list?.state === 'away') void this.list.check();
    this.requestUpdate();
  };

  readonly #search = (event: InputEvent): void => {
    if (event.target instanceof HTMLInputElement) this.wanted = event.target.value;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'safe-to-delete': SafeToDelete;
  }
}
