/** The newest photo of a place, or an empty frame while its picture is still being made. */
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { PhotoId } from '../../protocol/photo.ts';
import { routes } from '../../protocol/routes.ts';

/** Fills its box. */
@customElement('place-cover')
export class PlaceCover extends LitElement {
  @property({ attribute: false }) photo: PhotoId | null = null;
  /** Whenever this is another one, a picture that was missing is asked for again. */
  @property({ attribute: false }) since: object | null = null;
  @state() private isMissing = false;

  static override styles = css`
    :host {
      display: block;
      overflow: hidden;
      background: var(--line);
    }
    img {
      display: block;
      inline-size: 100%;
      block-size: 100%;
      object-fit: cover;
      -webkit-user-select: none;
      user-select: none;
    }
  `;

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('photo') || changed.has('since')) this.isMissing = false;
  }

  override render() {
    if (this.photo === null || this.isMissing) return nothing;
    return html`<img
      src=${routes.preview(this.photo, '320')}
      alt=""
      loading="lazy"
      decoding="async"
      draggable="false"
      @error=${() => (this.isMissing = true)}
    />`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'place-cover': PlaceCover;
  }
}
