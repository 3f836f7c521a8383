/** When a phone cannot connect: which address it is sent to and why, what may keep it out, and what to do about it. */
import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Check, CheckState, DoctorReport } from '../../protocol/doctor.ts';
import { Failure } from '../../protocol/failure.ts';
import { controlStyles } from '../parts/control-styles.ts';
import { Follow } from '../parts/follow.ts';
import { alertIcon, crossIcon, tickIcon } from '../parts/icons.ts';
import '../parts/notice-page.ts';
import { connectionWords as say } from '../words/connection-words.ts';
import { failureSays } from '../words/failure-words.ts';
import { words } from '../words/words.ts';
import { checkSays } from './check-says.ts';
import { connectionPageStyles } from './connection-page-styles.ts';
import type { Console } from './console-model.ts';

const marks: Readonly<Record<CheckState, unknown>> = {
  well: tickIcon,
  perhaps: alertIcon,
  wrong: crossIcon,
  unknown: nothing,
};

/** Has the host look once when it is opened. */
@customElement('connection-page')
export class ConnectionPage extends LitElement {
  @property({ attribute: false }) console?: Console;
  @state() private problem: string | null = null;
  #ticker: ReturnType<typeof setInterval> | undefined;

  protected readonly followed = new Follow(this, () => this.console?.doctor);

  static override styles = [controlStyles, connectionPageStyles];

  override connectedCallback(): void {
    super.connectedCallback();
    // "2 minutes ago" grows old by itself.
    this.#ticker = setInterval(() => this.requestUpdate(), 30_000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#ticker);
  }

  protected override firstUpdated(): void {
    void this.console?.doctor.look();
  }

  override render() {
    const { doctor } = this.console ?? {};
    if (doctor === undefined) return nothing;
    const { report, failure } = doctor;
    if (report === null && failure !== null)
      return html`<notice-page role="alert" .heading=${say.failedTitle} .help=${failureSays(failure)}>
        <button slot="action" class="primary" @click=${() => void doctor.look()}>${say.lookAgain}</button>
      </notice-page>`;
    if (report === null) return html`<p class="page quiet" role="status">${say.looking}</p>`;
    return html`<div class="page">
      ${this.#summary(report)} ${this.#addresses(report)}
      <section>
        <h2>${say.checksTitle}</h2>
        <ul class="checks">
          ${report.checks.map((check) => this.#check(check))}
        </ul>
      </section>
      <section>
        <h2>${say.unseenTitle}</h2>
        <ul class="unseen">
          ${say.unseen.map((line) => html`<li>${line}</li>`)}
        </ul>
      </section>
    </div>`;
  }

  #summary({ checks }: DoctorReport) {
    const doctor = this.console?.doctor;
    const states = new Set(checks.map((check) => check.state));
    const worst = states.has('wrong') ? 'wrong' : states.has('perhaps') ? 'perhaps' : 'well';
    const lookedAt = doctor?.lookedAt ?? null;
    return html`<section class="summary ${worst}" aria-labelledby="summary">
      <span class="mark">${marks[worst]}</span>
      <div>
        <h2 id="summary">${say[`${worst}Title`]}</h2>
        <p class="quiet" role="status">
          ${doctor?.isLooking === true ? say.looking : lookedAt === null ? nothing : say.lookedAt(words.ago(lookedAt))}
        </p>
      </div>
      <button class="primary" ?disabled=${doctor?.isLooking === true} @click=${() => void doctor?.look()}>
        ${say.lookAgain}
      </button>
    </section>`;
  }

  #addresses({ addresses, isAddressGiven }: DoctorReport) {
    const [first] = addresses;
    if (first === undefined) return nothing;
    if (isAddressGiven || addresses.length === 1)
      return html`<section>
        <h2>${say.addressTitle}</h2>
        <p class="quiet">${isAddressGiven ? say.addressGiven(first.address) : say.addressOnly(first.address)}</p>
      </section>`;
    const isChosen = first.reason === 'chosen';
    return html`<section>
      <fieldset>
        <legend><h2>${say.addressTitle}</h2></legend>
        <p class="quiet">${say.addressHelp}</p>
        ${this.#choice(null, say.addressAuto, isChosen ? null : first.address, !isChosen)}
        ${addresses.map(({ address, interfaceName, reason }) =>
          this.#choice(
            address,
            address,
            [interfaceName, say.reason[reason]].filter((part) => part !== '').join(' · '),
            isChosen && address === first.address,
          ),
        )}
      </fieldset>
      ${this.problem === null ? nothing : html`<p class="problem" role="alert">${this.problem}</p>`}
    </section>`;
  }

  #choice(address: string | null, title: string, note: string | null, isChosen: boolean) {
    return html`<label class="choice">
      <input type="radio" name="address" .checked=${isChosen} @change=${() => this.#choose(address)} />
      <span><bdi>${title}</bdi>${note === null ? nothing : html`<span class="quiet small">${note}</span>`}</span>
    </label>`;
  }

  #check(check: Check) {
    const { title, help, command } = checkSays(check);
    return html`<li class=${check.state}>
      <span class="mark" role="img" aria-label=${say.state[check.state]}>${marks[check.state]}</span>
      <div>
        <p>${title}</p>
        ${help === null ? nothing : html`<p class="quiet small">${help}</p>`}
        ${command === null ? nothing : html`<code dir="ltr">${command}</code>`}
      </div>
    </li>`;
  }

  async #choose(address: string | null): Promise<void> {
    this.problem = null;
    try {
      await this.console?.doctor.choose(address);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      this.problem = `${say.addressFailed} ${failureSays(error)}`;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'connection-page': ConnectionPage;
  }
}
