/** English: albums. */
import { say } from './en-quantities.ts';

const count = (value: number) => say.plural(value, { one: 'photo', other: 'photos' });

export const albums = {
  title: 'Albums',
  loading: 'Getting albums',
  failedTitle: 'The albums could not be shown',
  tryAgain: 'Try again',
  emptyTitle: 'No albums yet',
  emptyHelp: 'Give one a name above, or select photos and add them to a new one.',
  newName: 'New album',
  make: 'Make album',
  nameNeeded: 'Give it a name.',
  photoCount: count,
  addTitle: (value: number) => `Add ${count(value)} to an album`,
  cancel: 'Cancel',
  all: 'All albums',
  rename: 'Rename',
  newNameOf: (album: string) => `New name for ${album}`,
  save: 'Save',
  remove: 'Delete album',
  menu: (album: string) => `What to do with ${album}`,
  byDate: 'Newest first',
  byOwn: 'In an order of my own',
  download: 'Download album',
  said: {
    renamed: (album: string) => `It is called ${album} now.`,
    removed: (album: string) => `The album ${album} is deleted. Its photos stay in the library.`,
    restored: (album: string) => `${album} is back.`,
    cover: 'This is the cover now.',
    byDate: 'Newest first again.',
    byOwn: 'Now drag photos where you want them, or move them with Alt and the arrow keys.',
    moved: (value: number) => `${count(value)} moved.`,
  },
  goneTitle: 'This album is gone',
  goneHelp: 'It was deleted, or the link is an old one.',
  sortLabel: 'Order of the albums',
  sorts: { changed: 'Last changed', name: 'By name', made: 'Newest' },
  tray: 'Drop on an album',
};
