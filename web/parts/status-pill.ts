/** One word on how things stand, with a dot in its colour: `<status-pill tone="safe">Connected</status-pill>`. */
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';

@customElement('status-pill')
export class StatusPill extends LitElement {
  @property({ reflect: true }) tone: 'safe' | 'wait' | 'lost' | 'quiet' = 'quiet';

  static override styles = css`
    :host {
      display: inline-flex;
      align-items: center;
      gap: var(--space-8);
      padding: var(--space-4) var(--space-12);
      border-radius: var(--radius-round);
      background: var(--safe-wash);
      color: var(--safe);
      font-size: var(--text-small);
      font-weight: var(--weight-strong);
      white-space: nowrap;
    }
    :host([tone='wait']) {
      background: var(--wait-wash);
      color: var(--wait);
    }
    :host([tone='lost']) {
      background: var(--lost-wash);
      color: var(--lost);
    }
    :host([tone='quiet']) {
      background: var(--line);
      color: var(--quiet);
    }
    i {
      inline-size: var(--space-8);
      block-size: var(--space-8);
      border-radius: var(--radius-round);
      background: currentColor;
    }
  `;

  override render() {
    return html`<i></i><slot></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'status-pill': StatusPill;
  }
}
