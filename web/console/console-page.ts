/** The frame of the owner's console: where to go, what is arriving, and who is at the door. */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { controlStyles } from '../parts/control-styles.ts';
import { Follow } from '../parts/follow.ts';
import {
  albumsIcon,
  careIcon,
  heartIcon,
  laptopIcon,
  markIcon,
  phoneIcon,
  photosIcon,
  trashIcon,
} from '../parts/icons.ts';
import { words } from '../words/words.ts';
import './arrival-line.ts';
import './ask-sheet.ts';
import './care-page.ts';
import type { Console } from './console-model.ts';
import { consoleStyles } from './console-styles.ts';
import './device-list.ts';
import './invitation-card.ts';
import './library-banner.ts';

type View = 'photos' | 'favourites' | 'albums' | 'trash' | 'devices' | 'care' | 'add-phone';

/** Which part of the library a screen shows is for the photos to say, as the question mark of their address. */
const addresses: Readonly<Record<View, string>> = {
  photos: '#photos',
  favourites: '#photos?favourite=true',
  albums: '#albums',
  trash: '#photos?trashed=true',
  devices: '#devices',
  care: '#care',
  'add-phone': '#add-phone',
};

function viewIn(hash: string): View | null {
  const [name, query] = hash.slice(1).split('?', 2);
  if (name === 'albums' || name === 'devices' || name === 'care' || name === 'add-phone') return name;
  if (name !== 'photos') return null;
  const wanted = new URLSearchParams(query);
  if (wanted.get('trashed') === 'true') return 'trash';
  if (wanted.has('album')) return 'albums';
  return wanted.get('favourite') === 'true' ? 'favourites' : 'photos';
}

function isOfPhotos(hash: string): boolean {
  return /^#photos(\?|$)/.test(hash);
}

/** Slots `photos`: the library; `albums`: its albums. The first is told how much sticks above and below it by `--gallery-top` and `--gallery-bottom`. */
@customElement('console-page')
export class ConsolePage extends LitElement {
  @property({ attribute: false }) console?: Console;
  /** Where the address says; null where it says nothing, and who is paired decides. */
  @state() private wanted: View | null = viewIn(location.hash);
  /** An album and the list of albums are one part of the console, at two addresses. */
  @state() private isOfPhotos = isOfPhotos(location.hash);
  @state() private letIn: string | null = null;
  #shown: View | null = null;
  #showsPhotos = false;
  #photosScroll = 0;

  protected readonly followed = new Follow(this, () => this.console);

  static override styles = [controlStyles, consoleStyles];

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.#onHash);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#onHash);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('console')) this.console?.open();
    if (this.#showsPhotos && !this.#wantsPhotos) this.#photosScroll = window.scrollY;
  }

  protected override updated(): void {
    const before = this.#shown;
    const showedPhotos = this.#showsPhotos;
    [this.#shown, this.#showsPhotos] = [this.#view, this.#wantsPhotos];
    if (before === this.#shown && showedPhotos === this.#showsPhotos) return;
    const { title } = document;
    const next = `${this.#title(this.#shown)} · ${words.app.name}`;
    if (title !== next) document.title = next;
    // From one part of the photos to another, they themselves say where the reader is.
    if (before !== null && showedPhotos !== this.#showsPhotos)
      window.scrollTo({ top: this.#showsPhotos ? this.#photosScroll : 0, behavior: 'instant' });
  }

  override render() {
    const { console } = this;
    if (console === undefined) return nothing;
    const view = this.#view;
    return html`
      ${this.#rail(console, view)}
      <div class="main">
        <header>
          ${view === 'add-phone' ? html`<span></span>` : html`<h1>${this.#title(view)}</h1>`}
          <arrival-line .console=${console}></arrival-line>
        </header>
        <library-banner .console=${console}></library-banner>
        <main>
          <div ?hidden=${!this.#wantsPhotos}><slot name="photos"></slot></div>
          <div ?hidden=${view !== 'albums' || this.#wantsPhotos}><slot name="albums"></slot></div>
          ${view === 'devices' ? html`<device-list .console=${console}></device-list>` : nothing}
          ${view === 'care' ? html`<care-page .console=${console}></care-page>` : nothing}
          ${
            view === 'add-phone'
              ? html`<invitation-card
                  .console=${console}
                  heading=${console.isNobodyPaired === true ? words.console.welcomeTitle : words.console.addTitle}
                ></invitation-card>`
              : nothing
          }
        </main>
      </div>
      <ask-sheet .console=${console} @device-let-in=${this.#onLetIn}></ask-sheet>
      <p class="visually-hidden" role="status">${this.letIn === null ? nothing : words.console.paired(this.letIn)}</p>
    `;
  }

  #rail({ hostName, devices, status }: Console, view: View | null) {
    const needsCare = (status?.care?.missingCount ?? 0) + (status?.care?.changedCount ?? 0);
    return html`<nav aria-label=${words.console.navigation}>
      <p class="host">${markIcon}<bdi>${hostName ?? words.app.name}</bdi></p>
      ${this.#link('photos', view, photosIcon)}
      ${this.#link('favourites', view, heartIcon)}
      ${this.#link('albums', view, albumsIcon)}
      ${this.#link('trash', view, trashIcon)}
      ${this.#link('devices', view, laptopIcon, devices === null || devices.length === 0 ? null : devices.length)}
      ${this.#link('care', view, careIcon, needsCare === 0 ? null : needsCare)}
      ${this.#link('add-phone', view, phoneIcon)}
    </nav>`;
  }

  #link(target: View, view: View | null, icon: TemplateResult, count: number | null = null) {
    return html`<a
      class=${target}
      href=${addresses[target]}
      aria-current=${target === view ? 'page' : nothing}
      title=${this.#title(target)}
    >
      ${icon}<span class="label">${this.#title(target)}</span>${
        count === null
          ? nothing
          : html`<span class="count quiet counts" aria-hidden="true">${words.count(count)}</span>`
      }
    </a>`;
  }

  #title(view: View | null): string {
    switch (view) {
      case 'favourites':
        return words.console.favourites;
      case 'albums':
        return words.console.albums;
      case 'trash':
        return words.console.trash;
      case 'devices':
        return words.console.devices;
      case 'care':
        return words.console.care;
      case 'add-phone':
        return words.console.addPhone;
      default:
        return words.console.photos;
    }
  }

  /** null while nothing says which. */
  get #view(): View | null {
    if (this.wanted !== null) return this.wanted;
    const isNobodyPaired = this.console?.isNobodyPaired ?? null;
    if (isNobodyPaired === null) return this.console?.failure === null ? null : 'photos';
    return isNobodyPaired ? 'add-phone' : 'photos';
  }

  get #wantsPhotos(): boolean {
    return this.isOfPhotos || (this.wanted === null && this.#view === 'photos');
  }

  readonly #onHash = (): void => {
    this.wanted = viewIn(location.hash);
    this.isOfPhotos = isOfPhotos(location.hash);
  };

  /** What the owner waits for next is the photos. */
  readonly #onLetIn = (event: CustomEvent<string>): void => {
    this.letIn = event.detail;
    if (this.wanted === 'add-phone') location.hash = 'photos';
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'console-page': ConsolePage;
  }
}
