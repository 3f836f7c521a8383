/** Everything known of the photo in view, to read, to copy, and its description to write. */
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { PhotoAlbums } from '../../protocol/album.ts';
import type { Failure } from '../../protocol/failure.ts';
import type { Photo } from '../../protocol/photo.ts';
import { controlStyles } from '../parts/control-styles.ts';
import { crossIcon } from '../parts/icons.ts';
import { failureSays } from '../words/failure-words.ts';
import { lightboxWords as say } from '../words/lightbox-words.ts';
import { infoPanelStyles } from './info-panel-styles.ts';
import { type Fact, factsOf } from './photo-facts.ts';

const mostDescription = 2000;

/** Fires `panel-close`, `panel-reveal`, and `panel-describe` with the text as `detail` when it was changed. */
@customElement('info-panel')
export class InfoPanel extends LitElement {
  /** Null while it is being asked for. */
  @property({ attribute: false }) photo: Photo | null = null;
  /** Those it is in. */
  @property({ attribute: false }) albums: PhotoAlbums['albums'] = [];
  @property({ attribute: false }) failure: Failure | null = null;
  @property({ type: Boolean }) canDescribe = false;
  @property({ type: Boolean }) canReveal = false;
  /** What became of the last change of the description. */
  @property({ attribute: false }) said = '';
  @state() private copied: string | null = null;
  @query('textarea') private field!: HTMLTextAreaElement | null;

  static override styles = [controlStyles, infoPanelStyles];

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('photo') && changed.get('photo')?.id !== this.photo?.id) this.copied = null;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const before = changed.get('photo');
    const { field, photo } = this;
    if (field === null || photo === null || !changed.has('photo')) return;
    // What somebody is writing is not taken away by an answer about the same photo.
    const isBeingWritten = before?.id === photo.id && field.value !== before.description;
    if (!isBeingWritten) field.value = photo.description;
  }

  override render() {
    return html`
      <div class="top">
        <h2>${say.information}</h2>
        <button class="icon" aria-label=${say.closeInformation} title=${say.withKey(say.closeInformation, 'I')}
          @click=${() => this.#fire('panel-close')}>${crossIcon}</button>
      </div>
      ${this.#content()}
    `;
  }

  #content() {
    const { photo, failure } = this;
    if (failure !== null) return html`<p class="problem">${say.factsFailed} ${failureSays(failure)}</p>`;
    if (photo === null) return html`<p class="problem quiet">${say.loading}</p>`;
    return html`
      ${this.#description(photo)}
      ${this.#within()}
      ${factsOf(photo).map(
        ({ heading, facts }) => html`<section>
          <h3>${heading}</h3>
          <dl>${facts.map((fact) => this.#fact(fact))}</dl>
        </section>`,
      )}
    `;
  }

  #description({ description }: Photo) {
    if (!this.canDescribe)
      return description === '' ? nothing : html`<p class="description written">${description}</p>`;
    return html`<div class="description">
      <textarea
        rows="2"
        maxlength=${mostDescription}
        aria-label=${say.description}
        placeholder=${say.describe}
        @change=${this.#onDescribe}
        @keydown=${this.#onKey}
      ></textarea>
      <p class="said quiet small" aria-live="polite">${this.said}</p>
    </div>`;
  }

  #within() {
    if (this.albums.length === 0) return nothing;
    return html`<section>
      <h3>${say.factAlbums}</h3>
      <ul>
        ${this.albums.map(
          ({ id, name }) => html`<li><a href="#photos?album=${encodeURIComponent(id)}"><bdi>${name}</bdi></a></li>`,
        )}
      </ul>
    </section>`;
  }

  #fact({ label, value, note, copy, isWarning, link }: Fact) {
    const isPath = label === say.factPath;
    return html`<div>
      <dt>${label}</dt>
      <dd class=${isWarning === true ? 'warning' : 'counts'}>
        ${link === undefined ? value : html`<a href=${link.href} title=${link.says} aria-label=${link.says}>${value}</a>`}
      </dd>
      ${note === undefined ? nothing : html`<dd class="note counts">${note}</dd>`}
      ${
        copy === undefined
          ? nothing
          : html`<dd class="acts">
              ${
                isPath && this.canReveal
                  ? html`<button @click=${() => this.#fire('panel-reveal')}>${say.reveal}</button>`
                  : nothing
              }
              <button aria-label=${this.copied === label ? say.copied : say.copyOf(label)} @click=${() => void this.#copy(label, copy)}>
                ${this.copied === label ? say.copied : say.copy}
              </button>
            </dd>`
      }
    </div>`;
  }

  async #copy(label: string, text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.copied = label;
    } catch {
      // The browser does not let us: the text is there to be marked.
      this.copied = null;
    }
  }

  readonly #onDescribe = ({ target }: Event): void => {
    if (target instanceof HTMLTextAreaElement && target.value.trim() !== this.photo?.description)
      this.dispatchEvent(new CustomEvent('panel-describe', { detail: target.value.trim() }));
  };

  readonly #onKey = ({ key, ctrlKey, metaKey }: KeyboardEvent): void => {
    if (key === 'Enter' && (ctrlKey || metaKey)) this.field?.blur();
  };

  #fire(type: 'panel-close' | 'panel-reveal'): void {
    this.dispatchEvent(new CustomEvent(type));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'info-panel': InfoPanel;
  }
}
