/** The mark, as large as `--mark`: a picture's frame coming to rest on a shoreline. */
import { css, html, LitElement } from 'lit';
import { customElement } from 'lit/decorators.js';

@customElement('landfall-mark')
export class LandfallMark extends LitElement {
  static override styles = css`
    :host {
      display: block;
      inline-size: var(--mark, var(--target));
      block-size: var(--mark, var(--target));
    }
    img {
      display: block;
      inline-size: 100%;
      block-size: 100%;
      border: var(--hairline) solid var(--line);
      border-radius: 28%;
    }
  `;

  override render() {
    return html`<img src="/icons/mark.svg" alt="" />`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'landfall-mark': LandfallMark;
  }
}
