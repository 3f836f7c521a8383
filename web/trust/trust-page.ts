/** The ladder of trust on a device: how far it has come, and the way to the next rung. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { TrustFacts } from '../../protocol/trust.ts';
import { controlStyles } from '../parts/control-styles.ts';
import { Follow } from '../parts/follow.ts';
import { failureSays } from '../words/failure-words.ts';
import { trustWords } from '../words/trust-words.ts';
import './rung-list.ts';
import type { RungName, RungState } from './rungs.ts';
import type { System } from './system.ts';
import type { Trust } from './trust-model.ts';
import { trustPageStyles } from './trust-page-styles.ts';
import './trust-steps.ts';

const say = trustWords;

@customElement('trust-page')
export class TrustPage extends LitElement {
  @property({ attribute: false }) trust: Trust | undefined;
  @property() hostName = '';

  protected readonly followed = new Follow(this, () => this.trust);

  static override styles = [controlStyles, trustPageStyles];

  override connectedCallback(): void {
    super.connectedCallback();
    // It opens at its top, however far down the line was that led here.
    scrollTo(0, 0);
    document.addEventListener('visibilitychange', this.#onVisible);
    void this.trust?.tryOut();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#onVisible);
  }

  override render() {
    const { trust } = this;
    if (trust === undefined) return nothing;
    const { rungs } = trust;
    const reached = rungs?.filter(({ state }) => state === 'holds').length ?? 0;
    return html`<main>
      <a class="button plain back" href="#send">‹ ${say.back}</a>
      <h1>${say.title}</h1>
      <p>${say.lead(this.hostName)}</p>
      ${this.#clock(trust)}
      <div class="head">
        <p class="counts" role="status">
          ${
            rungs === null || trust.isLooking
              ? say.looking
              : reached === rungs.length
                ? say.allDone
                : say.reached(reached, rungs.length)
          }
        </p>
        <button type="button" class="plain" ?disabled=${trust.isLooking} @click=${() => void trust.tryOut()}>
          ${say.lookAgain}
        </button>
      </div>
      <rung-list .rungs=${rungs} .hostName=${this.hostName}></rung-list>
      ${this.#certificate(trust)} ${this.#app(trust)}
    </main>`;
  }

  #clock({ clock, facts }: Trust): TemplateResult | typeof nothing {
    if (clock === 'good' || facts === null) return nothing;
    const { notBefore, notAfter } = facts.shown;
    const isOurs = facts.madeBy === 'landfall';
    return html`<section class="trouble" role="alert">
      <h2>${clock === 'device-wrong' ? say.clockTitle : say.overTitle}</h2>
      <p>
        ${
          clock === 'device-wrong'
            ? say.clockHelp(new Date(), new Date(notBefore), new Date(notAfter))
            : isOurs
              ? say.overHelp
              : say.ownOverHelp
        }
      </p>
    </section>`;
  }

  #certificate({ facts, failure, system }: Trust): TemplateResult | typeof nothing {
    if (facts === null)
      return failure === null ? nothing : html`<p class="trouble">${say.failed} ${failureSays(failure)}</p>`;
    if (facts.madeBy === 'owner') return this.#ownersCertificate(facts);
    const steps = html`<trust-steps
      .authority=${facts.authority}
      .system=${system}
      .hostName=${this.hostName}
      @system-chosen=${this.#choose}
    ></trust-steps>`;
    if (this.#stateOf('certificate') === 'holds')
      return html`<details>
        <summary>${say.stepsAgain}</summary>
        ${steps}
      </details>`;
    return html`<section>
      <h2>${say.certificateTitle}</h2>
      ${steps}
    </section>`;
  }

  #ownersCertificate({ shown }: TrustFacts): TemplateResult {
    return html`<section>
      <h2>${say.ownTitle}</h2>
      <p>${say.ownHelp(this.hostName, shown.issuer)}</p>
    </section>`;
  }

  /** Only where it would keep what it needs: an icon that opens a warning helps nobody. */
  #app(trust: Trust): TemplateResult | typeof nothing {
    if (this.#stateOf('worker') !== 'holds' || this.#stateOf('app') === 'holds') return nothing;
    return html`<section>
      <h2>${say.appTitle}</h2>
      ${
        trust.canInstall
          ? html`<button class="primary" type="button" @click=${() => trust.install()}>${say.install}</button>`
          : html`<p>${say.installSteps[trust.system]}</p>`
      }
      ${trust.system === 'ios' ? html`<p class="quiet">${say.appNote}</p>` : nothing}
    </section>`;
  }

  #stateOf(name: RungName): RungState | undefined {
    return this.trust?.rungs?.find((rung) => rung.name === name)?.state;
  }

  readonly #choose = (event: CustomEvent<System>): void => {
    if (this.trust !== undefined) this.trust.system = event.detail;
  };

  /** Whoever comes back from the settings sees at once what has changed. */
  readonly #onVisible = (): void => {
    if (document.visibilityState === 'visible') void this.trust?.tryOut();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'trust-page': TrustPage;
  }
}
