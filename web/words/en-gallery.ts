/** English: the photos, as a wall and one at a time. */
import { say } from './en-quantities.ts';

const photos = { one: 'photo', other: 'photos' };
const count = (value: number) => say.plural(value, photos);

type KeysAndWhat = readonly [keys: readonly string[], what: string];

export const gallery = {
  photoCount: count,
  loading: 'Getting photos',
  end: (value: number) => `That is all: ${count(value)}`,

  emptyTitle: 'No photos yet',
  emptyHelp: 'They appear here as they land.',
  emptyFromTitle: (device: string) => `Nothing from ${device} yet`,
  emptyFilterTitle: 'No photos here',
  showAll: 'Show all photos',
  failedTitle: 'The photos could not be shown',
  failedMonth: (month: string) => `${month} could not be shown.`,
  tryAgain: 'Try again',

  filterLabel: 'Show photos from',
  allDevices: 'All devices',
  sizeLabel: 'Size of the pictures',

  newPhotos: (value: number, device: string) => `${say.count(value)} new, from ${device}`,
  newFromSeveral: (value: number) => `${say.count(value)} new, from several devices`,
  newHint: 'Go to the newest of them',

  kind: { image: 'Photo', video: 'Video', moving: 'Moving photo' },
  favourite: 'favourite',
  from: (device: string) => `From ${device}`,
  lower: { from: (device: string) => `from ${device}` },
  several: (first: string, more: number) => `${first} and ${say.count(more)} more`,
  beingMade: 'Picture being made',
  noPreviewOf: (kind: string) => `${kind}, no preview`,

  scrubber: 'Month shown',

  select: (what: string) => `Select: ${what}`,
  selectDay: (day: string) => `Select ${day}`,
  selected: (value: number) => `${say.count(value)} selected`,
  selectedLabel: 'Selected photos',
  selectAll: 'Select all',
  clear: 'Clear selection',
  addFavourite: 'Favourite',
  takeFavourite: 'Not a favourite',
  delete: 'Delete',
  toAlbum: 'Add to album',
  takeOut: 'Take out of album',
  download: 'Download',
  restore: 'Restore',
  erase: 'Delete for good',
  help: 'Keys',

  said: {
    trash: (value: number) => `${count(value)} moved to the trash.`,
    restore: (value: number) => `${count(value)} back in place.`,
    favourite: (value: number) => `${count(value)} marked as favourite.`,
    unfavourite: (value: number) => `${count(value)} no longer favourite.`,
    other: (value: number) => `${count(value)} changed.`,
    alsoFailed: (value: number) => `${count(value)} could not be changed.`,
    nothing: 'Nothing had to be changed.',
  },
  undo: 'Undo',
  close: 'Close',

  trash: {
    keeps: 'What is in the trash is deleted for good after 30 days.',
    empty: 'Empty the trash',
    emptyAsk: 'Delete everything in the trash for good?',
    emptyYes: 'Delete for good',
    emptyNo: 'Keep',
  },

  search: {
    label: 'Search photos',
    placeholder: 'Search: place, date, device, camera, name',
    understood: 'Understood as',
    between: (from: string, to: string) => `${from} to ${to}`,
    favourites: 'Favourites',
  },

  helpTitle: 'Keys',
  keys: [
    [['←', '→', '↑', '↓'], 'From photo to photo'],
    [['Home', 'End'], 'The newest, the oldest'],
    [['Enter'], 'Open'],
    [['Space', 'X'], 'Select'],
    [['Shift', '→'], 'Select on from there'],
    [['D'], 'Select the whole day'],
    [['Ctrl', 'A'], 'Select all'],
    [['F'], 'Favourite'],
    [['Delete'], 'Move to the trash'],
    [['Ctrl', 'Z'], 'Undo'],
    [['Esc'], 'Clear the selection'],
    [['?'], 'Show these keys'],
  ] as readonly KeysAndWhat[],
};
