/** One box for everything that photos can be found by, and what the host understood of it. */
import { css, html, LitElement } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { SearchPart } from '../../protocol/search.ts';
import { controlStyles } from '../parts/control-styles.ts';
import { Follow } from '../parts/follow.ts';
import { galleryWords } from '../words/gallery-words.ts';
import { words } from '../words/words.ts';
import type { Search } from './search.ts';

// Long enough for a hand that types, short enough to be an answer while it does.
const restMs = 150;

/** Event `search-wanted`: what to look for, '' for everything. */
@customElement('search-box')
export class SearchBox extends LitElement {
  @property({ attribute: false }) search?: Search;
  /** What is looked for now. */
  @property() q = '';
  @query('input') private input!: HTMLInputElement;
  #timer: ReturnType<typeof setTimeout> | undefined;

  protected readonly followed = new Follow(this, () => this.search);

  static override styles = [
    controlStyles,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-8);
        flex: 1 1 16rem;
        max-inline-size: 40rem;
      }
      input {
        flex: 1 1 14rem;
        min-inline-size: 0;
        min-block-size: var(--target-desk);
      }
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-4);
        padding: 0;
        list-style: none;
      }
      li {
        max-inline-size: 16rem;
        overflow: hidden;
        padding: var(--space-4) var(--space-8);
        border: var(--hairline) solid var(--line);
        border-radius: var(--radius-control);
        color: var(--quiet);
        font-size: var(--text-small);
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      @media (max-width: 800px) {
        :host {
          flex-basis: 100%;
        }
        input {
          min-block-size: var(--target);
        }
      }
    `,
  ];

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override updated(): void {
    // What is being typed is not overwritten by what was looked for a moment ago.
    if (this.renderRoot instanceof ShadowRoot && this.renderRoot.activeElement !== this.input)
      this.input.value = this.q;
    void this.search?.ask(this.q);
  }

  /** Puts the reader's hand into the box. */
  override focus(): void {
    this.input.focus();
    this.input.select();
  }

  override render() {
    const parts = (this.q === '' ? null : this.search?.understood)?.parts ?? [];
    const named = parts.filter(({ kind }) => kind !== 'words');
    return html`<input
        type="search"
        maxlength="200"
        autocomplete="off"
        spellcheck="false"
        enterkeyhint="search"
        aria-label=${galleryWords.search.label}
        placeholder=${galleryWords.search.placeholder}
        aria-describedby="understood"
        @input=${this.#onInput}
        @keydown=${this.#onKey}
      />
      <ul id="understood" aria-label=${galleryWords.search.understood} ?hidden=${named.length === 0}>
        ${named.map((part) => html`<li><bdi>${says(part)}</bdi></li>`)}
      </ul>`;
  }

  readonly #onInput = (): void => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#want(), restMs);
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    // The wall below has keys of its own.
    event.stopPropagation();
    if (event.key === 'Escape' && this.input.value !== '') {
      event.preventDefault();
      this.input.value = '';
      this.#want();
    } else if (event.key === 'Enter') this.#want();
  };

  #want(): void {
    clearTimeout(this.#timer);
    const q = this.input.value.trim();
    if (q !== this.q) this.dispatchEvent(new CustomEvent('search-wanted', { detail: q }));
  }
}

/** "November 2025", "iPhone 13", "Paris, France". */
function says(part: SearchPart): string {
  switch (part.kind) {
    case 'words':
      return part.text;
    case 'date':
      return part.from === part.to
        ? words.date(new Date(`${part.from}T12:00:00`))
        : galleryWords.search.between(
            words.date(new Date(`${part.from}T12:00:00`)),
            words.date(new Date(`${part.to}T12:00:00`)),
          );
    case 'device':
    case 'album':
      return part.name;
    case 'camera':
      return part.camera;
    case 'country':
      return countryName(part.country);
    case 'city':
      return `${part.city}, ${countryName(part.country)}`;
    case 'type':
      return galleryWords.kind[part.type];
    case 'favourite':
      return galleryWords.search.favourites;
    default:
      return '';
  }
}

function countryName(country: string): string {
  return new Intl.DisplayNames(words.language, { type: 'region' }).of(country) ?? country;
}

declare global {
  interface HTMLElementTagNameMap {
    'search-box': SearchBox;
  }
}
