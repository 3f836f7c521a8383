/** The moment of pairing: who is at the door, the number to compare, and the owner's word. Over whatever is on the screen. */
import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { Failure } from '../../protocol/failure.ts';
import type { DeviceId, PairingDecision, PairingRequest } from '../../protocol/pairing.ts';
import { controlStyles } from '../parts/control-styles.ts';
import { Follow } from '../parts/follow.ts';
import { withName } from '../parts/with-name.ts';
import { consoleWords } from '../words/console-words.ts';
import { doorWords } from '../words/door-words.ts';
import { failureSays } from '../words/failure-words.ts';
import { words } from '../words/words.ts';
import { askSheetStyles } from './ask-sheet-styles.ts';
import type { Console } from './console-model.ts';
import { deviceGlyph } from './device-glyph.ts';

// A click that was meant for what the sheet has just covered must let nobody in.
const armedAfterMs = 400;

/** Shows one request at a time, the longest waiting first. Event: `device-let-in` (its name). */
@customElement('ask-sheet')
export class AskSheet extends LitElement {
  @property({ attribute: false }) console?: Console;
  @state() private armedFor: string | null = null;
  @state() private answering: string | null = null;
  @state() private failure: Failure | null = null;
  /** The known device that the owner says this is; null for a new one. */
  @state() private as: DeviceId | null = null;
  @query('dialog') private dialog!: HTMLDialogElement | null;
  #arming: ReturnType<typeof setTimeout> | undefined;
  #shownId: string | null = null;

  protected readonly followed = new Follow(this, () => this.console);

  static override styles = [controlStyles, askSheetStyles];

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#arming);
  }

  protected override updated(): void {
    const request = this.console?.requests[0];
    if (request?.id !== this.#shownId) this.#turnTo(request);
    const { dialog } = this;
    if (dialog === null) return;
    if (request === undefined) dialog.close();
    else if (!dialog.open) {
      dialog.showModal();
      this.renderRoot.querySelector('h2')?.focus();
    }
  }

  override render() {
    const [request, ...others] = this.console?.requests ?? [];
    return html`<dialog
      role="alertdialog"
      aria-labelledby="asking"
      aria-describedby="question"
      @cancel=${(event: Event) => event.preventDefault()}
      @close=${() => this.requestUpdate()}
      @keydown=${(event: Event) => event.stopPropagation()}
    >
      ${request === undefined ? nothing : this.#request(request, others.length)}
    </dialog>`;
  }

  #request(request: PairingRequest, others: number) {
    const isAsleep = this.armedFor !== request.id || this.answering !== null;
    return html`
      <div class="who">
        ${deviceGlyph(request.platform)}
        <h2 id="asking" tabindex="-1"><span>${withName(consoleWords.asking, request.name)}</span></h2>
        <p class="quiet counts">
          ${consoleWords.askedFrom(consoleWords.platform[request.platform], request.address)}
        </p>
      </div>
      <div id="question">
        <p class="number" role="img" aria-label=${consoleWords.askNumberLabel(request.matchCode.split('').join(' '))}>
          ${request.matchCode}
        </p>
        <p class="question">${consoleWords.askNumber}</p>
      </div>
      ${request.maybe.length === 0 ? nothing : this.#wasHere(request)}
      <div class="answers">
        <button
          class="primary"
          ?disabled=${isAsleep}
          @click=${() => this.#answer(request, this.#allow('browse'))}
        >
          ${consoleWords.allowBrowse}
        </button>
        <button ?disabled=${isAsleep} @click=${() => this.#answer(request, this.#allow('send'))}>
          ${consoleWords.allowSend}
        </button>
        <button class="plain" ?disabled=${isAsleep} @click=${() => this.#answer(request, { decision: 'deny' })}>
          ${consoleWords.deny}
        </button>
      </div>
      ${this.failure === null ? nothing : html`<p class="failure" role="alert">${consoleWords.answerFailed} ${failureSays(this.failure)}</p>`}
      ${others === 0 ? nothing : html`<p class="foot quiet small" role="status">${consoleWords.askMore(others)}</p>`}
    `;
  }

  /** Never chosen for the owner: whoever takes the name of a phone would otherwise get its place. */
  #wasHere(request: PairingRequest) {
    const choice = (as: DeviceId | null, label: unknown) => html`<label>
      <input
        type="radio"
        name="was-here"
        .checked=${this.as === as}
        ?disabled=${this.answering !== null}
        @change=${() => (this.as = as)}
      />
      <span>${label}</span>
    </label>`;
    return html`<fieldset>
      <legend>${doorWords.wasHere}</legend>
      ${choice(null, doorWords.isNew)}
      ${request.maybe.map(({ id, name, photoCount, lastSeenAt }) =>
        choice(
          id,
          html`${withName(doorWords.isAgain, name)}
            <span class="quiet small">${doorWords.wasLast(photoCount, words.ago(new Date(lastSeenAt)))}</span>`,
        ),
      )}
    </fieldset>
    ${this.as === null ? nothing : html`<p class="quiet small" role="status">${doorWords.againHelp}</p>`}`;
  }

  #nameOf({ name, maybe }: PairingRequest): string {
    return maybe.find(({ id }) => id === this.as)?.name ?? name;
  }

  #allow(access: 'send' | 'browse'): PairingDecision {
    return { decision: 'allow', access, ...(this.as === null ? {} : { as: this.as }) };
  }

  #turnTo(request: PairingRequest | undefined): void {
    this.#shownId = request?.id ?? null;
    this.failure = null;
    this.as = null;
    this.armedFor = null;
    clearTimeout(this.#arming);
    if (request === undefined) return;
    this.#arming = setTimeout(() => {
      this.armedFor = request.id;
    }, armedAfterMs);
    if (this.dialog?.open === true) this.renderRoot.querySelector('h2')?.focus();
  }

  async #answer(request: PairingRequest, decision: PairingDecision): Promise<void> {
    this.answering = request.id;
    this.failure = null;
    try {
      await this.console?.decide(request.id, decision);
      if (decision.decision === 'allow') {
        this.dispatchEvent(new CustomEvent('device-let-in', { detail: this.#nameOf(request) }));
      }
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      this.failure = error;
    } finally {
      this.answering = null;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ask-sheet': AskSheet;
  }
}
