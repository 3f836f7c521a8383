/** Everything that is paired, and this laptop. */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Device } from '../../protocol/pairing.ts';
import { controlStyles } from '../parts/control-styles.ts';
import { Follow } from '../parts/follow.ts';
import { alertIcon, laptopIcon, phoneIcon } from '../parts/icons.ts';
import '../parts/notice-page.ts';
import { consoleWords } from '../words/console-words.ts';
import { failureSays } from '../words/failure-words.ts';
import { words } from '../words/words.ts';
import type { Console } from './console-model.ts';
import './device-row.ts';
import './sign-out-all.ts';

@customElement('device-list')
export class DeviceList extends LitElement {
  @property({ attribute: false }) console?: Console;
  #ticker: ReturnType<typeof setInterval> | undefined;

  protected readonly followed = new Follow(this, () => this.console);

  static override styles = [
    controlStyles,
    css`
      :host {
        display: block;
        max-inline-size: 52rem;
        padding: var(--space-8) var(--space-24) var(--space-48);
      }
      ul {
        padding: 0;
        list-style: none;
      }
      li + li {
        border-block-start: var(--hairline) solid var(--line);
      }
      .host {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: var(--space-4) var(--space-16);
        margin-block-start: var(--space-32);
        padding: var(--space-24);
        border: var(--hairline) solid var(--line);
        border-radius: var(--radius-card);
        background: var(--raised);
      }
      .host > svg {
        grid-row: span 5;
        color: var(--quiet);
      }
      .host .connection {
        display: inline-flex;
        align-items: center;
        min-block-size: var(--target-desk);
      }
      .host .path {
        overflow-wrap: anywhere;
        font-family: ui-monospace, monospace;
        font-size: var(--text-small);
        -webkit-user-select: all;
        user-select: all;
      }
      h2 {
        font-size: var(--text-large);
      }
      @media (max-width: 640px) {
        :host {
          padding-inline: var(--space-12);
        }
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    // "2 minutes ago" grows old by itself.
    this.#ticker = setInterval(() => this.requestUpdate(), 30_000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#ticker);
  }

  override render() {
    const { console } = this;
    if (console === undefined) return nothing;
    const { devices, failure } = console;
    if (devices === null) {
      return failure === null
        ? nothing
        : html`<notice-page role="alert" .heading=${consoleWords.hostGone(console.hostName ?? consoleWords.aHost)} .help=${failureSays(failure)}>
            <span slot="glyph">${alertIcon}</span>
            <button slot="action" class="primary" @click=${() => console.reload()}>${consoleWords.tryAgain}</button>
          </notice-page>`;
    }
    return html`${devices.length === 0 ? this.#nobody() : this.#devices(devices)}
      <sign-out-all .console=${console}></sign-out-all>
      ${this.#host(console)}`;
  }

  #devices(devices: readonly Device[]) {
    return html`<ul>
      ${repeat(
        devices.toSorted(byPresence),
        ({ id }) => id,
        (device) => html`<li><device-row .device=${device} .console=${this.console}></device-row></li>`,
      )}
    </ul>`;
  }

  #nobody() {
    return html`<notice-page .heading=${consoleWords.nobodyTitle} .help=${consoleWords.nobodyHelp}>
      <span slot="glyph">${phoneIcon}</span>
      <a slot="action" class="button primary" href="#add-phone">${consoleWords.addPhone}</a>
    </notice-page>`;
  }

  #host({ status, hostName }: Console) {
    if (status === null) return nothing;
    const { photoCount, sizeBytes, freeBytes, pendingPreviews, libraryPath } = status;
    return html`<section class="host" aria-labelledby="this-laptop">
      ${laptopIcon}
      <h2 id="this-laptop"><bdi>${hostName}</bdi> <span class="quiet small">${consoleWords.thisLaptop}</span></h2>
      <p class="counts">
        ${
          photoCount === undefined || sizeBytes === undefined
            ? nothing
            : consoleWords.hostFacts(photoCount, words.bytes(sizeBytes))
        }${
          freeBytes === undefined
            ? nothing
            : html`<span class="quiet">, ${consoleWords.roomLeft(words.bytes(freeBytes))}</span>`
        }
      </p>
      ${
        libraryPath === undefined
          ? nothing
          : html`<p class="quiet">${consoleWords.keptIn} <bdi class="path">${libraryPath}</bdi></p>`
      }
      ${
        pendingPreviews === undefined || pendingPreviews === 0
          ? nothing
          : html`<p class="quiet counts">${consoleWords.previewsPending(pendingPreviews)}</p>`
      }
      <p><a class="connection" href="#connection">${consoleWords.connection}</a></p>
    </section>`;
  }
}

/** Who is here first, then who was here last. */
function byPresence(a: Device, b: Device): number {
  if (a.online !== b.online) return a.online ? -1 : 1;
  return a.lastSeenAt === b.lastSeenAt ? a.name.localeCompare(b.name) : b.lastSeenAt.localeCompare(a.lastSeenAt);
}

declare global {
  interface HTMLElementTagNameMap {
    'device-list': DeviceList;
  }
}
