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
        display: block;
        padding-inline: var(--gallery-side);
      }
      /* In the page and not over it: nothing that is being done lies below. */
      ul {
        display: grid;
        gap: var(--space-8);
        max-inline-size: 40rem;
        margin-block-end: var(--space-16);
        padding: 0;
        list-style: none;
      }
      li {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        align-items: center;
        gap: var(--space-4) var(--space-12);
        padding: var(--space-12) var(--space-16);
        border-radius: var(--radius-card);
        background: var(--raised);
        box-shadow: inset 0 0 0 var(--hairline) var(--line);
      }
      svg {
        grid-row: span 2;
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
        grid-column: 3;
        grid-row: 1 / span 2;
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
