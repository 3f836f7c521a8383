/** German: albums. */
import { say } from './de-quantities.ts';
import type { albums as english } from './en-albums.ts';

const count = (value: number) => say.plural(value, { one: 'Foto', other: 'Fotos' });

export const albums: typeof english = {
  title: 'Alben',
  loading: 'Alben werden geholt',
  failedTitle: 'Die Alben ließen sich nicht zeigen',
  tryAgain: 'Noch einmal',
  emptyTitle: 'Noch keine Alben',
  emptyHelp: 'Geben Sie oben einem einen Namen, oder wählen Sie Fotos aus und legen Sie sie in ein neues.',
  newName: 'Neues Album',
  make: 'Album anlegen',
  nameNeeded: 'Geben Sie ihm einen Namen.',
  photoCount: count,
  addTitle: (value) => `${count(value)} in ein Album legen`,
  cancel: 'Abbrechen',
  all: 'Alle Alben',
  rename: 'Umbenennen',
  newNameOf: (album) => `Neuer Name für ${album}`,
  save: 'Sichern',
  remove: 'Album löschen',
  removeTitle: (album) => `Das Album ${album} löschen?`,
  removeHelp: 'Seine Fotos bleiben in der Sammlung.',
  keep: 'Behalten',
};
