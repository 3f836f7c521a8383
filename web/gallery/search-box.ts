/** One box for everything that photos can be found by, and what the host understood of it. */
import { css, html, LitElement } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { SearchPart } from '../../protocol/search.ts';
import { controlStyles } from '../parts/control-styles.ts';
import { Follow } from '../parts/follow.ts';
import { crossIcon } from '../parts/icons.ts';
import { countryName } from '../words/country-name.ts';
import { galleryWords } from '../words/gallery-words.ts';
import { daysSay } from './days-say.ts';
import type { Search } from './search.ts';

// Long enough for a hand that types, short enough to be an answer while it does.
const restMs = 150;

/** There the long hint would be cut. */
const narrow = matchMedia('(max-width: 480px)');

/** Event `search-wanted`: what to look for, '' for everything. */
@customElement('search-box')
export class SearchBox extends LitElement {
  @property({ attribute: false }) search?: Search;
  /** What is looked for now. */
  @property() q = '';
  @state() private isNarrow = narrow.matches;
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
        flex: 1 1 12rem;
        max-inline-size: 40rem;
      }
      input {
        flex: 1 1 10rem;
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
        display: flex;
        align-items: center;
        max-inline-size: 16rem;
        padding-inline-start: var(--space-12);
        border-radius: var(--radius-round);
        background: var(--tide-wash);
        color: var(--ink);
        font-size: var(--text-small);
      }
      li bdi {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      li button.icon {
        min-block-size: 32px;
        min-inline-size: 32px;
        padding: var(--space-4);
        border-radius: var(--radius-round);
        color: var(--quiet);
      }
      li .glyph {
        inline-size: 16px;
        block-size: 16px;
      }
      @media (max-width: 1000px) {
        :host {
          flex-basis: 100%;
        }
        input {
          min-block-size: var(--target);
        }
        li button.icon {
          min-block-size: var(--target-desk);
          min-inline-size: var(--target-desk);
        }
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    narrow.addEventListener('change', this.#onWidth);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    narrow.removeEventListener('change', this.#onWidth);
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
    // Words alone are what stands in the box.
    const chips = parts.some(({ kind }) => kind !== 'words') ? parts : [];
    return html`<input
        type="search"
        maxlength="200"
        autocomplete="off"
        spellcheck="false"
        enterkeyhint="search"
        aria-label=${galleryWords.search.label}
        placeholder=${this.isNarrow ? galleryWords.search.placeholderShort : galleryWords.search.placeholder}
        aria-describedby="understood"
        @input=${this.#onInput}
        @keydown=${this.#onKey}
      />
      <ul id="understood" aria-label=${galleryWords.search.understood} ?hidden=${chips.length === 0}>
        ${chips.map((part) => this.#chip(part))}
      </ul>`;
  }

  #chip(part: SearchPart) {
    const what = says(part);
    const label = galleryWords.search.without(what);
    return html`<li>
      <bdi>${what}</bdi>
      <button class="plain icon" aria-label=${label} title=${label} @click=${() => this.#drop(part)}>${crossIcon}</button>
    </li>`;
  }

  /** The same search without what stands for this part. */
  #drop({ text }: SearchPart): void {
    const at = this.q.indexOf(text);
    if (at === -1) return;
    this.input.value = `${this.q.slice(0, at)} ${this.q.slice(at + text.length)}`.replaceAll(/\s+/g, ' ').trim();
    this.input.focus();
    this.#want();
  }

  readonly #onWidth = (): void => {
    this.isNarrow = narrow.matches;
  };

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
      return daysSay(part.from, part.to);
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

declare global {
  interface HTMLElementTagNameMap {
    'search-box': SearchBox;
  }
}
