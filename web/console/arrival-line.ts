/** What is on its way in: a sentence in the header and a thin line under it. */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { controlStyles } from '../parts/control-styles.ts';
import { Follow } from '../parts/follow.ts';
import { consoleWords } from '../words/console-words.ts';
import { words } from '../words/words.ts';
import type { Arrival } from './arrivals.ts';
import type { Console } from './console-model.ts';

@customElement('arrival-line')
export class ArrivalLine extends LitElement {
  @property({ attribute: false }) console?: Console;

  protected readonly followed = new Follow(this, () => this.console);

  static override styles = [
    controlStyles,
    css`
      :host {
        display: block;
        min-inline-size: 0;
      }
      ul {
        display: grid;
        padding: 0;
        list-style: none;
        text-align: end;
      }
      li {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .tide {
        position: absolute;
        inset: auto 0 0;
        block-size: var(--stroke);
        overflow: hidden;
      }
      .tide div {
        block-size: 100%;
        background: var(--tide);
        transform-origin: left;
      }
      :host(:dir(rtl)) .tide div {
        transform-origin: right;
      }
      @media (prefers-reduced-motion: no-preference) {
        .tide div {
          transition: transform var(--motion);
        }
      }
    `,
  ];

  override render() {
    const arrivals = this.console?.arrivals ?? [];
    if (arrivals.length === 0) return nothing;
    const received = arrivals.reduce((sum, arrival) => sum + arrival.receivedBytes, 0);
    const size = arrivals.reduce((sum, arrival) => sum + arrival.sizeBytes, 0);
    const fraction = size === 0 ? 0 : received / size;
    return html`
      <ul>
        ${repeat(
          arrivals.slice(0, 2),
          ({ deviceId }) => deviceId,
          (arrival) => html`<li class="small counts">${this.#says(arrival)}</li>`,
        )}
      </ul>
      <div
        class="tide"
        role="progressbar"
        aria-label=${consoleWords.arrivingLabel}
        aria-valuemin="0"
        aria-valuemax="100"
        aria-valuenow=${Math.round(fraction * 100)}
      >
        <div .style=${`transform: scaleX(${fraction.toFixed(4)})`}></div>
      </div>
    `;
  }

  #says({ deviceId, files, name, receivedBytes, sizeBytes, landed }: Arrival) {
    const device = this.console?.nameOf(deviceId) ?? consoleWords.platform.other;
    const amount = words.bytesOf(receivedBytes, sizeBytes);
    const facts = [
      ...(files > 0 ? [consoleWords.arrivingFiles(files, amount)] : []),
      ...(landed > 0 ? [consoleWords.landed(landed)] : []),
    ];
    return html`<strong><bdi>${device}</bdi></strong> <span class="quiet">${facts.length > 0 ? facts.join(', ') : html`<bdi>${name}</bdi>`}</span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'arrival-line': ArrivalLine;
  }
}
