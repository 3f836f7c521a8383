/** The frame of the owner's console: where to go, what is arriving, and who is at the door. */
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { controlStyles } from '../parts/control-styles.ts';
import { Follow } from '../parts/follow.ts';
import { backIcon } from '../parts/library-icons.ts';
import { consoleWords } from '../words/console-words.ts';
import { words } from '../words/words.ts';
import './activity-page.ts';
import './arrival-line.ts';
import './ask-sheet.ts';
import './care-page.ts';
import './connection-page.ts';
import type { Console } from './console-model.ts';
import './console-rail.ts';
import { consoleStyles } from './console-styles.ts';
import { addressOf, isOfPhotos, placeIn, titleOf, type View, viewIn } from './console-views.ts';
import './device-list.ts';
import './door-notices.ts';
import './invitation-card.ts';
import './library-banner.ts';

/** Slots `heading`: in place of its own; `import`: beside it; `photos`: the library; `albums`: its albums; `places`: where it was taken; `certificate`: what to compare where a phone is added; and one for what floats over all. The first is told how much sticks above and below it by `--gallery-top` and `--gallery-bottom`. */
@customElement('console-page')
export class ConsolePage extends LitElement {
  @property({ attribute: false }) console?: Console;
  /** Where the address says; null where it says nothing, and who is paired decides. */
  @state() private wanted: View | null = viewIn(location.hash);
  /** An album and the list of albums are one part of the console, at two addresses. */
  @state() private isOfPhotos = isOfPhotos(location.hash);
  /** What the place is called whose photos are shown. */
  @state() private place = placeIn(location.hash);
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
    const { title } = document;
    const next = `${this.#title(this.#shown)} · ${words.app.name}`;
    if (title !== next) document.title = next;
    if (before === this.#shown && showedPhotos === this.#showsPhotos) return;
    // From one part of the photos to another, they themselves say where the reader is.
    if (before !== null && showedPhotos !== this.#showsPhotos)
      window.scrollTo({ top: this.#showsPhotos ? this.#photosScroll : 0, behavior: 'instant' });
  }

  override render() {
    const { console } = this;
    if (console === undefined) return nothing;
    const view = this.#view;
    return html`
      <console-rail .console=${console} .view=${view}></console-rail>
      <div class="main">
        <header>
          ${view === 'add-phone' ? html`<span></span>` : html`<slot name="heading">${this.#heading(view)}</slot>`}
          <arrival-line .console=${console}></arrival-line>
          <slot name="import"></slot>
        </header>
        <library-banner .console=${console}></library-banner>
        <door-notices .console=${console}></door-notices>
        <main>
          <div ?hidden=${!this.#wantsPhotos}><slot name="photos"></slot></div>
          <div ?hidden=${view !== 'albums' || this.#wantsPhotos}><slot name="albums"></slot></div>
          <div ?hidden=${view !== 'places' || this.#wantsPhotos}><slot name="places"></slot></div>
          ${view === 'devices' ? html`<device-list .console=${console}></device-list>` : nothing}
          ${view === 'activity' ? html`<activity-page .console=${console}></activity-page>` : nothing}
          ${view === 'connection' ? html`<connection-page .console=${console}></connection-page>` : nothing}
          ${view === 'care' ? html`<care-page .console=${console}></care-page>` : nothing}
          ${
            view === 'add-phone'
              ? html`<invitation-card
                  .console=${console}
                  heading=${console.isNobodyPaired === true ? consoleWords.welcomeTitle : consoleWords.addTitle}
                ><slot name="certificate" slot="certificate"></slot></invitation-card>`
              : nothing
          }
        </main>
      </div>
      <ask-sheet .console=${console} @device-let-in=${this.#onLetIn}></ask-sheet>
      <slot></slot>
      <p class="visually-hidden" role="status">${this.letIn === null ? nothing : consoleWords.paired(this.letIn)}</p>
    `;
  }

  /** Photos of a place have a way back to the map, as it was left. */
  #heading(view: View | null) {
    const label = titleOf.places;
    return html`<div class="heading">
      ${
        this.place === null
          ? nothing
          : html`<a class="button plain icon back" href=${addressOf.places} aria-label=${label} title=${label}>${backIcon}</a>`
      }
      <h1>${this.#title(view)}</h1>
    </div>`;
  }

  #title(view: View | null): string {
    return this.place ?? titleOf[view ?? 'photos'];
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
    this.place = placeIn(location.hash);
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
