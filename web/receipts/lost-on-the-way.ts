/** After a pick: what the phone's system took off its photos before Landfall got them, and how to avoid it next time. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Platform } from '../../protocol/pairing.ts';
import { LossSchema } from '../../protocol/upload.ts';
import { controlStyles } from '../parts/control-styles.ts';
import { Follow } from '../parts/follow.ts';
import { filesIcon } from '../parts/icons.ts';
import { receiptWords } from '../words/receipt-words.ts';
import type { ReceiptRecord } from './receipt-record.ts';

const say = receiptWords;

type Batch = EventTarget & { readonly batch: readonly ReceiptRecord[] };

/** Dispatches `pick-files`, bubbling, within the tap: whoever has the picker opens it on files. */
@customElement('lost-on-the-way')
export class LostOnTheWay extends LitElement {
  @property({ attribute: false }) receipts: Batch | undefined;
  @property() platform: Platform | undefined;

  protected readonly followed = new Follow(this, () => this.receipts);

  static override styles = [
    controlStyles,
    css`
      details {
        padding: var(--space-4) var(--space-16);
        border: var(--hairline) solid var(--line);
        border-radius: var(--radius-card);
        background: var(--raised);
      }
      summary {
        padding-block: var(--space-12);
        cursor: pointer;
      }
      summary h2 {
        display: inline;
        font-size: var(--text-body);
      }
      summary p {
        color: var(--wait);
      }
      .inside {
        display: grid;
        gap: var(--space-12);
        padding-block-end: var(--space-16);
      }
      ul {
        display: grid;
        gap: var(--space-8);
        padding-inline-start: var(--space-24);
        font-variant-numeric: tabular-nums;
      }
      h3 {
        font-size: var(--text-body);
      }
      p,
      li {
        text-wrap: pretty;
      }
    `,
  ];

  override render() {
    const records = this.receipts?.batch ?? [];
    const all = records.length;
    const less = records.filter(({ lost }) => lost.length > 0).length;
    if (less === 0) return nothing;
    return html`<details>
      <summary>
        <h2>${say.lostTitle}</h2>
        <p class="small counts">${say.lostSummary(less, all)}</p>
      </summary>
      <div class="inside">
        <ul>
          ${LossSchema.options.map((loss) => {
            const count = records.filter(({ lost }) => lost.includes(loss)).length;
            return count === 0 ? nothing : html`<li>${say.lost[loss](count, all)}</li>`;
          })}
        </ul>
        <p class="quiet">${say.stillThere}</p>
        <h3>${say.nextTime}</h3>
        ${this.#nextTime()}
      </div>
    </details>`;
  }

  #nextTime(): TemplateResult {
    const hints = this.platform === 'ios' ? say.nextTimeIos : this.platform === 'android' ? say.nextTimeAndroid : [];
    const pick = (): boolean => this.dispatchEvent(new Event('pick-files', { bubbles: true, composed: true }));
    return html`<p>${say.nextTimeFiles}</p>
      <button type="button" @click=${pick}>${filesIcon}${say.chooseFiles}</button>
      ${hints.map((hint) => html`<p class="small quiet">${hint}</p>`)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lost-on-the-way': LostOnTheWay;
  }
}
