/** Tells the owner, on every page of the console, who came in, who was refused, and whose key was copied; until it is read. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { DoorNotice } from '../../protocol/pairing.ts';
import { controlStyles } from '../parts/control-styles.ts';
import { Follow } from '../parts/follow.ts';
import { alertIcon, phoneIcon } from '../parts/icons.ts';
import { withName } from '../parts/with-name.ts';
import { doorWords } from '../words/door-words.ts';
import type { Console } from './console-model.ts';

@customElement('door-notices')
export class DoorNotices extends LitElement {
  @property({ attribute: false }) console?: Console;

  protected readonly followed = new Follow(this, () => this.console);

  static override styles = [
    controlStyles,
    css`
      :host {
        position: fixed;
        z-index: 4;
        inset-block-end: calc(var(--gallery-bottom, 0px) + env(safe-area-inset-bottom) + var(--space-16));
        inset-inline-end: var(--gallery-side);
        inline-size: min(24rem, 100% - 2 * var(--gallery-side));
        pointer-events: none;
      }
      ul {
        display: grid;
        gap: var(--space-8);
        padding: 0;
        list-style: none;
      }
      li {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: var(--space-4) var(--space-12);
        padding: var(--space-16);
        border-radius: var(--radius-card);
        background: var(--raised);
        box-shadow: var(--shadow);
        pointer-events: auto;
      }
      svg {
        grid-row: span 3;
        color: var(--quiet);
      }
      .alarming svg {
        color: var(--lost);
      }
      h2 {
        font-size: var(--text-body);
        overflow-wrap: anywhere;
      }
      p {
        overflow-wrap: anywhere;
      }
      button {
        justify-self: end;
        min-block-size: var(--target-desk);
      }
      @media (prefers-reduced-motion: no-preference) {
        li {
          animation: arrive 200ms ease-out;
        }
      }
      @keyframes arrive {
        from {
          opacity: 0;
          transform: translateY(var(--space-8));
        }
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];

  override render() {
    const news = this.console?.doorNews ?? [];
    return html`<section role="status" aria-label=${doorWords.notices}>
      ${
        news.length === 0
          ? nothing
          : html`<ul>
              ${repeat(
                news,
                ({ id }) => id,
                ({ id, notice }) => html`<li class=${notice.kind === 'key-copied' ? 'alarming' : ''}>
                  ${notice.kind === 'paired' ? phoneIcon : alertIcon}
                  <h2>${title(notice)}</h2>
                  <p class="quiet small">${help(notice)}</p>
                  <button class="plain" @click=${() => this.console?.dismissNews(id)}>${doorWords.dismiss}</button>
                </li>`,
              )}
            </ul>`
      }
    </section>`;
  }
}

function title(notice: DoorNotice): TemplateResult {
  switch (notice.kind) {
    case 'paired':
      return withName(notice.again ? doorWords.again : doorWords.paired, notice.name);
    case 'refused':
      return withName(doorWords.refused[notice.why], notice.address);
    case 'key-copied':
      return withName(doorWords.copied, notice.name);
  }
}

function help(notice: DoorNotice): TemplateResult | string {
  switch (notice.kind) {
    case 'paired':
      return doorWords.pairedHelp;
    case 'refused':
      return notice.codesEnded ? doorWords.codesEnded : doorWords.refusedHelp;
    case 'key-copied':
      return withName(notice.isCutOff ? doorWords.copiedCutOff : doorWords.copiedHelp, notice.name);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'door-notices': DoorNotices;
  }
}
