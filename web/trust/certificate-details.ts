/** The certificate on the owner's own screen: the one place whose fingerprint is to be believed. */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { routes } from '../../protocol/routes.ts';
import { controlStyles } from '../parts/control-styles.ts';
import { Follow } from '../parts/follow.ts';
import { failureSays } from '../words/failure-words.ts';
import { trustWords } from '../words/trust-words.ts';
import './fingerprint-view.ts';
import type { Trust } from './trust-model.ts';

const say = trustWords;

/** Folded; the host is asked when it is opened. */
@customElement('certificate-details')
export class CertificateDetails extends LitElement {
  @property({ attribute: false }) trust: Trust | undefined;

  protected readonly followed = new Follow(this, () => this.trust);

  static override styles = [
    controlStyles,
    css`
      :host {
        display: block;
      }
      details {
        max-inline-size: 44rem;
        color: var(--quiet);
      }
      summary {
        display: flex;
        align-items: center;
        justify-content: center;
        min-block-size: var(--target-desk);
        padding-inline: var(--space-16);
        border-radius: var(--radius-control);
        cursor: pointer;
      }
      details[open] summary {
        color: var(--ink);
      }
      .told {
        display: grid;
        gap: var(--space-12);
        padding: var(--space-8) var(--space-24);
        color: var(--ink);
      }
      .files {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-8);
      }
      p {
        text-wrap: pretty;
      }
    `,
  ];

  override render() {
    return html`<details @toggle=${this.#toggle}>
      <summary>${say.summary}</summary>
      <div class="told">${this.#told()}</div>
    </details>`;
  }

  #told() {
    const { facts, failure } = this.trust ?? { facts: null, failure: null };
    if (facts === null)
      return failure === null ? nothing : html`<p role="status">${say.failed} ${failureSays(failure)}</p>`;
    if (facts.madeBy === 'owner') return html`<p>${say.ownHelp(this.trust?.hostName ?? '', facts.shown.issuer)}</p>`;
    return html`<p>${say.consoleHelp}</p>
      <fingerprint-view .authority=${facts.authority}></fingerprint-view>
      <p>${say.consoleWhere} ${say.consoleFiles}</p>
      <div class="files">
        <a class="button" href=${routes.authorityProfile} download>${say.profileFile}</a>
        <a class="button" href=${routes.authorityFile} download>${say.certificateFile}</a>
      </div>
      <p class="small quiet">${say.consoleNever}</p>`;
  }

  readonly #toggle = (event: Event): void => {
    if (event.target instanceof HTMLDetailsElement && event.target.open) void this.trust?.ask();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'certificate-details': CertificateDetails;
  }
}
