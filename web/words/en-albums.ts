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
  removeTitle: (album: string) => `Delete the album ${album}?`,
  removeHelp: 'Its photos stay in the library.',
  keep: 'Keep it',
};
