/** How one system comes to trust the certificate, what to compare before, and how it forgets it again. */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { routes } from '../../protocol/routes.ts';
import type { AuthorityFacts } from '../../protocol/trust.ts';
import { controlStyles } from '../parts/control-styles.ts';
import { trustWords } from '../words/trust-words.ts';
import './fingerprint-view.ts';
import { type System, SystemSchema, takesProfile } from './system.ts';

const say = trustWords;

/** Dispatches `system-chosen` with the system when the person says what device this is. */
@customElement('trust-steps')
export class TrustSteps extends LitElement {
  @property({ attribute: false }) authority: AuthorityFacts | undefined;
  @property() system: System = 'android';
  @property() hostName = '';

  static override styles = [
    controlStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-16);
      }
      ol,
      ul {
        display: grid;
        gap: var(--space-8);
        padding-inline-start: var(--space-24);
      }
      p,
      li {
        overflow-wrap: anywhere;
        text-wrap: pretty;
      }
      .compare {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-12);
        padding: var(--space-16);
        border: var(--hairline) solid var(--line);
        border-radius: var(--radius-card);
        background: var(--raised);
      }
      summary {
        min-block-size: var(--target);
        align-content: center;
        color: var(--tide);
        font-weight: var(--weight-strong);
        cursor: pointer;
      }
      details p {
        padding-block-end: var(--space-12);
      }
      details ul {
        padding-block-end: var(--space-12);
      }
    `,
  ];

  override render() {
    const { authority, system, hostName } = this;
    if (authority === undefined) return nothing;
    return html`<div>
        <label for="system">${say.deviceLabel}</label>
        <select id="system" @change=${this.#choose}>
          ${SystemSchema.options.map(
            (each) => html`<option value=${each} ?selected=${each === system}>${say.systems[each]}</option>`,
          )}
        </select>
      </div>
      ${
        takesProfile(system)
          ? html`<a class="button primary" href=${routes.authorityProfile}>${say.getProfile}</a>`
          : html`<a class="button primary" href=${routes.authorityFile}>${say.getCertificate}</a>`
      }
      <ol>
        ${say.steps[system].map((step) => html`<li>${step}</li>`)}
      </ol>
      <section class="compare" aria-labelledby="compare">
        <h3 id="compare">${say.compareTitle}</h3>
        <p>${say.compare(hostName)}</p>
        <fingerprint-view .authority=${authority}></fingerprint-view>
        <details>
          <summary>${say.why}</summary>
          <ul>
            ${say.whyHelp(hostName).map((line) => html`<li>${line}</li>`)}
          </ul>
        </details>
      </section>
      <details>
        <summary>${say.removeTitle}</summary>
        <p>${say.removal[system]} ${say.removeHelp}</p>
      </details>`;
  }

  readonly #choose = (event: Event): void => {
    if (!(event.target instanceof HTMLSelectElement)) return;
    const detail = SystemSchema.parse(event.target.value);
    this.dispatchEvent(new CustomEvent<System>('system-chosen', { detail }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'trust-steps': TrustSteps;
  }
}
