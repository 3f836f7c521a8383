/** What stands where there are no photos to show, and what says that new ones have come. */
import { html, nothing } from 'lit';
import type { Failure } from '../../protocol/failure.ts';
import type { PhotoFilter } from '../../protocol/photo.ts';
import { alertIcon, markIcon } from '../parts/icons.ts';
import '../parts/notice-page.ts';
import { withName } from '../parts/with-name.ts';
import { failureSays } from '../words/failure-words.ts';
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

/** `onShowWithout`: the same without what was typed. */
export function emptyNotice({ filter, deviceNames }: Timeline, onShowAll: () => void, onShowWithout: () => void) {
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  const name = filter.device === undefined ? undefined : deviceNames.get(filter.device);
  if (filter.q !== undefined)
    return html`<notice-page .heading=${galleryWords.search.noneTitle(filter.q)} .help=${galleryWords.search.noneHelp}>
      <span slot="glyph" class="large-glyph">${markIcon}</span>
      <button slot="action" class="primary" @click=${onShowWithout}>${galleryWords.search.clear}</button>
      <button slot="action" @click=${onShowAll}>${galleryWords.showAll}</button>
    </notice-page>`;
  const [title, help] = emptySays(filter, name);
  return html`<notice-page .heading=${title} .help=${help}>
    <span slot="glyph" class="large-glyph">${markIcon}</span>
    ${isFiltered ? html`<button slot="action" @click=${onShowAll}>${galleryWords.showAll}</button>` : nothing}
  </notice-page>`;
}

function emptySays(filter: PhotoFilter, deviceName: string | undefined): readonly [title: string, help: string] {
  const say = galleryWords;
  const wanted = Object.entries(filter).flatMap(([key, value]) => (value === undefined ? [] : [key]));
  if (wanted.length === 0) return [say.emptyTitle, say.emptyHelp];
  if (deviceName !== undefined) return [say.emptyFromTitle(deviceName), ''];
  if (wanted.length > 1) return [say.emptyFilterTitle, ''];
  if (filter.favourite === true) return [say.emptyFavouritesTitle, say.emptyFavouritesHelp];
  if (filter.trashed === true) return [say.emptyTrashTitle, ''];
  if (filter.album !== undefined) return [say.emptyAlbumTitle, say.emptyAlbumHelp];
  return [say.emptyFilterTitle, ''];
}

/** The photo of the address is not here. */
export function goneNotice(onDismiss: () => void) {
  return html`<div class="gone" role="status">
    <p>${galleryWords.photoGone}</p>
    <button class="plain" @click=${onDismiss}>${galleryWords.close}</button>
  </div>`;
}

export function failedNotice(failure: Failure, onRetry: () => void) {
  return html`<notice-page role="alert" .heading=${galleryWords.failedTitle} .help=${failureSays(failure)}>
    <span slot="glyph" class="large-glyph">${alertIcon}</span>
    <button slot="action" class="primary" @click=${onRetry}>${galleryWords.tryAgain}</button>
  </notice-page>`;
}
