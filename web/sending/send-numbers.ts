/** Everything being sent in numbers, and what can be done about all of it. */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { controlStyles } from '../parts/control-styles.ts';
import { words } from '../words/words.ts';
import type { SendSummary } from './send-summary.ts';
import type { Wakefulness } from './wake-lock.ts';

const say = words.sending;

/** Dispatches `pause`, `go-on`, `cancel-all` and `clear`. */
@customElement('send-numbers')
export class SendNumbers extends LitElement {
  @property({ attribute: false }) summary: SendSummary | undefined;
  @property({ type: Boolean }) paused = false;
  /** Paused, or waiting for the host or the charger. */
  @property({ type: Boolean }) still = false;
  @property() wakefulness: Wakefulness = 'off';
  /** The speed limit. */
  @property({ attribute: false }) maxBytesPerSecond: number | null = null;

  static override styles = [
    controlStyles,
    css`
      :host {
        display: grid;
        gap: var(--space-12);
      }
      .line {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: var(--space-4) var(--space-16);
        font-variant-numeric: tabular-nums;
      }
      .failed {
        color: var(--lost);
      }
      .acts {
        display: grid;
        grid-auto-flow: column;
        grid-auto-columns: 1fr;
        gap: var(--space-8);
      }
    `,
  ];

  override render() {
    const { summary } = this;
    if (summary === undefined) return nothing;
    const { done, total, failed, left, sentBytes, totalBytes, msLeft } = summary;
    const isStill = this.still || summary.trouble !== null;
    const says = alreadyThereSays(summary);
    return html`
      <p class="line">
        <strong>${say.filesOf(done, total)}</strong>
        <span>${words.bytesOf(sentBytes, totalBytes)}</span>
      </p>
      ${
        left === 0
          ? nothing
          : html`<p class="line small quiet">
              <span>${isStill ? '\u00a0' : this.#speed(summary.bytesPerSecond)}</span>
              <span>${isStill || msLeft === null ? '\u00a0' : say.timeLeft(msLeft)}</span>
            </p>`
      }
      ${says === '' ? nothing : html`<p class="small quiet counts">${says}</p>`}
      ${failed === 0 ? nothing : html`<p class="small failed">${say.failedCount(failed)}</p>`}
      <div class="acts">
        ${
          left === 0
            ? this.#act('clear', say.clearDone)
            : html`${this.paused ? this.#act('go-on', say.goOn) : this.#act('pause', say.pause)}
              ${this.#act('cancel-all', say.cancelAll)}`
        }
      </div>
      ${left === 0 || this.wakefulness === 'off' ? nothing : html`<p class="small quiet">${say.wakefulness[this.wakefulness]}</p>`}
    `;
  }

  #speed(bytesPerSecond: number | null): string {
    const { maxBytesPerSecond } = this;
    const said = bytesPerSecond === null ? [] : [words.bytesPerSecond(bytesPerSecond)];
    if (maxBytesPerSecond !== null) said.push(say.atMost(maxBytesPerSecond));
    return said.join(', ') || '\u00a0';
  }

  #act(does: 'pause' | 'go-on' | 'cancel-all' | 'clear', text: string) {
    return html`<button type="button" @click=${() => this.dispatchEvent(new Event(does))}>${text}</button>`;
  }
}

function alreadyThereSays({ alreadyThere, left, unchecked }: SendSummary): string {
  if (alreadyThere === 0) return '';
  if (left === 0) return say.alreadyHere(alreadyThere);
  return unchecked > 0 ? say.alreadyHereChecking(alreadyThere, unchecked) : say.alreadyHereSending(alreadyThere, left);
}

declare global {
  interface HTMLElementTagNameMap {
    'send-numbers': SendNumbers;
  }
}
