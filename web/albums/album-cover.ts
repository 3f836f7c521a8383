/** An album's cover, or an empty place where it has none. */
import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { PhotoId } from '../../protocol/photo.ts';
import { routes } from '../../protocol/routes.ts';
import { controlStyles } from '../parts/control-styles.ts';
import { photosIcon } from '../parts/icons.ts';

/** A picture that is still being made is there within seconds, or some minutes after thousands have landed. */
const firstWaitMs = 2000;
const mostTries = 8;

/** Fills its own box, which it makes square where only its width is given. */
@customElement('album-cover')
export class AlbumCover extends LitElement {
  @property({ attribute: false }) photo: PhotoId | null = null;
  /** Its picture is still being made. */
  @state() private isMissing = false;
  #tries = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  static override styles = [
    controlStyles,
    css`
      :host {
        display: grid;
        place-items: center;
        aspect-ratio: 1;
        overflow: hidden;
        background: var(--line);
        color: var(--quiet);
      }
      img {
        inline-size: 100%;
        block-size: 100%;
        object-fit: cover;
      }
    `,
  ];

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('photo')) return;
    clearTimeout(this.#timer);
    [this.isMissing, this.#tries] = [false, 0];
  }

  override render() {
    const { photo } = this;
    if (photo === null || this.isMissing) return photosIcon;
    return html`<img
      src=${routes.preview(photo, '320')}
      alt=""
      loading="lazy"
      draggable="false"
      @error=${this.#onError}
    />`;
  }

  readonly #onError = (): void => {
    this.isMissing = true;
    this.#tries += 1;
    if (this.#tries < mostTries)
      this.#timer = setTimeout(() => (this.isMissing = false), firstWaitMs * 2 ** (this.#tries - 1));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'album-cover': AlbumCover;
  }
}
