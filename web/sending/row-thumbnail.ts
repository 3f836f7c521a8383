/** What a picked photo looks like, once its row is in view; a glyph until then, and for what the browser cannot draw. */
import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { filesIcon, photosIcon, videoIcon } from '../parts/icons.ts';
import { makeThumbnail } from './picture.ts';

@customElement('row-thumbnail')
export class RowThumbnail extends LitElement {
  @property({ attribute: false }) file: File | null = null;
  @property({ attribute: false }) mimeType = '';
  @state() private isDrawn = false;
  #making: AbortController | null = null;
  readonly #watch = new IntersectionObserver((entries) => {
    if (entries.some(({ isIntersecting }) => isIntersecting)) void this.#draw();
    else this.#making?.abort();
  });

  static override styles = css`
    :host {
      display: grid;
      place-items: center;
      inline-size: var(--target);
      block-size: var(--target);
      overflow: hidden;
      border-radius: var(--radius-tile);
      background: var(--line);
      color: var(--quiet);
    }
    canvas {
      display: block;
      inline-size: 100%;
      block-size: 100%;
      object-fit: cover;
    }
    canvas[hidden] {
      display: none;
    }
  `;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#watch.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watch.disconnect();
    this.#making?.abort();
  }

  override updated(changed: PropertyValues<this>): void {
    if (!changed.has('file') || changed.get('file') === undefined) return;
    this.#watch.unobserve(this);
    this.#watch.observe(this);
  }

  override render() {
    const glyph = this.mimeType.startsWith('video/')
      ? videoIcon
      : this.mimeType.startsWith('image/')
        ? photosIcon
        : filesIcon;
    return html`${this.isDrawn ? '' : glyph}<canvas ?hidden=${!this.isDrawn}></canvas>`;
  }

  async #draw(): Promise<void> {
    const { file } = this;
    if (this.isDrawn || file === null || !file.type.startsWith('image/')) return;
    this.#making?.abort();
    this.#making = new AbortController();
    const bitmap = await makeThumbnail(file, this.#making.signal);
    const canvas = this.renderRoot.querySelector('canvas');
    if (bitmap === null || canvas === null) return;
    [canvas.width, canvas.height] = [bitmap.width, bitmap.height];
    canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(bitmap);
    this.isDrawn = true;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'row-thumbnail': RowThumbnail;
  }
}
