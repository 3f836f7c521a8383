/** Stands around the photos and answers what they ask of albums: which one, which cover, which order. */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { AlbumId } from '../../protocol/album.ts';
import type { PhotoId } from '../../protocol/photo.ts';
import type { AlbumActs, Move } from './album-acts.ts';
import './album-picker.ts';
import type { AlbumPicker } from './album-picker.ts';
import './album-tray.ts';
import type { AlbumTray } from './album-tray.ts';
import type { Albums } from './albums-model.ts';

/** Detail of `album-wanted`: so many photos want into an album; `put` puts them there. */
interface Wanted {
  readonly count: number;
  readonly put: (album: AlbumId) => void;
}

/** Detail of `photos-carried`: as `album-wanted`, with where the hand is. It ends by a drop or not. */
interface Carried extends Wanted {
  readonly x: number;
  readonly y: number;
  readonly phase: 'move' | 'drop' | 'end';
  /** Says that the photos have found their place. */
  readonly taken: () => void;
}

type InAlbum<T> = T & { readonly album: AlbumId };

/**
 * Answers the events of what is inside it: `album-wanted` and `photos-carried` as above, `cover-wanted` (`{ album, photo }`) and
 * `move-wanted` (`{ album, ...Move }`).
 */
@customElement('album-desk')
export class AlbumDesk extends LitElement {
  @property({ attribute: false }) albums?: Albums;
  @property({ attribute: false }) acts?: AlbumActs;
  @query('album-picker') private picker!: AlbumPicker | null;
  @query('album-tray') private tray!: AlbumTray | null;

  static override styles = css`
    :host {
      display: contents;
    }
  `;

  override render() {
    const { albums } = this;
    return html`<slot
        @album-wanted=${(event: CustomEvent<Wanted>) => void this.#ask(event.detail)}
        @photos-carried=${(event: CustomEvent<Carried>) => this.#carry(event.detail)}
        @cover-wanted=${({ detail }: CustomEvent<InAlbum<{ photo: PhotoId }>>) => void this.acts?.setCover(detail.album, detail.photo)}
        @move-wanted=${({ detail }: CustomEvent<InAlbum<Move>>) => void this.acts?.move(detail.album, detail)}
      ></slot>${
        albums === undefined
          ? nothing
          : html`<album-picker .albums=${albums}></album-picker><album-tray .albums=${albums}></album-tray>`
      }`;
  }

  async #ask({ count, put }: Wanted): Promise<void> {
    const album = (await this.picker?.choose(count)) ?? null;
    if (album !== null) put(album);
  }

  #carry({ count, put, x, y, phase, taken }: Carried): void {
    const target = phase === 'end' ? null : (this.tray?.carry(count, x, y) ?? null);
    if (phase !== 'move') this.tray?.end();
    if (target !== null) taken();
    if (phase !== 'drop' || target === null) return;
    if (target === 'new') void this.#ask({ count, put });
    else put(target);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'album-desk': AlbumDesk;
  }
}
