/** The quiet upper half: what the page is for, or how far everything has come. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { controlStyles } from '../parts/control-styles.ts';
import '../parts/host-gone.ts';
import { tickIcon } from '../parts/icons.ts';
import '../parts/landfall-mark.ts';
import '../parts/progress-ring.ts';
import { failureSays } from '../words/failure-words.ts';
import { words } from '../words/words.ts';
import { endSays } from './end-says.ts';
import type { SendSummary } from './send-summary.ts';

const say = words.sending;

@customElement('send-hero')
export class SendHero extends LitElement {
  @property({ attribute: false }) summary: SendSummary | undefined;
  @property() hostName = '';
  @property({ type: Boolean }) paused = false;
  /** Nothing is sent until the phone is plugged in. */
  @property({ type: Boolean }) charger = false;
  @property({ type: Boolean }) reachable = false;

  static override styles = [
    controlStyles,
    css`
      :host {
        display: grid;
        align-content: center;
        justify-items: center;
        gap: var(--space-24);
        min-block-size: 50dvh;
        padding-block: var(--space-24);
        text-align: center;
      }
      .disc,
      landfall-mark {
        --ring: 9rem;
        --ring-stroke: 1.5;
      }
      .disc {
        display: grid;
        place-items: center;
        inline-size: var(--ring);
        block-size: var(--ring);
        color: var(--tide);
      }
      .disc > * {
        grid-area: 1 / 1;
      }
      .disc.done {
        border-radius: var(--radius-round);
        background: var(--safe-wash);
        color: var(--safe);
      }
      .disc.done svg {
        inline-size: 45%;
        block-size: 45%;
        stroke-width: 1.5;
      }
      landfall-mark {
        --mark: var(--ring);
      }
      .disc strong {
        font-size: var(--text-headline);
        font-weight: var(--weight-strong);
        font-variant-numeric: tabular-nums;
        color: var(--ink);
      }
      .said {
        display: grid;
        gap: var(--space-8);
        text-wrap: balance;
      }
    `,
  ];

  override render() {
    const { summary } = this;
    if (summary === undefined) return nothing;
    return html`${this.#picture(summary)}
      <div class="said">
        <h2 class="counts">${this.#title(summary)}</h2>
        <p class="quiet counts">${this.#help(summary)}</p>
        ${this.reachable ? nothing : html`<p class="small quiet">${say.newAddressHelp}</p><host-gone help-only></host-gone>`}
      </div>`;
  }

  #picture({ total, left, failed, unpicked, removed, done, sentBytes, totalBytes }: SendSummary): TemplateResult {
    if (left > 0) {
      const fraction = totalBytes === 0 ? done / total : sentBytes / totalBytes;
      return html`<div class="disc">
        <progress-ring .fraction=${fraction} label=${say.overall}></progress-ring>
        <strong aria-hidden="true">${words.percent(fraction)}</strong>
      </div>`;
    }
    if (total === 0 || failed + unpicked + removed > 0) return html`<landfall-mark></landfall-mark>`;
    return html`<div class="disc done">${tickIcon}</div>`;
  }

  #title(summary: SendSummary): string {
    const { total, left, trouble, unpicked, removed } = summary;
    if (!this.reachable) return words.app.unreachableTitle(this.hostName);
    if (left > 0) {
      if (trouble !== null) return say.waitingTitle;
      if (this.paused) return say.pausedTitle;
      return this.charger ? say.chargerTitle : say.sendingNow(left);
    }
    if (unpicked > 0) return say.pickAgainTitle;
    if (removed > 0) return say.removedTitle(removed);
    return total === 0 ? say.emptyTitle : endSays(summary);
  }

  #help(summary: SendSummary): string {
    const { total, left, failed, trouble, unpicked, removed } = summary;
    if (!this.reachable) return left > 0 ? say.waitingHelp(left) : words.app.unreachableHelp;
    if (left > 0) {
      if (trouble !== null) return failureSays(trouble);
      if (this.paused) return say.leftHelp(left);
      return this.charger ? say.chargerHelp(left) : say.toHost(this.hostName);
    }
    if (unpicked > 0) return say.bytesLeft(summary.unpickedLeftBytes, summary.pickedBytes);
    if (removed > 0) return say.removedAsk;
    if (total === 0) return say.emptyHelp(this.hostName);
    return failed > 0 ? say.failuresHelp : say.safeHelp(this.hostName);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'send-hero': SendHero;
  }
}
