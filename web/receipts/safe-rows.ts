/** The rows in view of a list that may have ten thousand; all of them on paper. */
import { WindowVirtualizerController } from '@tanstack/lit-virtual';
import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { controlStyles } from '../parts/control-styles.ts';
import { listRowStyles, listRowView } from './list-row-view.ts';
import type { ListRow } from './list-rows.ts';

// As most rows measure; each is measured when it is drawn, as long paths and large type need more room.
const usualPx = 66;

@customElement('safe-rows')
export class SafeRows extends LitElement {
  @property({ attribute: false }) rows: readonly ListRow[] = [];
  @property() label = '';
  @state() private isPrinting = false;

  readonly #windowed = new WindowVirtualizerController<HTMLLIElement>(this, {
    count: 0,
    estimateSize: () => usualPx,
    overscan: 8,
    getItemKey: (index) => this.rows[index]?.key ?? index,
  });

  static override styles = [
    controlStyles,
    listRowStyles,
    css`
      :host {
        display: block;
      }
      ul {
        position: relative;
        block-size: var(--whole);
        padding: 0;
        list-style: none;
      }
      .windowed li {
        position: absolute;
        inset: 0 0 auto;
        transform: translateY(var(--at));
      }
      @media print {
        li {
          break-inside: avoid;
        }
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('beforeprint', this.#print);
    addEventListener('afterprint', this.#printed);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('beforeprint', this.#print);
    removeEventListener('afterprint', this.#printed);
  }

  override render() {
    if (this.isPrinting) {
      return html`<ul role="list">
        ${this.rows.map((row) => html`<li class=${row.is}>${listRowView(row)}</li>`)}
      </ul>`;
    }
    const windowed = this.#windowed.getVirtualizer();
    const scrollMargin = this.offsetTop;
    windowed.setOptions({ ...windowed.options, count: this.rows.length, scrollMargin });
    return html`<ul class="windowed" role="list" aria-label=${this.label} .style=${`--whole: ${windowed.getTotalSize()}px`}>
      ${repeat(
        windowed.getVirtualItems(),
        ({ key }) => key,
        ({ index, start }) => {
          const row = this.rows[index];
          return row === undefined
            ? ''
            : html`<li
                class=${row.is}
                data-index=${index}
                aria-setsize=${this.rows.length}
                aria-posinset=${index + 1}
                .style=${`--at: ${start - scrollMargin}px`}
              >
                ${listRowView(row)}
              </li>`;
        },
      )}
    </ul>`;
  }

  /** Once drawn, rows have a size. */
  override updated(): void {
    for (const row of this.renderRoot.querySelectorAll<HTMLLIElement>('.windowed li')) {
      this.#windowed.getVirtualizer().measureElement(row);
    }
  }

  /** Draws every row before the browser takes the page for paper. */
  readonly #print = (): void => {
    this.isPrinting = true;
    this.performUpdate();
  };

  readonly #printed = (): void => {
    this.isPrinting = false;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'safe-rows': SafeRows;
  }
}
