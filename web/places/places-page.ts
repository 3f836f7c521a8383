/** The places of the photos as a screen: the map, the list beside it, and every state they can be in. Keeps the address at what is shown. */
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Failure } from '../../protocol/failure.ts';
import { controlStyles } from '../parts/control-styles.ts';
import { Follow } from '../parts/follow.ts';
import { alertIcon } from '../parts/icons.ts';
import '../parts/notice-page.ts';
import { placesIcon } from '../parts/places-icon.ts';
import { failureSays } from '../words/failure-words.ts';
import { placeWords as say } from '../words/place-words.ts';
import { isOfPlaces, readMapAddress, writeMapAddress } from './map-address.ts';
import type { Box } from './map-view.ts';
import './place-list.ts';
import { wholeBox } from './place-groups.ts';
import type { Places } from './places-model.ts';
import './world-map.ts';
import type { WorldMap } from './world-map.ts';

// Safari refuses a page that writes more than a hundred times in half a minute.
const addressRestMs = 400;
/** Who comes back soon finds the map as it was, at once. */
const keptMs = 120_000;

/** Shown at the address `#places`, and asleep at any other. */
@customElement('places-page')
export class PlacesPage extends LitElement {
  @property({ attribute: false }) places?: Places;
  @state() private isActive = isOfPlaces(location.hash);
  @query('world-map') private map!: WorldMap | null;
  #hasShown = false;
  #writing: ReturnType<typeof setTimeout> | null = null;
  #leaving: ReturnType<typeof setTimeout> | undefined;

  protected readonly followed = new Follow(this, () => this.places);

  static override styles = [
    controlStyles,
    css`
      :host {
        display: block;
        padding: var(--space-8) var(--gallery-side, var(--space-24)) var(--space-16);
      }
      .page {
        display: grid;
        grid-template-columns: minmax(0, 1fr) clamp(17rem, 26%, 22rem);
        gap: var(--space-24);
        block-size: calc(100dvh - var(--console-bars, 0px) - var(--space-24));
        min-block-size: 24rem;
      }
      world-map {
        block-size: 100%;
      }
      aside {
        min-block-size: 0;
        overflow-y: auto;
        overscroll-behavior: contain;
      }
      .sum {
        padding: 0 var(--space-8) var(--space-12);
      }
      .large-glyph {
        --icon: 56px;
      }
      .large-glyph svg {
        inline-size: var(--icon);
        block-size: var(--icon);
        stroke-width: 1;
      }
      .loading {
        padding-block: var(--space-24);
      }
      @media (max-width: 820px) {
        .page {
          display: block;
          block-size: auto;
        }
        world-map {
          block-size: max(18rem, min(52dvh, 92vw));
        }
        aside {
          margin-block-start: var(--space-16);
          overflow: visible;
        }
      }
      @media print {
        .page {
          display: block;
          block-size: auto;
        }
        world-map {
          display: none;
        }
        aside {
          overflow: visible;
        }
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.#onHash);
    this.addEventListener('click', this.#onClick, { capture: true });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#onHash);
    this.removeEventListener('click', this.#onClick, { capture: true });
    this.#forget();
    clearTimeout(this.#leaving);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('places')) this.places?.open();
  }

  protected override updated(): void {
    const { map, places } = this;
    if (map === null || this.#hasShown || !isOfPlaces(location.hash) || !places?.points) return;
    this.#hasShown = true;
    map.show(readMapAddress(location.hash) ?? wholeBox(places.points));
  }

  override render() {
    const { places } = this;
    if (places === undefined) return nothing;
    const { points, failure, countries } = places;
    if (points === null)
      return failure === null ? html`<p class="loading quiet" role="status">${say.loading}</p>` : this.#failed(failure);
    if (points.ids.length === 0)
      return html`<notice-page .heading=${say.emptyTitle} .help=${say.emptyHelp}>
        <span slot="glyph" class="large-glyph">${placesIcon}</span>
      </notice-page>`;
    return html`<div class="page">
      <world-map
        .points=${points}
        ?active=${this.isActive}
        @view-moved=${this.#onMoved}
        @all-wanted=${() => this.#glideTo(wholeBox(points))}
      ></world-map>
      <aside aria-label=${say.listLabel}>
        <p class="sum quiet counts">${say.sum(points.ids.length, countries.length)}</p>
        <place-list
          .countries=${countries}
          @place-wanted=${(event: CustomEvent<Box>) => this.#glideTo(event.detail)}
        ></place-list>
      </aside>
    </div>`;
  }

  #failed(failure: Failure) {
    return html`<notice-page role="alert" .heading=${say.failedTitle} .help=${failureSays(failure)}>
      <span slot="glyph" class="large-glyph">${alertIcon}</span>
      <button slot="action" class="primary" @click=${() => void this.places?.load()}>${say.tryAgain}</button>
    </notice-page>`;
  }

  #glideTo(box: Box): void {
    this.map?.glideTo(box);
    this.map?.scrollIntoView({ block: 'nearest' });
    this.#onMoved();
  }

  readonly #onMoved = (): void => {
    this.#writing ??= setTimeout(() => {
      this.#writing = null;
      this.#write();
    }, addressRestMs);
  };

  /** A link may lead away: the browser's back is to lead to what was shown, and not to what was shown a moment before. */
  readonly #onClick = (): void => {
    if (this.#writing === null) return;
    this.#forget();
    this.#write();
  };

  #forget(): void {
    if (this.#writing !== null) clearTimeout(this.#writing);
    this.#writing = null;
  }

  /** Never over the address of another screen, to which somebody is on the way. */
  #write(): void {
    const view = this.map?.view ?? null;
    if (view !== null && isOfPlaces(location.hash)) history.replaceState(history.state, '', writeMapAddress(view));
  }

  readonly #onHash = (): void => {
    clearTimeout(this.#leaving);
    if (!isOfPlaces(location.hash)) {
      this.#leaving = setTimeout(() => (this.isActive = false), keptMs);
      return;
    }
    this.isActive = true;
    const view = readMapAddress(location.hash);
    // An address without a view, as the rail has it, leads to the map as it was left.
    if (view === null) this.#write();
    else if (this.#hasShown) this.map?.show(view);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'places-page': PlacesPage;
  }
}
