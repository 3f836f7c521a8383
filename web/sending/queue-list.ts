/** Rows of the queue: a screenful or two at first, more as they are scrolled to, so that thousands stay smooth. */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { controlStyles } from '../parts/control-styles.ts';
import './queue-row.ts';
import type { QueuedPhoto } from './queued-photo.ts';

const step = 40;

/** Passes on the `act` that its rows dispatch. */
@customElement('queue-list')
export class QueueList extends LitElement {
  @property({ attribute: false }) photos: readonly QueuedPhoto[] = [];
  @property() label = '';
  @property() hostName = '';
  @state() private shown = step;
  readonly #watch = new IntersectionObserver((entries) => {
    if (entries.some(({ isIntersecting }) => isIntersecting)) this.shown += step;
  });

  static override styles = [
    controlStyles,
    css`
      :host {
        display: block;
      }
      ul {
        padding: 0;
        list-style: none;
      }
      li {
        content-visibility: auto;
        contain-intrinsic-block-size: auto calc(var(--target) + var(--space-16));
      }
      li + li {
        border-block-start: var(--hairline) solid var(--line);
      }
    `,
  ];

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watch.disconnect();
  }

  override updated(): void {
    // Watched anew after each step: an end that stays in view would not be told of again.
    this.#watch.disconnect();
    const end = this.renderRoot.querySelector('.end');
    if (end !== null) this.#watch.observe(end);
  }

  override render() {
    return html`<ul role="list" aria-label=${this.label}>
        ${repeat(
          this.photos.slice(0, this.shown),
          ({ id }) => id,
          (photo) => html`<li>
            <queue-row .photo=${photo} .hostName=${this.hostName} @act=${this.#passOn}></queue-row>
          </li>`,
        )}
      </ul>
      ${this.shown < this.photos.length ? html`<div class="end"></div>` : nothing}`;
  }

  #passOn({ type, detail }: CustomEvent<unknown>): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'queue-list': QueueList;
  }
}
