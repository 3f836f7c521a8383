/** The albums that show while photos are carried over the page: let go over one, they are in it. */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { AlbumId } from '../../protocol/album.ts';
import { controlStyles } from '../parts/control-styles.ts';
import { albumWords as say } from '../words/album-words.ts';
import './album-cover.ts';
import type { Albums } from './albums-model.ts';

/** What a hand over the tray would drop on: an album, or a new one. */
export type TrayTarget = AlbumId | 'new';

const mostShown = 11;

@customElement('album-tray')
export class AlbumTray extends LitElement {
  @property({ attribute: false }) albums?: Albums;
  /** How many photos are carried; 0 while none are. */
  @state() private count = 0;
  @state() private over: TrayTarget | null = null;
  #at = { x: 0, y: 0 };

  static override styles = [
    controlStyles,
    css`
      .tray {
        position: fixed;
        /* Over what was last said, too. */
        z-index: 100002;
        inset-block-end: 0;
        inset-inline: var(--gallery-start, 0px) 0;
        display: flex;
        justify-content: center;
        align-items: end;
        gap: var(--space-12);
        overflow: hidden;
        padding: var(--space-12) var(--space-24) var(--space-16);
        border-block-start: var(--hairline) solid var(--line);
        background: var(--raised);
        box-shadow: var(--shadow);
      }
      .title {
        align-self: center;
        flex: 0 0 auto;
        color: var(--quiet);
      }
      .album {
        flex: 0 1 104px;
        min-inline-size: 72px;
        display: grid;
        gap: var(--space-4);
        padding: var(--space-4);
        border-radius: var(--radius-control);
        font-size: var(--text-small);
        text-align: center;
      }
      .album bdi {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .over {
        background: var(--tide-wash);
        outline: var(--focus);
      }
      album-cover,
      .new {
        border-radius: var(--radius-control);
      }
      .new {
        display: grid;
        place-items: center;
        aspect-ratio: 1;
        border: var(--stroke) dashed var(--quiet);
        font-size: var(--text-headline);
        color: var(--quiet);
      }
      .carried {
        position: fixed;
        z-index: 100003;
        inset-block-start: 0;
        left: 0;
        padding: var(--space-4) var(--space-12);
        border-radius: var(--radius-round);
        background: var(--tide);
        color: var(--on-tide);
        font-weight: var(--weight-strong);
        pointer-events: none;
      }
      @media (prefers-reduced-motion: no-preference) {
        .tray {
          animation: rise var(--motion);
        }
      }
      @keyframes rise {
        from {
          opacity: 0;
          transform: translateY(var(--space-24));
        }
      }
    `,
  ];

  /** So many photos are carried, and the hand is there; answers what it is over. */
  carry(count: number, x: number, y: number): TrayTarget | null {
    this.count = count;
    this.#at = { x, y };
    this.over = this.#targetAt(x, y);
    this.requestUpdate();
    return this.over;
  }

  /** They are carried no longer. */
  end(): void {
    [this.count, this.over] = [0, null];
  }

  override render() {
    if (this.count === 0) return nothing;
    const all = (this.albums?.all ?? []).slice(0, mostShown);
    const { x, y } = this.#at;
    return html`<div class="tray">
        <p class="title small">${say.tray}</p>
        <div class="album ${this.over === 'new' ? 'over' : ''}" data-target="new">
          <span class="new">+</span><bdi>${say.newName}</bdi>
        </div>
        ${all.map(
          ({ id, name, cover }) => html`<div class="album ${this.over === id ? 'over' : ''}" data-target=${id}>
            <album-cover .photo=${cover}></album-cover><bdi>${name}</bdi>
          </div>`,
        )}
      </div>
      <p class="carried counts" .style=${`transform: translate(${x + 14}px, ${y + 10}px)`}>
        ${say.photoCount(this.count)}
      </p>`;
  }

  #targetAt(x: number, y: number): TrayTarget | null {
    const named = this.shadowRoot?.elementFromPoint(x, y)?.closest<HTMLElement>('[data-target]')?.dataset['target'];
    if (named === 'new') return 'new';
    return this.albums?.all?.find(({ id }) => id === named)?.id ?? null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'album-tray': AlbumTray;
  }
}
