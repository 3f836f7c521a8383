/** Which screen: by who this browser is and whether the host answers. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Failure } from '../protocol/failure.ts';
import type { Access } from '../protocol/pairing.ts';
import type { Albums } from './albums/albums.ts';
import type { Console } from './console/console.ts';
import type { AlbumWanted, PhotoActs, Search, Timeline } from './gallery/gallery.ts';
import type { Pairing } from './pairing/pairing.ts';
import { controlStyles } from './parts/control-styles.ts';
import { Follow } from './parts/follow.ts';
import './parts/host-gone.ts';
import { alertIcon, laptopIcon, photosIcon, sendIcon } from './parts/icons.ts';
import './parts/notice-page.ts';
import type { Receipts, SafeList } from './receipts/receipts.ts';
import type { SendQueue } from './sending/sending.ts';
import type { Wire } from './wire/wire.ts';
import { words } from './words/words.ts';

const say = words.app;
const photosTab = '#photos';
const safeTab = '#safe';

/** Which screen an address names; what follows its `?` is the screen’s own. */
function tabIn(hash: string): string {
  return hash.split('?', 1)[0] ?? '';
}

interface Opened {
  readonly pairing: Pairing;
  readonly queue: SendQueue;
  readonly receipts: Receipts;
  readonly safeList: SafeList;
  readonly timeline: Timeline;
  readonly acts: PhotoActs;
  readonly search: Search;
  readonly albums: Albums;
  readonly console: Console;
}
type Screen = keyof Opened;

/** Makes each model once, when its screen is first needed, since its code comes with it. */
export type Models = { readonly [Name in Screen]: () => Promise<Opened[Name]> };

@customElement('landfall-app')
export class LandfallApp extends LitElement {
  /** Both arrive together; until then the page is opening. */
  @property({ attribute: false }) wire: Wire | undefined;
  @property({ attribute: false }) models: Models | undefined;
  /** Why the link that opened this page could not sign its owner in. */
  @property({ attribute: false }) problem: Failure | null = null;

  @state() private opened: Partial<Opened> = {};
  @state() private isBroken = false;
  @state() private wantsToPair = false;
  @state() private tab = tabIn(location.hash);
  readonly #opening = new Set<Screen>();

