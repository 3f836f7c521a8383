/** How a phone comes in: the QR, the three steps, the typed code and how long both hold. */
import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { Invitation } from '../../protocol/pairing.ts';
import { controlStyles } from '../parts/control-styles.ts';
import { Follow } from '../parts/follow.ts';
import { alertIcon } from '../parts/icons.ts';
import '../parts/notice-page.ts';
import { consoleWords } from '../words/console-words.ts';
import { failureSays } from '../words/failure-words.ts';
import type { Console } from './console-model.ts';
import { addressOf as addressOfView } from './console-views.ts';
import { invitationStyles } from './invitation-styles.ts';

/** Asks for invitations for as long as it is on the page. */
@customElement('invitation-card')
export class InvitationCard extends LitElement {
  @property({ attribute: false }) console?: Console;
  @property() heading = '';
  #hide: (() => void) | null = null;
  #ticker: ReturnType<typeof setInterval> | undefined;
  /** How long the invitation shown had to live when it was first shown. */
  #life: { readonly id: string; readonly ms: number } = { id: '', ms: 1 };

  protected readonly followed = new Follow(this, () => this.console);

  static override styles = [controlStyles, invitationStyles];

  override connectedCallback(): void {
    super.connectedCallback();
    this.#ticker = setInterval(() => this.requestUpdate(), 1000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#ticker);
    this.#hide?.();
    this.#hide = null;
  }

  protected override updated(): void {
    if (this.isConnected) this.#hide ??= this.console?.showInvitation() ?? null;
  }

  override render() {
    const { console } = this;
    if (console === undefined) return nothing;
    if (console.status?.addresses?.length === 0) return this.#noNetwork(console);
    const { invitation, invitationFailure } = console;
    if (invitation === null && invitationFailure !== null) {
      return html`<notice-page role="alert" .heading=${consoleWords.inviteFailedTitle} .help=${failureSays(invitationFailure)}>
        <span slot="glyph">${alertIcon}</span>
        <button slot="action" class="primary" @click=${() => console.renewInvitation()}>
          ${consoleWords.tryAgain}
        </button>
      </notice-page>`;
    }
    return html`<div class="card">
        <div class="qr">${invitation === null ? nothing : keyed(invitation.id, this.#qr(invitation))}</div>
        <div class="how">
          <h1>${this.heading}</h1>
          <ol>
            ${consoleWords.steps.map((step) => html`<li>${step}</li>`)}
          </ol>
          ${invitation === null ? html`<p class="quiet" role="status">${consoleWords.making}</p>` : this.#code(invitation)}
          ${this.#visitor(console)}
        </div>
      </div>
      ${this.#help()}<slot name="certificate"></slot>`;
  }

  #qr({ qrSvg }: Invitation) {
    return html`<img
      src=${`data:image/svg+xml,${encodeURIComponent(qrSvg)}`}
      alt=${consoleWords.qrAlt}
      width="400"
      height="400"
      draggable="false"
    />`;
  }

  #code({ typedCode, url }: Invitation) {
    const letters = typedCode.replaceAll(/[^A-Za-z0-9]/g, '');
    const half = Math.ceil(letters.length / 2);
    return html`<div class="typed">
        <p class="quiet small">${consoleWords.orType}</p>
        <p class="address">${addressOf(url)}</p>
        <p class="code" role="img" aria-label=${consoleWords.typedCodeLabel(letters.split('').join(' '))}>
          <span>${letters.slice(0, half)}</span><span>${letters.slice(half)}</span>
        </p>
      </div>
      ${this.#timeLeft()}`;
  }

  #timeLeft() {
    const invitation = this.console?.invitation;
    if (invitation === undefined || invitation === null) return nothing;
    const left = Date.parse(invitation.expiresAt) - Date.now();
    if (this.#life.id !== invitation.id) this.#life = { id: invitation.id, ms: Math.max(1, left) };
    const fraction = Math.min(1, Math.max(0, left / this.#life.ms));
    return html`<div class="time">
      <div class="line"><div .style=${`transform: scaleX(${fraction.toFixed(4)})`}></div></div>
      <p class="quiet small counts">${left > 0 ? consoleWords.validFor(left) : consoleWords.renewing}</p>
    </div>`;
  }

  /** The code was scanned and no phone arrived: how far it came, and what to do. */
  #visitor({ visitors }: Console) {
    const hint = visitors.hint(Date.now());
    return html`<div class="visitor" role="status">
      ${
        hint === null
          ? nothing
          : html`<p>${consoleWords.visitor[hint]}</p>
              ${hint === 'none' ? html`<a href=${addressOfView.connection}>${consoleWords.seeConnection}</a>` : nothing}`
      }
    </div>`;
  }

  #noNetwork(console: Console) {
    return html`<notice-page .heading=${consoleWords.noNetworkTitle} .help=${consoleWords.noNetworkHelp}>
      <span slot="glyph">${alertIcon}</span>
      <button slot="action" class="primary" @click=${() => console.reload()}>${consoleWords.lookAgain}</button>
      <p class="quiet">${consoleWords.noNetworkMeanwhile}</p>
    </notice-page>`;
  }

  #help() {
    return html`<details>
      <summary>${consoleWords.helpTitle}</summary>
      <ul>
        ${consoleWords.help.map((line) => html`<li>${line}</li>`)}
      </ul>
      <p><a href=${addressOfView.connection}>${consoleWords.seeConnection}</a></p>
    </details>`;
  }
}

/** What a person types: no path, no secret. */
function addressOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : url;
}

declare global {
  interface HTMLElementTagNameMap {
    'invitation-card': InvitationCard;
  }
}
