/** How everything is sent: no faster than this, only while charging. */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { controlStyles } from '../parts/control-styles.ts';
import { Follow } from '../parts/follow.ts';
import { words } from '../words/words.ts';
import type { SendQueue } from './send-queue.ts';

const say = words.sending;
const limits = [1_000_000, 5_000_000, 20_000_000];

@customElement('send-options')
export class SendOptions extends LitElement {
  @property({ attribute: false }) queue: SendQueue | undefined;

  protected readonly followed = new Follow(this, () => this.queue);

  static override styles = [
    controlStyles,
    css`
      :host {
        display: grid;
        gap: var(--space-8);
        padding-block-end: var(--space-12);
      }
      fieldset {
        display: grid;
        grid-auto-flow: column;
        grid-auto-columns: 1fr;
        gap: var(--space-8);
        min-inline-size: 0;
        margin: 0;
        padding: 0;
        border: 0;
      }
      legend {
        padding-block-end: var(--space-8);
        font-weight: var(--weight-strong);
      }
      label {
        display: flex;
        align-items: center;
        gap: var(--space-12);
        min-block-size: var(--target);
        cursor: pointer;
      }
      fieldset label {
        justify-content: center;
        border: var(--hairline) solid var(--line);
        border-radius: var(--radius-control);
        font-variant-numeric: tabular-nums;
      }
      label:has(:checked) {
        color: var(--tide);
      }
      fieldset label:has(:checked) {
        border-color: var(--tide);
        background: var(--tide-wash);
      }
      fieldset label:focus-within {
        outline: var(--focus);
        outline-offset: var(--focus-apart);
      }
      [type='radio'] {
        position: absolute;
        opacity: 0;
      }
      [type='checkbox'] {
        inline-size: var(--icon);
        block-size: var(--icon);
        margin: 0;
        accent-color: var(--tide);
      }
    `,
  ];

  override render() {
    const { queue } = this;
    if (queue === undefined) return nothing;
    const { maxBytesPerSecond, onlyWhileCharging } = queue.choices;
    const limit = (bytesPerSecond: number | null) => html`<label>
      <input
        type="radio"
        name="limit"
        .checked=${maxBytesPerSecond === bytesPerSecond}
        @change=${() => queue.choose({ maxBytesPerSecond: bytesPerSecond })}
      />
      ${bytesPerSecond === null ? say.noLimit : say.limitOf(bytesPerSecond)}
    </label>`;
    return html`
      <fieldset>
        <legend>${say.speedLimit}</legend>
        ${[null, ...limits].map(limit)}
      </fieldset>
      <p class="small quiet">${say.speedLimitHelp}</p>
      ${
        queue.canTellCharging
          ? html`<label>
              <input
                type="checkbox"
                .checked=${onlyWhileCharging}
                @change=${() => queue.choose({ onlyWhileCharging: !onlyWhileCharging })}
              />
              ${say.onlyWhileCharging}
            </label>`
          : nothing
      }
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'send-options': SendOptions;
  }
}
