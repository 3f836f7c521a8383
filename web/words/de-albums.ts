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
  menu: (album) => `Was mit ${album} geschehen soll`,
  byDate: 'Neueste zuerst',
  byOwn: 'In eigener Reihenfolge',
  download: 'Album herunterladen',
  said: {
    renamed: (album) => `Es heißt jetzt ${album}.`,
    removed: (album) => `Das Album ${album} ist gelöscht. Seine Fotos bleiben in der Sammlung.`,
    restored: (album) => `${album} ist wieder da.`,
    cover: 'Das ist jetzt das Titelbild.',
    byDate: 'Wieder die neuesten zuerst.',
    byOwn: 'Ziehen Sie Fotos nun an ihren Platz, oder bewegen Sie sie mit Alt und den Pfeiltasten.',
    moved: (value) => `${count(value)} bewegt.`,
  },
  goneTitle: 'Dieses Album gibt es nicht mehr',
  goneHelp: 'Es wurde gelöscht, oder der Link ist ein alter.',
  sortLabel: 'Reihenfolge der Alben',
  sorts: { changed: 'Zuletzt geändert', name: 'Nach Namen', made: 'Neueste' },
  tray: 'Auf ein Album ziehen',
};
