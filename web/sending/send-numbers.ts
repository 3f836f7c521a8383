/** Everything being sent in numbers, and what can be done about all of it. */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { controlStyles } from '../parts/control-styles.ts';
import { words } from '../words/words.ts';
import type { SendSummary } from './send-summary.ts';

const say = words.sending;

/** Dispatches `pause`, `go-on`, `cancel-all` and `clear`. */
@customElement('send-numbers')
export class SendNumbers extends LitElement {
  @property({ attribute: false }) summary: SendSummary | undefined;
  @property({ type: Boolean }) paused = false;
  @property({ type: Boolean }) awake = false;
  @property({ type: Boolean }) reachable = false;

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
    const { done, total, failed, alreadyThere, left, sentBytes, totalBytes, bytesPerSecond, msLeft, trouble } = summary;
    const isStill = this.paused || !this.reachable || trouble !== null;
    return html`
      <p class="line">
        <strong>${say.filesOf(done, total)}</strong>
        <span>${words.bytesOf(sentBytes, totalBytes)}</span>
      </p>
      ${
        left === 0
          ? nothing
          : html`<p class="line small quiet">
              <span>${isStill || bytesPerSecond === null ? '\u00a0' : words.bytesPerSecond(bytesPerSecond)}</span>
              <span>${isStill || msLeft === null ? '\u00a0' : say.timeLeft(msLeft)}</span>
            </p>`
      }
      ${alreadyThere === 0 ? nothing : html`<p class="small quiet counts">${say.alreadyHere(alreadyThere)}</p>`}
      ${failed === 0 ? nothing : html`<p class="small failed">${say.failedCount(failed)}</p>`}
      <div class="acts">
        ${
          left === 0
            ? this.#act('clear', say.clearDone)
            : html`${this.paused ? this.#act('go-on', say.goOn) : this.#act('pause', say.pause)}
              ${this.#act('cancel-all', say.cancelAll)}`
        }
      </div>
      ${left === 0 || this.paused ? nothing : html`<p class="small quiet">${this.awake ? say.awake : say.stayOpen}</p>`}
    `;
  }

  #act(does: 'pause' | 'go-on' | 'cancel-all' | 'clear', text: string) {
    return html`<button type="button" @click=${() => this.dispatchEvent(new Event(does))}>${text}</button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'send-numbers': SendNumbers;
  }
}
