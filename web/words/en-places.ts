/** English: places. */
import { say } from './en-quantities.ts';

const photoCount = (value: number) => say.plural(value, { one: 'photo', other: 'photos' });

export const places = {
  loading: 'Getting places',
  failedTitle: 'The places could not be shown',
  tryAgain: 'Try again',
  emptyTitle: 'No photo says where it was taken',
  emptyHelp:
    'A phone notes the place while its camera may see the location. Photos that come with a place appear on a map here.',
  mapLabel: 'Map of your photos',
  mapHint: 'Arrow keys move the map, plus and minus zoom, 0 shows all photos.',
  markersLabel: 'Photos on the map',
  listLabel: 'Countries and cities',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  showAll: 'Show all photos',
  count: say.count,
  photoCount,
  photosIn: (count: number, place: string) => `${photoCount(count)}, ${place}`,
  showOnMap: (place: string) => `Show ${place} on the map`,
  sum: (count: number, countries: number) =>
    countries === 0
      ? photoCount(count)
      : `${photoCount(count)} in ${say.plural(countries, { one: 'country', other: 'countries' })}`,
};
