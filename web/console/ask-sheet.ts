/** The moment of pairing: who is at the door, the number to compare, and the owner's word. Over whatever is on the screen. */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { Failure } from '../../protocol/failure.ts';
import type { PairingDecision, PairingRequest } from '../../protocol/pairing.ts';
import { controlStyles } from '../parts/control-styles.ts';
import { Follow } from '../parts/follow.ts';
import { withName } from '../parts/with-name.ts';
import { consoleWords } from '../words/console-words.ts';
import { failureSays } from '../words/failure-words.ts';
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
  @query('dialog') private dialog!: HTMLDialogElement | null;
  #arming: ReturnType<typeof setTimeout> | undefined;
  #shownId: string | null = null;

  protected readonly followed = new Follow(this, () => this.console);

  static override styles = [
    controlStyles,
    css`
      dialog {
        inline-size: min(26rem, 100vw - var(--space-32));
        max-block-size: calc(100dvh - var(--space-32));
        margin: auto;
        padding: var(--space-32) var(--space-24) var(--space-16);
        border: 0;
        border-radius: var(--radius-card);
        background: var(--raised);
        color: var(--ink);
        box-shadow: var(--shadow);
        text-align: center;
        overscroll-behavior: contain;
      }
      dialog::backdrop {
        background: var(--veil);
      }
      @media (prefers-reduced-motion: no-preference) {
        dialog[open] {
          animation: rise 200ms ease-out;
        }
      }
      @keyframes rise {
        from {
          opacity: 0;
          transform: translateY(var(--space-16));
        }
      }
      .who {
        display: grid;
        justify-items: center;
        gap: var(--space-4);
      }
      .who svg {
        inline-size: var(--space-48);
        block-size: var(--space-48);
        stroke-width: 1.25;
        color: var(--tide);
      }
      h2 {
        max-inline-size: 100%;
        overflow-wrap: anywhere;
      }
      /* Only where reading starts: nothing here is operated. */
      h2:focus-visible {
        outline: none;
      }
      h2 span {
        display: -webkit-box;
        overflow: hidden;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 3;
      }
      .number {
        margin-block: var(--space-24) var(--space-8);
        font-size: calc(var(--text-display) * 1.4);
        font-weight: var(--weight-strong);
        font-variant-numeric: tabular-nums;
        letter-spacing: 0.14em;
        /* The spacing after the last digit is no part of the number. */
        text-indent: 0.14em;
        line-height: 1;
      }
      .question {
        font-size: var(--text-large);
      }
      .answers {
        display: grid;
        gap: var(--space-8);
        margin-block-start: var(--space-24);
      }
      .failure {
        margin-block-start: var(--space-12);
        color: var(--lost);
      }
      .foot {
        margin-block-start: var(--space-8);
      }
    `,
  ];

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
      <div class="answers">
        <button
          class="primary"
          ?disabled=${isAsleep}
          @click=${() => this.#answer(request, { decision: 'allow', access: 'browse' })}
        >
          ${consoleWords.allowBrowse}
        </button>
        <button ?disabled=${isAsleep} @click=${() => this.#answer(request, { decision: 'allow', access: 'send' })}>
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

  #turnTo(request: PairingRequest | undefined): void {
    this.#shownId = request?.id ?? null;
    this.failure = null;
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
        this.dispatchEvent(new CustomEvent('device-let-in', { detail: request.name }));
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