  protected readonly followed = new Follow(this, () => this.wire);
  readonly #onHash = (): void => {
    this.tab = tabIn(location.hash);
  };

  static override styles = [
    controlStyles,
    css`
      :host {
        display: block;
      }
      .opening {
        display: grid;
        place-items: center;
        min-block-size: 100dvh;
        color: var(--quiet);
      }
      @media (prefers-reduced-motion: no-preference) {
        .opening {
          animation: appear 200ms 400ms ease-out backwards;
        }
      }
      @keyframes appear {
        from {
          opacity: 0;
        }
      }
      code {
        padding: var(--space-12) var(--space-16);
        border: var(--hairline) solid var(--line);
        border-radius: var(--radius-control);
        background: var(--raised);
        font-size: var(--text-large);
      }
      .photos {
        --gallery-side: var(--space-12);
        --gallery-bottom: 61px;
      }
      .photos h1 {
        padding: var(--space-16) var(--space-12) 0;
        font-size: var(--text-title);
      }
      .with-tabs {
        --gallery-bottom: calc(var(--target) + var(--space-12) + env(safe-area-inset-bottom));
        padding-block-end: var(--gallery-bottom);
      }
      nav {
        position: fixed;
        inset: auto 0 0;
        z-index: 1;
        display: grid;
        grid-template-columns: 1fr 1fr;
        padding-block-end: env(safe-area-inset-bottom);
        border-block-start: var(--hairline) solid var(--line);
        background: var(--raised);
      }
      nav a {
        display: grid;
        justify-items: center;
        align-content: center;
        gap: var(--space-4);
        min-block-size: calc(var(--target) + var(--space-12));
        color: var(--quiet);
        font-size: var(--text-small);
        font-weight: var(--weight-strong);
        text-decoration: none;
      }
      nav a:focus-visible {
        outline-offset: calc(-1 * var(--space-4));
      }
      nav a[aria-current] {
        color: var(--tide);
      }
      @media print {
        nav {
          display: none;
        }
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.#onHash);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#onHash);
  }

  override willUpdate(): void {
    if (this.wire?.device !== null) this.wantsToPair = false;
  }

  override render() {
    const { wire, models } = this;
    if (wire === undefined || models === undefined) return this.#openingScreen();
    // The page to send from says so in its own place, where nothing jumps.
    const isGone = !wire.reachable && wire.device !== null && !this.#showsSendPage(wire.device.access);
    return html`${isGone ? html`<host-gone host-name=${this.#hostName}></host-gone>` : nothing}
    ${this.isBroken ? this.#broken() : this.#screen(wire)}`;
  }

  #screen(wire: Wire): TemplateResult {
    const { device } = wire;
    if (device?.access === 'own') return this.#ownersScreen();
    if (device !== null) return this.#devicesScreen(device.access === 'browse');
    if (location.protocol === 'http:') return this.#consoleClosed();
    if (wire.endedBy !== null && !this.wantsToPair) return this.#revoked();
    const { pairing } = this.#need('pairing');
    // So that the page to send from is there the moment the owner says yes.
    if (pairing !== undefined) this.#need('queue');
    if (!wire.reachable && (pairing === undefined || pairing.stage.at === 'typing')) return this.#hostGone();
    if (pairing === undefined) return this.#openingScreen();
    return html`<pair-page .pairing=${pairing} .hostName=${this.#hostName}></pair-page>`;
  }

  #devicesScreen(canBrowse: boolean): TemplateResult {
    if (!canBrowse) return this.#sendersScreen();
    const showsPhotos = this.tab === photosTab;
    const showsSend = this.#showsSendPage('browse');
    return html`<div class="with-tabs">${showsPhotos ? this.#photosScreen() : this.#sendersScreen()}</div>
      <nav aria-label=${say.tabs}>
        <a href="#send" aria-current=${showsSend ? 'page' : nothing}>${sendIcon}${say.tabSend}</a>
        <a href=${photosTab} aria-current=${showsPhotos ? 'page' : nothing}>${photosIcon}${say.tabPhotos}</a>
      </nav>`;
  }

  #showsSendPage(access: Access): boolean {
    return access !== 'own' && this.tab !== safeTab && (access === 'send' || this.tab !== photosTab);
  }

  #sendersScreen(): TemplateResult {
    return this.tab === safeTab ? this.#safeScreen() : this.#sendScreen();
  }

  #sendScreen(): TemplateResult {
    const { queue, receipts } = this.#need('queue', 'receipts');
    if (queue === undefined || receipts === undefined) return this.#openingScreen();
    return html`<send-page .queue=${queue} .hostName=${this.#hostName}>
      <safe-line slot="safe" .receipts=${receipts} .hostName=${this.#hostName}></safe-line>
      <lost-on-the-way
        slot="batch"
        .receipts=${receipts}
        .platform=${this.wire?.device?.platform}
      ></lost-on-the-way>
    </send-page>`;
  }

  #safeScreen(): TemplateResult {
    const { safeList } = this.#need('safeList');
    if (safeList === undefined) return this.#openingScreen();
    return html`<safe-to-delete .list=${safeList} .hostName=${this.#hostName}></safe-to-delete>`;
  }

  #photosScreen(): TemplateResult {
    const { timeline, search } = this.#need('timeline', 'search');
    if (timeline === undefined) return this.#openingScreen();
    return html`<main class="photos">
      <h1>${say.tabPhotos}</h1>
      <photo-gallery .timeline=${timeline} .search=${search}></photo-gallery>
    </main>`;
  }

  #ownersScreen(): TemplateResult {
    const { console, timeline, acts, search, albums } = this.#need('console', 'timeline', 'acts', 'search', 'albums');
    if (console === undefined || timeline === undefined || acts === undefined) return this.#openingScreen();
    return html`<console-page .console=${console}>
        <photo-gallery
          slot="photos"
          .timeline=${timeline}
          .search=${search}
          .acts=${acts}
          @album-wanted=${this.#onAlbumWanted}
        ></photo-gallery>
        ${albums === undefined ? nothing : html`<album-list slot="albums" .albums=${albums}></album-list>`}
      </console-page>
      ${albums === undefined ? nothing : html`<album-picker .albums=${albums}></album-picker>`}`;
  }

  readonly #onAlbumWanted = (event: CustomEvent<AlbumWanted>): void => {
    void this.#putIntoAlbum(event.detail);
  };

  async #putIntoAlbum({ count, put }: AlbumWanted): Promise<void> {
    const album = (await this.renderRoot.querySelector('album-picker')?.choose(count)) ?? null;
    if (album !== null) put(album);
  }

  #openingScreen(): TemplateResult {
    return html`<main class="opening"><p role="status">${say.loading}</p></main>`;
  }

  #consoleClosed(): TemplateResult {
    return html`<main><notice-page
      heading=${this.problem?.code === 'launch-key-used' ? say.consoleKeyUsedTitle : say.consoleClosedTitle}
      help=${say.consoleClosedHelp}
    >
      <span slot="glyph">${laptopIcon}</span>
      <code>${say.consoleClosedCommand}</code>
    </notice-page></main>`;
  }

  #revoked(): TemplateResult {
    return html`<main><notice-page heading=${say.revokedTitle} help=${say.revokedHelp}>
      <span slot="glyph">${alertIcon}</span>
      <button slot="action" class="primary" @click=${() => (this.wantsToPair = true)}>${say.pairAgain}</button>
    </notice-page></main>`;
  }

  #hostGone(): TemplateResult {
    return html`<main><notice-page heading=${say.unreachableTitle(this.#hostName)} help=${say.unreachableHelp}>
      <span slot="glyph">${laptopIcon}</span>
      <button slot="action" class="primary" @click=${() => location.reload()}>${say.tryAgain}</button>
      <host-gone host-name=${this.#hostName} help-only></host-gone>
    </notice-page></main>`;
  }

  #broken(): TemplateResult {
    return html`<main><notice-page heading=${say.brokenTitle} help=${say.brokenHelp}>
      <span slot="glyph">${alertIcon}</span>
      <button slot="action" class="primary" @click=${() => location.reload()}>${say.reload}</button>
    </notice-page></main>`;
  }

  get #hostName(): string {
    return this.wire?.hostName ?? say.aLaptop;
  }

  /** What is open so far, after asking for what is not. */
  #need(...names: readonly Screen[]): Partial<Opened> {
    for (const name of names) {
      if (this.#opening.has(name) || this.models === undefined) continue;
      this.#opening.add(name);
      this.models[name]().then(
        (model) => (this.opened = { ...this.opened, [name]: model }),
        // The host went away, or has been replaced by a version with other files: loading the page again mends both.
        () => (this.isBroken = true),
      );
    }
    return this.opened;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'landfall-app': LandfallApp;
  }
}
