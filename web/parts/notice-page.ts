/** A whole screen that says one thing: what happened, what to do, and details in the default slot below the button. */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { controlStyles } from './control-styles.ts';

/** Slots: `glyph` above the heading, `action` for the one button, default for what is folded. */
@customElement('notice-page')
export class NoticePage extends LitElement {
  @property() heading = '';
  @property() help = '';

  static override styles = [
    controlStyles,
    css`
      :host {
        display: grid;
        align-content: center;
        justify-items: center;
        gap: var(--space-16);
        min-block-size: 80dvh;
        padding: var(--space-32) var(--space-24);
        text-align: center;
      }
      p {
        max-inline-size: var(--column);
        color: var(--quiet);
        font-size: var(--text-large);
        text-wrap: pretty;
      }
      slot[name='glyph'] {
        display: block;
        color: var(--quiet);
      }
      slot[name='action'] {
        display: flex;
        flex-wrap: wrap;
        justify-content: center;
        gap: var(--space-12);
        margin-block-start: var(--space-8);
      }
    `,
  ];

  override render() {
    return html`
      <slot name="glyph"></slot>
      <h1>${this.heading}</h1>
      ${this.help === '' ? nothing : html`<p>${this.help}</p>`}
      <slot name="action"></slot>
      <slot></slot>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'notice-page': NoticePage;
  }
}
