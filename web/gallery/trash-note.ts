/** What the trash is, and how it is emptied before its time. */
import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { controlStyles } from '../parts/control-styles.ts';
import { Follow } from '../parts/follow.ts';
import { galleryWords } from '../words/gallery-words.ts';
import type { PhotoActs } from './photo-acts.ts';

@customElement('trash-note')
export class TrashNote extends LitElement {
  @property({ attribute: false }) acts?: PhotoActs;
  /** Whether nothing lies in it. */
  @property({ type: Boolean }) empty = false;
  @state() private isAsking = false;

  protected readonly followed = new Follow(this, () => this.acts);

  static override styles = [
    controlStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-8) var(--space-16);
        margin-block: var(--space-8);
      }
      p {
        margin-inline-end: auto;
      }
    `,
  ];

  override render() {
    const say = galleryWords.trash;
    if (this.empty) return html`<p class="quiet">${say.keeps}</p>`;
    return html`<p class="quiet" role="status">${this.isAsking ? say.emptyAsk : say.keeps}</p>
      ${
        this.isAsking
          ? html`<button class="danger" ?disabled=${this.acts?.isBusy} @click=${this.#empty}>${say.emptyYes}</button>
              <button @click=${() => (this.isAsking = false)}>${say.emptyNo}</button>`
          : html`<button @click=${() => (this.isAsking = true)}>${say.empty}</button>`
      }`;
  }

  readonly #empty = (): void => {
    this.isAsking = false;
    void this.acts?.emptyTrash();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'trash-note': TrashNote;
  }
}
