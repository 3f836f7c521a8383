/** What stands where an album was that is no longer there. */
import { css, html, LitElement } from 'lit';
import { customElement } from 'lit/decorators.js';
import { controlStyles } from '../parts/control-styles.ts';
import { albumsIcon } from '../parts/library-icons.ts';
import '../parts/notice-page.ts';
import { albumWords as say } from '../words/album-words.ts';

@customElement('album-gone')
export class AlbumGone extends LitElement {
  static override styles = [
    controlStyles,
    css`
      :host {
        display: block;
      }
    `,
  ];

  override render() {
    return html`<notice-page .heading=${say.goneTitle} .help=${say.goneHelp}>
      <span slot="glyph" class="large-glyph">${albumsIcon}</span>
      <a slot="action" class="button primary" href="#albums">${say.all}</a>
    </notice-page>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'album-gone': AlbumGone;
  }
}
