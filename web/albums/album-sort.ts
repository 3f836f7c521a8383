/** In which order the albums stand, as this browser's reader likes it. */
import type { Album } from '../../protocol/album.ts';

export const albumSorts = ['changed', 'name', 'made'] as const;
export type AlbumSort = (typeof albumSorts)[number];

const key = 'landfall.album-sort';

/** `all` is as the host has it, the one that was changed last first. `language` is whose alphabet it is. */
export function sortedAlbums(all: readonly Album[], sort: AlbumSort, language: string): readonly Album[] {
  switch (sort) {
    case 'name': {
      const { compare } = new Intl.Collator(language, { numeric: true });
      return all.toSorted((a, b) => compare(a.name, b.name));
    }
    case 'made':
      return all.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
    default:
      return all;
  }
}

export function albumSortOf(text: string | null): AlbumSort {
  return albumSorts.find((sort) => sort === text) ?? 'changed';
}

export function keptAlbumSort(): AlbumSort {
  try {
    return albumSortOf(localStorage.getItem(key));
  } catch {
    // A browser that keeps nothing shows the usual order each time.
    return 'changed';
  }
}

export function keepAlbumSort(sort: AlbumSort): void {
  try {
    localStorage.setItem(key, sort);
  } catch {
    // Then it holds until the page is closed.
  }
}
