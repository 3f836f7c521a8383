/** What to look at when the host does not answer, one thing after the other. Loaded while it still answers. */
import { css, html, LitElement, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { goneWords as say } from '../words/gone-words.ts';
import { controlStyles } from './control-styles.ts';

@customElement('host-gone-steps')
export class HostGoneSteps extends LitElement {
  static override styles = [
    controlStyles,
    css`
      :host {
        display: grid;
        gap: var(--space-8);
        max-inline-size: var(--column);
        text-align: start;
      }
      ol {
        display: grid;
        gap: var(--space-8);
        margin: 0;
        padding-inline-start: var(--space-24);
      }
      li::marker {
        color: var(--tide);
        font-weight: var(--weight-strong);
      }
    `,
  ];

  override render() {
    const { awake, wifi, vpn, localNetwork, address, hotspot } = say.steps;
    // The one system that asks before it lets a page look into its own network.
    const steps = [awake, wifi, vpn, isApplePhone() ? localNetwork : null, address, hotspot];
    return html`<p>${say.lead}</p>
      <ol>
        ${steps.map((step) => (step === null ? nothing : html`<li>${step}</li>`))}
      </ol>
      <p class="quiet">${say.goesOn}</p>`;
  }
}

/** An iPad says that it is a Mac, and is the only one with a touch screen. */
function isApplePhone(): boolean {
  return /iPhone|iPad/.test(navigator.userAgent) || (/Mac/.test(navigator.userAgent) && navigator.maxTouchPoints > 1);
}

declare global {
  interface HTMLElementTagNameMap {
    'host-gone-steps': HostGoneSteps;
  }
}
