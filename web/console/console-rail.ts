/** Where to go in the console: beside it, or as a bar under the thumb, where what is wanted less is behind "More". */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { controlStyles } from '../parts/control-styles.ts';
import { Follow } from '../parts/follow.ts';
import { laptopIcon, markIcon, phoneIcon, photosIcon } from '../parts/icons.ts';
import { activityIcon, albumsIcon, careIcon, heartIcon, moreIcon, trashIcon } from '../parts/library-icons.ts';
import { placesIcon } from '../parts/places-icon.ts';
import { consoleWords } from '../words/console-words.ts';
import { words } from '../words/words.ts';
import type { Console } from './console-model.ts';
import { addressOf, titleOf, type View } from './console-views.ts';
import { railStyles } from './rail-styles.ts';

const others: ReadonlySet<View> = new Set(['trash', 'devices', 'activity', 'care', 'connection', 'add-phone']);

@customElement('console-rail')
export class ConsoleRail extends LitElement {
  @property({ attribute: false }) console?: Console;
  @property({ attribute: false }) view: View | null = null;
  @state() private isOpen = false;
  @query('.more') private more!: HTMLButtonElement;

  protected readonly followed = new Follow(this, () => this.console);

  static override styles = [controlStyles, railStyles];

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('pointerdown', this.#onPress);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('pointerdown', this.#onPress);
  }

  override render() {
    const { console, view } = this;
    if (console === undefined) return nothing;
    const { hostName, devices, status } = console;
    const needsCare = (status?.care?.missingCount ?? 0) + (status?.care?.changedCount ?? 0);
    return html`<nav aria-label=${consoleWords.navigation} @keydown=${this.#onKey} @focusout=${this.#onLeave}>
      <p class="host">${markIcon}<bdi>${hostName ?? words.app.name}</bdi></p>
      ${this.#link('photos', photosIcon)} ${this.#link('albums', albumsIcon)} ${this.#link('places', placesIcon)}
      ${this.#link('favourites', heartIcon)}
      <button
        class=${view !== null && others.has(view) ? 'more current' : 'more'}
        aria-expanded=${this.isOpen ? 'true' : 'false'}
        aria-controls="others"
        @click=${() => (this.isOpen = !this.isOpen)}
      >
        ${moreIcon}<span class="label">${consoleWords.more}</span>
      </button>
      <div id="others" class=${this.isOpen ? 'others open' : 'others'} @click=${this.#close}>
        ${this.#link('trash', trashIcon)}
        ${this.#link('devices', laptopIcon, devices === null || devices.length === 0 ? null : devices.length)}
        ${this.#link('activity', activityIcon)}
        ${this.#link('care', careIcon, needsCare === 0 ? null : needsCare)} ${this.#link('add-phone', phoneIcon)}
      </div>
    </nav>`;
  }

  #link(target: View, icon: TemplateResult, count: number | null = null) {
    return html`<a
      class=${target}
      href=${addressOf[target]}
      aria-current=${target === this.view ? 'page' : nothing}
      title=${titleOf[target]}
    >
      ${icon}<span class="label">${titleOf[target]}</span>${
        count === null
          ? nothing
          : html`<span class="count quiet counts" aria-hidden="true">${words.count(count)}</span>`
      }
    </a>`;
  }

  readonly #close = (): void => {
    this.isOpen = false;
  };

  readonly #onPress = (event: Event): void => {
    if (this.isOpen && !event.composedPath().includes(this)) this.#close();
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.isOpen) return;
    event.preventDefault();
    this.#close();
    this.more.focus();
  };

  /** Whoever goes on by keyboard leaves nothing open behind. */
  readonly #onLeave = (event: FocusEvent): void => {
    const isInside = event.relatedTarget instanceof Node && this.renderRoot.contains(event.relatedTarget);
    if (event.relatedTarget !== null && !isInside) this.#close();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'console-rail': ConsoleRail;
  }
}
