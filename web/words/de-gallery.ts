/** German: the photos, as a wall and one at a time. */
import { say } from './de-quantities.ts';
import type { gallery as english } from './en-gallery.ts';

const photos = { one: 'Foto', other: 'Fotos' };
const count = (value: number) => say.plural(value, photos);

export const gallery: typeof english = {
  photoCount: count,
  loading: 'Fotos werden geholt',
  end: (value) => `Das ist alles: ${count(value)}`,

  emptyTitle: 'Noch keine Fotos',
  emptyHelp: 'Hier erscheinen sie, sobald sie ankommen.',
  emptyFromTitle: (device) => `Noch nichts von ${device}`,
  emptyFilterTitle: 'Hier sind keine Fotos',
  showAll: 'Alle Fotos zeigen',
  failedTitle: 'Die Fotos ließen sich nicht zeigen',
  failedMonth: (month) => `${month} ließ sich nicht zeigen.`,
  tryAgain: 'Noch einmal',

  filterLabel: 'Fotos zeigen von',
  allDevices: 'Allen Geräten',
  sizeLabel: 'Größe der Bilder',

  newPhotos: (value, device) => `${say.count(value)} neu, von ${device}`,
  newFromSeveral: (value) => `${say.count(value)} neu, von mehreren Geräten`,
  newHint: 'Zum neuesten davon',

  kind: { image: 'Foto', video: 'Video', moving: 'Bewegtes Foto' },
  favourite: 'Favorit',
  from: (device) => `Von ${device}`,
  lower: { from: (device) => `von ${device}` },
  several: (first, more) => `${first} und ${say.count(more)} weitere`,
  beingMade: 'Bild entsteht',
  noPreviewOf: (kind) => `${kind}, keine Vorschau`,

  scrubber: 'Gezeigter Monat',

  select: (what) => `Auswählen: ${what}`,
  selectDay: (day) => `${day} auswählen`,
  selected: (value) => `${say.count(value)} ausgewählt`,
  selectedLabel: 'Ausgewählte Fotos',
  selectAll: 'Alle auswählen',
  clear: 'Auswahl aufheben',
  addFavourite: 'Favorit',
  takeFavourite: 'Kein Favorit',
  delete: 'Löschen',
  toAlbum: 'In ein Album',
  takeOut: 'Aus dem Album nehmen',
  download: 'Herunterladen',
  restore: 'Zurückholen',
  erase: 'Endgültig löschen',
  help: 'Tasten',

  said: {
    trash: (value) => `${count(value)} in den Papierkorb gelegt.`,
    restore: (value) => `${count(value)} wieder da.`,
    favourite: (value) => `${count(value)} als Favorit markiert.`,
    unfavourite: (value) => `${count(value)} kein Favorit mehr.`,
    other: (value) => `${count(value)} geändert.`,
    alsoFailed: (value) => `${count(value)} ließen sich nicht ändern.`,
    nothing: 'Es war nichts zu ändern.',
  },
  undo: 'Rückgängig',
  close: 'Schließen',

  trash: {
    keeps: 'Was im Papierkorb liegt, wird nach 30 Tagen endgültig gelöscht.',
    empty: 'Papierkorb leeren',
    emptyAsk: 'Alles im Papierkorb endgültig löschen?',
    emptyYes: 'Endgültig löschen',
    emptyNo: 'Behalten',
  },

  search: {
    label: 'Fotos suchen',
    placeholder: 'Suchen: Ort, Datum, Gerät, Kamera, Name',
    understood: 'Verstanden als',
    between: (from, to) => `${from} bis ${to}`,
    favourites: 'Favoriten',
  },

  helpTitle: 'Tasten',
  keys: [
    [['←', '→', '↑', '↓'], 'Von Foto zu Foto'],
    [['Pos1', 'Ende'], 'Das neueste, das älteste'],
    [['Enter'], 'Öffnen'],
    [['Leertaste', 'X'], 'Auswählen'],
    [['Umschalt', '→'], 'Von da an weiter auswählen'],
    [['D'], 'Den ganzen Tag auswählen'],
    [['Strg', 'A'], 'Alle auswählen'],
    [['F'], 'Favorit'],
    [['Entf'], 'In den Papierkorb'],
    [['Strg', 'Z'], 'Rückgängig'],
    [['Esc'], 'Auswahl aufheben'],
    [['?'], 'Diese Tasten zeigen'],
  ],
};
