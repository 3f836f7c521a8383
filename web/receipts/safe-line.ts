/** The one line at the foot of the first screen: how many photos are safe, and the way to the list of them. */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { controlStyles } from '../parts/control-styles.ts';
import { Follow } from '../parts/follow.ts';
import { tickIcon } from '../parts/icons.ts';
import { words } from '../words/words.ts';
import type { Receipts } from './receipts-model.ts';

@customElement('safe-line')
export class SafeLine extends LitElement {
  @property({ attribute: false }) receipts: Receipts | undefined;
  @property() hostName = '';

  protected readonly followed = new Follow(this, () => this.receipts);

  static override styles = [
    controlStyles,
    css`
      a {
        color: var(--quiet);
        font-weight: var(--weight);
        font-variant-numeric: tabular-nums;
      }
      svg {
        flex: none;
        color: var(--safe);
      }
    `,
  ];

  override render() {
    const count = this.receipts?.count ?? 0;
    if (count === 0) return nothing;
    return html`<a class="button plain" href="#safe">${tickIcon}<span>${words.sending.safe(count, this.hostName)}</span></a>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'safe-line': SafeLine;
  }
}
