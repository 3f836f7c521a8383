/** The ladder as a list: which rungs hold, and what the next one unlocks. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { controlStyles } from '../parts/control-styles.ts';
import { alertIcon, tickIcon } from '../parts/icons.ts';
import '../parts/progress-ring.ts';
import { trustWords } from '../words/trust-words.ts';
import { type Rung, rungNames } from './rungs.ts';

const say = trustWords;

@customElement('rung-list')
export class RungList extends LitElement {
  /** null until they were tried. */
  @property({ attribute: false }) rungs: readonly Rung[] | null = null;
  @property() hostName = '';

  static override styles = [
    controlStyles,
    css`
      :host {
        display: block;
      }
      ol {
        display: grid;
        gap: var(--space-4);
        padding: 0;
        list-style: none;
      }
      li {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: var(--space-12);
        padding: var(--space-12) var(--space-16);
        border: var(--hairline) solid transparent;
        border-radius: var(--radius-card);
      }
      li.next {
        border-color: var(--line);
        background: var(--raised);
      }
      .glyph {
        display: grid;
        place-items: center;
        inline-size: var(--icon);
        block-size: var(--icon);
        color: var(--quiet);
        font-variant-numeric: tabular-nums;
      }
      .holds .glyph {
        color: var(--safe);
      }
      .unknown .glyph,
      .untold .glyph {
        color: var(--wait);
      }
      strong {
        font-weight: var(--weight-strong);
      }
      p {
        text-wrap: pretty;
      }
      .unlocks {
        color: var(--tide);
      }
    `,
  ];

  override render() {
    const next = this.rungs?.find(({ state }) => state !== 'holds')?.name;
    const rungs = this.rungs ?? rungNames.map((name) => ({ name, state: null }));
    return html`<ol aria-label=${say.ladder}>
      ${rungs.map(
        ({ name, state }, index) => html`<li class="${state ?? ''} ${name === next ? 'next' : ''}">
          <span class="glyph">${glyph(state, index)}</span>
          <div>
            <strong>${say[name].name}</strong>
            ${state === null ? nothing : html`<span class="visually-hidden">: ${say.state[state]}</span>`}
            ${this.#told(name, state, name === next)}
          </div>
        </li>`,
      )}
    </ol>`;
  }

  #told(name: Rung['name'], state: Rung['state'] | null, isNext: boolean): TemplateResult {
    const { holds, missing, unlocks } = say[name];
    if (state === 'holds')
      return html`<p class="small quiet">${typeof holds === 'string' ? holds : holds(this.hostName)}</p>`;
    if (!isNext) return html`<p class="small quiet">${unlocks}</p>`;
    return html`<p>${state === 'unknown' ? say.unknownHelp : state === 'untold' ? say.untoldHelp : missing}</p>
      <p class="unlocks">${say.unlocked} ${unlocks}</p>`;
  }
}

function glyph(state: Rung['state'] | null, index: number) {
  if (state === null) return html`<progress-ring .fraction=${null} label=""></progress-ring>`;
  if (state === 'holds') return tickIcon;
  return state === 'unknown' || state === 'untold' ? alertIcon : html`<span aria-hidden="true">${index + 1}</span>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'rung-list': RungList;
  }
}
