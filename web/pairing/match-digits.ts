/** Four digits, as large on this device as on the host's screen. */
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { words } from '../words/words.ts';

@customElement('match-digits')
export class MatchDigits extends LitElement {
  @property() digits = '';

  static override styles = css`
    div {
      display: flex;
      gap: var(--space-12);
    }
    span {
      display: grid;
      place-items: center;
      min-inline-size: 1.6em;
      min-block-size: 1.9em;
      border: var(--hairline) solid var(--line);
      border-radius: var(--radius-card);
      background: var(--raised);
      font-size: var(--text-display);
      font-weight: var(--weight-strong);
      font-variant-numeric: tabular-nums;
      line-height: 1;
    }
  `;

  override render() {
    return html`<div role="img" aria-label=${words.pairing.digitsLabel(this.digits)}>
      ${this.digits.split('').map((digit) => html`<span>${digit}</span>`)}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'match-digits': MatchDigits;
  }
}
