/** The owner's screens, put together. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Opened } from './models.ts';

/** Those without which there is nothing to show. */
type Needed = 'console' | 'timeline' | 'acts';

/** `albumId`: the album that the address names, whether there is one or not. */
export function ownersScreen(
  {
    console,
    timeline,
    acts,
    search,
    albums,
    albumActs,
    places,
    imports,
    trust,
  }: Partial<Opened> & Pick<Opened, Needed>,
  albumId: string | null,
): TemplateResult {
  const album = albumId === null ? undefined : albums?.find(albumId);
  const isGone = albumId !== null && album === undefined && (albums?.all ?? null) !== null;
  return html`<album-desk .albums=${albums} .acts=${albumActs}>
    <console-page .console=${console}>
      ${
        album === undefined
          ? nothing
          : html`<album-header
              slot="heading"
              .album=${album}
              .acts=${albumActs}
              @download-wanted=${() => void acts.downloadAlbum(album.id)}
            ></album-header>`
      }
      <photo-gallery
        slot="photos"
        ?hidden=${isGone}
        ?own-order=${album?.order === 'own'}
        .timeline=${timeline}
        .search=${search}
        .acts=${acts}
      ></photo-gallery>
      ${isGone ? html`<album-gone slot="photos"></album-gone>` : nothing}
      ${albums === undefined ? nothing : html`<album-list slot="albums" .albums=${albums}></album-list>`}
      ${places === undefined ? nothing : html`<places-page slot="places" .places=${places}></places-page>`}
      ${imports === undefined ? nothing : html`<import-button slot="import" .imports=${imports}></import-button><import-desk .imports=${imports}></import-desk>`}
      ${trust === undefined ? nothing : html`<certificate-details slot="certificate" .trust=${trust}></certificate-details>`}
      <undo-toast .acts=${acts}></undo-toast>
    </console-page>
  </album-desk>`;
}
