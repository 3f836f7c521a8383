/** The page that a new device sees until it is let in. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Failure } from '../../protocol/failure.ts';
import { DeviceNameSchema } from '../../protocol/pairing.ts';
import { controlStyles } from '../parts/control-styles.ts';
import { Follow } from '../parts/follow.ts';
import { alertIcon } from '../parts/icons.ts';
import '../parts/landfall-mark.ts';
import '../parts/notice-page.ts';
import '../parts/progress-ring.ts';
import { failureSays } from '../words/failure-words.ts';
import { words } from '../words/words.ts';
import './match-digits.ts';
import type { Pairing, PairingStage } from './pairing-model.ts';

const say = words.pairing;

@customElement('pair-page')
export class PairPage extends LitElement {
  @property({ attribute: false }) pairing: Pairing | undefined;
  @property() hostName = '';
  @state() private complaint: { readonly field: 'name' | 'code'; readonly text: string } | null = null;

  protected readonly followed = new Follow(this, () => this.pairing);

  static override styles = [
    controlStyles,
    css`
      :host {
        display: grid;
        min-block-size: 100dvh;
        padding: env(safe-area-inset-top) env(safe-area-inset-right) env(safe-area-inset-bottom)
          env(safe-area-inset-left);
      }
      main {
        display: grid;
      }
      form,
      .waiting {
        display: grid;
        inline-size: min(100%, var(--column));
        margin-inline: auto;
        padding: var(--space-48) var(--space-24) var(--space-32);
        gap: var(--space-24);
      }
      form {
        grid-template-rows: 1fr;
      }
      @media (min-width: 40rem) {
        form {
          align-content: center;
          grid-template-rows: auto;
        }
      }
      .opening {
        display: grid;
        align-content: center;
        gap: var(--space-8);
        font-size: var(--text-large);
      }
      landfall-mark {
        --mark: calc(var(--space-48) + var(--space-24));
        margin-block-end: var(--space-16);
      }
      .field {
        display: grid;
        gap: var(--space-8);
      }
      #code {
        font-size: var(--text-title);
        font-variant-numeric: tabular-nums;
        letter-spacing: 0.14em;
        text-transform: uppercase;
      }
      .complaint {
        display: flex;
        gap: var(--space-8);
        color: var(--lost);
      }
      .complaint svg {
        flex: none;
      }
      .primary {
        inline-size: 100%;
        min-block-size: calc(var(--target) + var(--space-8));
        font-size: var(--text-large);
      }
      .still-waiting {
        display: flex;
        align-items: center;
        gap: var(--space-12);
        color: var(--quiet);
      }
      .waiting {
        align-content: center;
        justify-items: center;
        text-align: center;
        font-size: var(--text-large);
      }
    `,
  ];

  override render() {
    // A name that is proposed late would overwrite one that is being typed.
    if (this.pairing === undefined || this.pairing.proposedName === '') return nothing;
    return html`<main>${this.#stage(this.pairing.stage)}</main>`;
  }

  #stage(stage: PairingStage): TemplateResult {
    if (stage.at === 'waiting') return this.#waiting(stage.matchCode);
    if (stage.at === 'ended') return this.#ended(stage.problem, stage.invitation !== null);
    return this.#form(stage);
  }

  #form(stage: Extract<PairingStage, { at: 'scanned' | 'typing' }>): TemplateResult {
    const isTyped = stage.at === 'typing';
    return html`<form @submit=${this.#submit} novalidate>
      <div class="opening">
        <landfall-mark></landfall-mark>
        <h1>${isTyped ? say.typeTitle : say.invited(this.hostName)}</h1>
        <p class="quiet">${isTyped ? say.typeHelp(this.hostName) : say.invitedHelp}</p>
      </div>
      ${isTyped ? this.#codeInput(stage.problem) : nothing}
      <div class="field">
        <label for="name">${say.nameLabel}</label>
        <input
          id="name"
          name="device-name"
          maxlength="60"
          autocomplete="off"
          enterkeyhint="go"
          .value=${this.pairing?.proposedName ?? ''}
          aria-describedby="name-help ${this.complaint?.field === 'name' ? 'name-complaint' : ''}"
          aria-invalid=${this.complaint?.field === 'name'}
        />
        <p class="quiet small" id="name-help">${say.nameHelp(this.hostName)}</p>
        ${this.complaint?.field === 'name' ? complain('name-complaint', this.complaint.text) : nothing}
      </div>
      <button class="primary" ?disabled=${stage.isAsking}>${stage.isAsking ? say.asking : say.pair}</button>
      <slot></slot>
    </form>`;
  }

  #codeInput(problem: Failure | null): TemplateResult {
    const text =
      this.complaint?.field === 'code'
        ? this.complaint.text
        : problem === null || problem === undefined
          ? undefined
          : failureSays(problem);
    return html`<div class="field">
      <label for="code">${say.codeLabel}</label>
      <input
        id="code"
        name="code"
        maxlength="20"
        autocomplete="off"
        autocapitalize="characters"
        autocorrect="off"
        spellcheck="false"
        enterkeyhint="go"
        aria-describedby="code-help ${text === undefined ? '' : 'code-complaint'}"
        aria-invalid=${text !== undefined}
      />
      <p class="quiet small" id="code-help">${say.codeHelp}</p>
      ${text === undefined ? nothing : complain('code-complaint', text)}
    </div>`;
  }

  #waiting(digits: string): TemplateResult {
    return html`<div class="waiting">
      <h1>${say.sayYes(this.hostName)}</h1>
      <match-digits .digits=${digits}></match-digits>
      <p class="quiet">${say.digitsHelp}</p>
      <p class="still-waiting" role="status"><progress-ring .fraction=${null} label=""></progress-ring>${say.waiting}</p>
      <button class="plain" type="button" @click=${() => this.pairing?.startTyping()}>${say.cancel}</button>
    </div>`;
  }

  #ended(problem: Failure | 'denied', canTryAgain: boolean): TemplateResult {
    const { title, help } = problem === 'denied' ? denied : explain(problem);
    return html`<notice-page role="alert" heading=${title} help=${help}>
      <span slot="glyph">${alertIcon}</span>
      ${
        canTryAgain
          ? html`<button slot="action" class="primary" @click=${() => this.pairing?.tryAgain()}>${say.tryAgain}</button>`
          : html`<button slot="action" class="primary" @click=${() => this.pairing?.startTyping()}>${say.typeCode}</button>`
      }
    </notice-page>`;
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const fields = new FormData(event.target);
    const name = DeviceNameSchema.safeParse(fields.get('device-name'));
    const typed = fields.get('code');
    const code = typeof typed === 'string' ? typed.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase() : null;
    if (code !== null && code.length < 8) this.#complain('code', say.codeNeeded);
    else if (!name.success) this.#complain('name', say.nameNeeded);
    else {
      this.complaint = null;
      void this.pairing?.ask(name.data, code ?? '');
    }
  }

  #complain(field: 'name' | 'code', text: string): void {
    this.complaint = { field, text };
    this.renderRoot.querySelector<HTMLInputElement>(`#${field}`)?.focus();
  }
}

const denied = { title: say.deniedTitle, help: say.deniedHelp };

function complain(id: string, text: string): TemplateResult {
  return html`<p class="complaint" id=${id} role="alert">${alertIcon} ${text}</p>`;
}

function explain(failure: Failure): { title: string; help: string } {
  switch (failure.code) {
    case 'invitation-expired':
      return { title: say.expiredTitle, help: say.expiredHelp };
    case 'invitation-used':
      return { title: say.usedTitle, help: say.usedHelp };
    case 'claim-gone':
      return { title: say.goneTitle, help: say.goneHelp };
    case 'wrong-code':
      return { title: say.wrongTitle, help: failureSays(failure) };
    case 'too-many-requests':
      return { title: say.tooManyTitle, help: say.tooManyHelp };
    case 'unreachable':
      return { title: say.unreachableTitle, help: failureSays(failure) };
    default:
      return { title: say.failedTitle, help: failureSays(failure) };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pair-page': PairPage;
  }
}
