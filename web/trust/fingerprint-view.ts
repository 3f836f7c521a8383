/** A certificate's fingerprint for two pairs of eyes: in groups that keep their place, with what it may vouch for and until when. */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type AuthorityFacts, fingerprintGroups } from '../../protocol/trust.ts';
import { controlStyles } from '../parts/control-styles.ts';
import { trustWords } from '../words/trust-words.ts';

const say = trustWords;

@customElement('fingerprint-view')
export class FingerprintView extends LitElement {
  @property({ attribute: false }) authority: AuthorityFacts | undefined;

  static override styles = [
    controlStyles,
    css`
      :host {
        display: block;
      }
      dl {
        display: grid;
        gap: var(--space-4);
        margin: 0;
      }
      dt {
        color: var(--quiet);
        font-size: var(--text-small);
      }
      dd {
        margin: 0 0 var(--space-8);
        overflow-wrap: anywhere;
      }
      .groups {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-4) var(--space-24);
        /* Two in a line on every screen, so that both look the same. */
        max-inline-size: 15em;
        direction: ltr;
        font-size: var(--text-large);
        font-variant-numeric: tabular-nums;
        font-weight: var(--weight-strong);
        -webkit-user-select: text;
        user-select: text;
      }
      .groups span {
        min-inline-size: 6.4em;
        white-space: nowrap;
      }
      .networks {
        direction: ltr;
        text-align: start;
      }
    `,
  ];

  override render() {
    const { authority } = this;
    if (authority === undefined) return nothing;
    const { name, fingerprint, notAfter, vouchesFor } = authority;
    const names = vouchesFor.names.map((each) => `.${each}`);
    return html`<dl>
      <dt>${say.name}</dt>
      <dd>${name}</dd>
      <dt>${say.fingerprint}</dt>
      <dd class="groups">${fingerprintGroups(fingerprint).map((group) => html`<span>${group}</span> `)}</dd>
      <dt>${say.vouches}</dt>
      <dd class="small networks">${[...names, ...vouchesFor.networks].join(', ')}</dd>
      <dd class="small quiet">${say.validUntil(new Date(notAfter))}</dd>
    </dl>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'fingerprint-view': FingerprintView;
  }
}
