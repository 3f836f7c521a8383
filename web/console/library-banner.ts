/** Says on every page of the console that the disk with the photos is not there; nothing while it is. */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { controlStyles } from '../parts/control-styles.ts';
import { Follow } from '../parts/follow.ts';
import { alertIcon } from '../parts/icons.ts';
import { careWords } from '../words/care-words.ts';
import type { Console } from './console-model.ts';

@customElement('library-banner')
export class LibraryBanner extends LitElement {
  @property({ attribute: false }) console?: Console;

  protected readonly followed = new Follow(this, () => this.console);

  static override styles = [
    controlStyles,
    css`
      .banner {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: var(--space-4) var(--space-16);
        margin: 0 var(--gallery-side) var(--space-16);
        padding: var(--space-16);
        border-radius: var(--radius-card);
        background: var(--wait-wash);
      }
      svg {
        grid-row: span 2;
        color: var(--wait);
      }
      h2 {
        font-size: var(--text-large);
      }
      p {
        overflow-wrap: anywhere;
      }
    `,
  ];

  override render() {
    const { care, libraryPath = '' } = this.console?.status ?? {};
    const isAway = care?.presence === 'away';
    return html`<div role="alert">
      ${
        care === undefined || care.presence === 'here'
          ? nothing
          : html`<div class="banner">
              ${alertIcon}
              <h2>${isAway ? careWords.awayTitle : careWords.anotherTitle}</h2>
              <p>${isAway ? careWords.awayHelp(libraryPath) : careWords.anotherHelp(libraryPath)}</p>
            </div>`
      }
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'library-banner': LibraryBanner;
  }
}
