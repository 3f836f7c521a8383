/** Says that the host does not answer, and what to do about it; the rest is folded, and must have been loaded before. */
import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { words } from '../words/words.ts';
import { controlStyles } from './control-styles.ts';

const say = words.app;

@customElement('host-gone')
export class HostGone extends LitElement {
  @property({ attribute: 'host-name' }) hostName = '';
  /** Only what is folded, where the page around it says the rest. */
  @property({ type: Boolean, attribute: 'help-only' }) helpOnly = false;

  static override styles = [
    controlStyles,
    css`
      :host {
        display: block;
      }
      .banner {
        padding: var(--space-12) var(--space-24);
        background: var(--wait-wash);
      }
      @media (prefers-reduced-motion: no-preference) {
        /* A host that answers again within two seconds was never worth a word. */
        .banner {
          animation: appear 200ms 2s ease-out backwards;
        }
      }
      @keyframes appear {
        from {
          opacity: 0;
        }
      }
      strong {
        color: var(--wait);
        font-weight: var(--weight-strong);
      }
      summary {
        display: inline-flex;
        align-items: center;
        min-block-size: var(--target);
        color: var(--tide);
        font-weight: var(--weight-strong);
        cursor: pointer;
      }
      host-gone-steps {
        padding-block-end: var(--space-12);
      }
    `,
  ];

  override render() {
    const help = html`<details>
      <summary>${say.cantConnect}</summary>
      <host-gone-steps></host-gone-steps>
    </details>`;
    if (this.helpOnly) return help;
    return html`<div class="banner" role="status">
      <strong>${say.unreachableTitle(this.hostName)}.</strong> ${say.unreachableHelp} ${help}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'host-gone': HostGone;
  }
}
