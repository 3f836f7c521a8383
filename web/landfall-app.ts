/** Which screen: by who this browser is and whether the host answers. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Failure } from '../protocol/failure.ts';
import type { Access } from '../protocol/pairing.ts';
import { controlStyles } from './parts/control-styles.ts';
import { Follow } from './parts/follow.ts';
import './parts/host-gone.ts';
import { appStyles } from './landfall-app/app-styles.ts';
import { broken, consoleClosed, hostGone, openingScreen, revoked } from './landfall-app/closed-screens.ts';
import type { Models, Opened, Screen } from './landfall-app/models.ts';
import type { ownersScreen } from './landfall-app/owners-screen.ts';
import { photosIcon, sendIcon } from './parts/icons.ts';
import { placesIcon } from './parts/places-icon.ts';
import type { Wire } from './wire/wire.ts';
import { words } from './words/words.ts';

export type { Models };

const say = words.app;
const knockEveryMs = 4000;
const photosTab = '#photos';
const placesTab = '#places';
const safeTab = '#safe';
const trustTab = '#trust';

const trustLink = html`<a class="button plain" href=${trustTab}>${say.trust}</a>`;

/** Which screen an address names; what follows its `?` is the screen’s own. */
function tabIn(hash: string): string {
  return hash.split('?', 1)[0] ?? '';
}

/** The album whose photos an address names, whether there is one or not. */
function albumIn(hash: string): string | null {
  const [screen, query] = hash.split('?', 2);
  return screen === photosTab ? new URLSearchParams(query).get('album') : null;
}

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
  @state() private album = albumIn(location.hash);
  @state() private owners: typeof ownersScreen | null = null;
  #wantsOwners = false;
  #knocking: ReturnType<typeof setTimeout> | undefined;
  readonly #opening = new Set<Screen>();

  protected readonly followed = new Follow(this, () => this.wire);
  protected readonly followedAlbums = new Follow(this, () => this.opened.albums);
  readonly #onHash = (): void => {
    this.tab = tabIn(location.hash);
    this.album = albumIn(location.hash);
  };

  static override styles = [controlStyles, appStyles];

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

  /** A paired device is told by its stream when the host is back; any other has to ask. */
  protected override updated(): void {
    clearTimeout(this.#knocking);
    const { wire } = this;
    if (wire !== undefined && !wire.reachable && wire.device === null)
      this.#knocking = setTimeout(() => void wire.knock().then(() => this.requestUpdate()), knockEveryMs);
  }

  override render() {
    const { wire, models } = this;
    if (wire === undefined || models === undefined) return openingScreen();
    // The page to send from says so in its own place, where nothing jumps.
    const isGone = !wire.reachable && wire.device !== null && !this.#showsSendPage(wire.device.access);
    return html`${isGone ? html`<host-gone host-name=${this.#hostName}></host-gone>` : nothing}
    ${this.isBroken ? broken() : this.#screen(wire)}`;
  }

  #screen(wire: Wire): TemplateResult {
    const { device } = wire;
    if (device?.access === 'own') return this.#ownersScreen();
    if (device === null && location.protocol === 'http:') return consoleClosed(this.problem);
    if (this.tab === trustTab) return this.#trustScreen();
    if (device !== null) return this.#devicesScreen(device.access === 'browse');
    if (wire.endedBy !== null && !this.wantsToPair) return revoked(() => (this.wantsToPair = true));
    const { pairing } = this.#need('pairing');
    // So that the page to send from is there the moment the owner says yes.
    if (pairing !== undefined) this.#need('queue');
    if (!wire.reachable && (pairing === undefined || pairing.stage.at === 'typing'))
      return hostGone(this.#hostName, () => void wire.knock());
    if (pairing === undefined) return openingScreen();
    return html`<pair-page .pairing=${pairing} .hostName=${this.#hostName}>${trustLink}</pair-page>`;
  }

  #devicesScreen(canBrowse: boolean): TemplateResult {
    if (!canBrowse) return this.#sendersScreen();
    const showsPhotos = this.tab === photosTab;
    const showsPlaces = this.tab === placesTab;
    const showsSend = this.#showsSendPage('browse');
    return html`<div class="with-tabs">
        ${showsPhotos ? this.#photosScreen() : showsPlaces ? this.#placesScreen() : this.#sendersScreen()}
      </div>
      <nav aria-label=${say.tabs}>
        <a href="#send" aria-current=${showsSend ? 'page' : nothing}>${sendIcon}${say.tabSend}</a>
        <a href=${photosTab} aria-current=${showsPhotos ? 'page' : nothing}>${photosIcon}${say.tabPhotos}</a>
        <a href=${placesTab} aria-current=${showsPlaces ? 'page' : nothing}>${placesIcon}${say.tabPlaces}</a>
      </nav>`;
  }

  #showsSendPage(access: Access): boolean {
    return (
      access !== 'own' && this.tab !== safeTab && (access === 'send' || ![photosTab, placesTab].includes(this.tab))
    );
  }

  #sendersScreen(): TemplateResult {
    return this.tab === safeTab ? this.#safeScreen() : this.#sendScreen();
  }

  #sendScreen(): TemplateResult {
    const { queue, receipts } = this.#need('queue', 'receipts');
    if (queue === undefined || receipts === undefined) return openingScreen();
    return html`<send-page .queue=${queue} .hostName=${this.#hostName}>
      <safe-line slot="safe" .receipts=${receipts} .hostName=${this.#hostName}></safe-line>
      <lost-on-the-way
        slot="batch"
        .receipts=${receipts}
        .platform=${this.wire?.device?.platform}
      ></lost-on-the-way>
      ${trustLink}
    </send-page>`;
  }

  #trustScreen(): TemplateResult {
    const { trust } = this.#need('trust');
    if (trust === undefined) return openingScreen();
    return html`<trust-page .trust=${trust} .hostName=${this.#hostName}></trust-page>`;
  }

  #safeScreen(): TemplateResult {
    const { safeList } = this.#need('safeList');
    if (safeList === undefined) return openingScreen();
    return html`<safe-to-delete .list=${safeList} .hostName=${this.#hostName}></safe-to-delete>`;
  }

  #photosScreen(): TemplateResult {
    const { timeline, search } = this.#need('timeline', 'search');
    if (timeline === undefined) return openingScreen();
    return html`<main class="photos">
      <h1>${say.tabPhotos}</h1>
      <photo-gallery .timeline=${timeline} .search=${search}></photo-gallery>
    </main>`;
  }

  #placesScreen(): TemplateResult {
    const { places } = this.#need('places');
    if (places === undefined) return openingScreen();
    return html`<main class="photos">
      <h1>${say.tabPlaces}</h1>
      <places-page .places=${places}></places-page>
    </main>`;
  }

  #ownersScreen(): TemplateResult {
    const parts = this.#need('console', 'timeline', 'acts', 'search', 'albums', 'albumActs', 'imports', 'trust');
    if (this.tab === placesTab) this.#need('places');
    const { console, timeline, acts } = parts;
    this.#wantOwners();
    if (this.owners === null || console === undefined || timeline === undefined || acts === undefined)
      return openingScreen();
    return this.owners({ ...parts, console, timeline, acts }, this.album);
  }

  /** Its code is of no use to a phone. */
  #wantOwners(): void {
    if (this.#wantsOwners) return;
    this.#wantsOwners = true;
    import('./landfall-app/owners-screen.ts').then(
      ({ ownersScreen }) => (this.owners = ownersScreen),
      () => (this.isBroken = true),
    );
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
