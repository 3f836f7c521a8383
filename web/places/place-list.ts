/** The countries and cities of the photos, each with its newest picture: it opens them, or is shown on the map. */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { controlStyles } from '../parts/control-styles.ts';
import { countryName } from '../words/country-name.ts';
import { placeWords as say } from '../words/place-words.ts';
import { aimIcon } from './map-icons.ts';
import type { Box } from './map-view.ts';
import './place-cover.ts';
import type { CountryGroup, PlaceGroup } from './place-groups.ts';

/** Event `place-wanted` (a `Box`): it is to be seen on the map. */
@customElement('place-list')
export class PlaceList extends LitElement {
  @property({ attribute: false }) countries: readonly CountryGroup[] = [];

  static override styles = [
    controlStyles,
    css`
      :host {
        display: block;
      }
      ul {
        padding: 0;
        list-style: none;
      }
      .country + .country {
        margin-block-start: var(--space-16);
      }
      .country {
        content-visibility: auto;
        contain-intrinsic-size: auto 240px;
      }
      .row {
        display: flex;
        align-items: center;
        gap: var(--space-4);
        border-radius: var(--radius-control);
      }
      a {
        flex: 1;
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        align-items: center;
        column-gap: var(--space-12);
        min-block-size: calc(var(--target) + var(--space-8));
        padding: var(--space-4) var(--space-8);
        border-radius: var(--radius-control);
        color: inherit;
        text-decoration: none;
      }
      .country > .row a {
        min-block-size: var(--target);
        grid-template-columns: minmax(0, 1fr) auto;
      }
      place-cover {
        inline-size: var(--target);
        block-size: var(--target);
        border-radius: var(--radius-tile);
      }
      .name {
        display: block;
        overflow: hidden;
        font-weight: var(--weight-strong);
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      h2 {
        font-size: var(--text-large);
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .row button {
        flex: none;
        min-inline-size: var(--target-desk);
        min-block-size: var(--target-desk);
        color: var(--quiet);
      }
      .row :focus-visible {
        outline-offset: calc(-1 * var(--stroke));
      }
      @media (hover: hover) {
        .row:hover {
          background: var(--tide-wash);
        }
      }
      @media (max-width: 640px) {
        .row button {
          min-inline-size: var(--target);
          min-block-size: var(--target);
        }
      }
    `,
  ];

  override render() {
    return html`<ul>
      ${repeat(
        this.countries,
        ({ country }) => country,
        (group) => html`<li class="country">
          ${this.#country(group)}
          ${
            group.cities.length === 0
              ? nothing
              : html`<ul>
                  ${repeat(
                    group.cities,
                    ({ city }) => city,
                    (city) => html`<li>${this.#city(city)}</li>`,
                  )}
                </ul>`
          }
        </li>`,
      )}
    </ul>`;
  }

  #country(group: CountryGroup) {
    const name = countryName(group.country);
    return html`<div class="row">
      <a href="#photos?country=${group.country}">
        <h2>${name}</h2>
        <span class="quiet small counts">${say.photoCount(group.count)}</span>
      </a>
      ${this.#aim(group, name)}
    </div>`;
  }

  #city(group: PlaceGroup) {
    const name = group.city ?? '';
    return html`<div class="row">
      <a href="#photos?country=${group.country}&city=${encodeURIComponent(name)}">
        <place-cover .photo=${group.cover} .since=${this.countries}></place-cover>
        <span>
          <span class="name"><bdi>${name}</bdi></span>
          <span class="quiet small counts">${say.photoCount(group.count)}</span>
        </span>
      </a>
      ${this.#aim(group, name)}
    </div>`;
  }

  #aim({ box }: PlaceGroup, name: string) {
    const label = say.showOnMap(name);
    return html`<button
      class="plain icon"
      aria-label=${label}
      title=${label}
      @click=${() => this.dispatchEvent(new CustomEvent<Box>('place-wanted', { detail: box }))}
    >
      ${aimIcon}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'place-list': PlaceList;
  }
}
