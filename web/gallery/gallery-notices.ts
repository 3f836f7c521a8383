/** What stands where there are no photos to show, and what says that new ones have come. */
import { html, nothing } from 'lit';
import type { Failure } from '../../protocol/failure.ts';
import { alertIcon, markIcon } from '../parts/icons.ts';
import '../parts/notice-page.ts';
import { withName } from '../parts/with-name.ts';
import { galleryWords } from '../words/gallery-words.ts';
import { sendersOf } from './photo-says.ts';
import type { Timeline } from './timeline.ts';

/** How many have landed since the reader last looked. */
export function newPill({ unseen, deviceNames }: Timeline, onPress: () => void) {
  const senders = new Set(unseen.map((photo) => sendersOf(photo, deviceNames)));
  const [sender] = senders;
  return html`<div class="pill" role="status">
    ${
      unseen.length === 0
        ? nothing
        : html`<button class="primary counts" title=${galleryWords.newHint} @click=${onPress}>
            ${
              senders.size === 1 && sender !== undefined
                ? withName((name) => galleryWords.newPhotos(unseen.length, name), sender)
                : galleryWords.newFromSeveral(unseen.length)
            }
          </button>`
    }
  </div>`;
}

export function openingTiles() {
  return html`<div class="opening" role="status">
    <span class="visually-hidden">${galleryWords.loading}</span>
    ${Array.from({ length: 12 }, () => html`<span></span>`)}
  </div>`;
}

export function emptyNotice({ filter, deviceNames }: Timeline, onShowAll: () => void) {
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  const name = filter.device === undefined ? undefined : deviceNames.get(filter.device);
  const title = !isFiltered
    ? galleryWords.emptyTitle
    : name === undefined
      ? galleryWords.emptyFilterTitle
      : galleryWords.emptyFromTitle(name);
  return html`<notice-page .heading=${title} .help=${isFiltered ? '' : galleryWords.emptyHelp}>
    <span slot="glyph" class="large-glyph">${markIcon}</span>
    ${isFiltered ? html`<button slot="action" @click=${onShowAll}>${galleryWords.showAll}</button>` : nothing}
  </notice-page>`;
}

export function failedNotice(failure: Failure, onRetry: () => void) {
  return html`<notice-page role="alert" .heading=${galleryWords.failedTitle} .help=${failure.detail}>
    <span slot="glyph" class="large-glyph">${alertIcon}</span>
    <button slot="action" class="primary" @click=${onRetry}>${galleryWords.tryAgain}</button>
  </notice-page>`;
}
