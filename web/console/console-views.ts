/** The parts of the console and their addresses. */

import { consoleWords } from '../words/console-words.ts';
import { countryName } from '../words/country-name.ts';

export type View =
  | 'photos'
  | 'albums'
  | 'places'
  | 'favourites'
  | 'trash'
  | 'devices'
  | 'activity'
  | 'care'
  | 'connection'
  | 'add-phone';

const say = consoleWords;

/** Which part of the library a screen shows is for the photos to say, as the question mark of their address. */
export const addressOf: Readonly<Record<View, string>> = {
  photos: '#photos',
  albums: '#albums',
  places: '#places',
  favourites: '#photos?favourite=true',
  trash: '#photos?trashed=true',
  devices: '#devices',
  activity: '#activity',
  care: '#care',
  connection: '#connection',
  'add-phone': '#add-phone',
};

export const titleOf: Readonly<Record<View, string>> = {
  photos: say.photos,
  albums: say.albums,
  places: say.places,
  favourites: say.favourites,
  trash: say.trash,
  devices: say.devices,
  activity: say.activity,
  care: say.care,
  connection: say.connection,
  'add-phone': say.addPhone,
};

const ownScreens = ['albums', 'places', 'devices', 'activity', 'care', 'connection', 'add-phone'] as const;

/** null where the address names none. */
export function viewIn(hash: string): View | null {
  const [name, query] = hash.slice(1).split('?', 2);
  const own = ownScreens.find((view) => view === name);
  if (own !== undefined) return own;
  if (name !== 'photos') return null;
  const wanted = new URLSearchParams(query);
  if (wanted.get('trashed') === 'true') return 'trash';
  if (wanted.has('album')) return 'albums';
  if (placeIn(hash) !== null) return 'places';
  return wanted.get('favourite') === 'true' ? 'favourites' : 'photos';
}

export function isOfPhotos(hash: string): boolean {
  return /^#photos(\?|$)/.test(hash);
}

/** What the place is called whose photos an address shows; null where it shows those of no place. */
export function placeIn(hash: string): string | null {
  if (!isOfPhotos(hash)) return null;
  const wanted = new URLSearchParams(hash.split('?', 2)[1] ?? '');
  const [city, country] = [wanted.get('city'), wanted.get('country')];
  if (city !== null && country !== null) return say.cityIn(city, countryName(country));
  if (city !== null) return city;
  if (country !== null) return countryName(country);
  return wanted.has('box') ? say.partOfMap : null;
}
