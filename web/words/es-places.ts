/** Spanish: places. */
import type { places as english } from './en-places.ts';
import { say } from './es-quantities.ts';

const photoCount = (value: number) => say.plural(value, { one: 'foto', other: 'fotos' });

export const places: typeof english = {
  loading: 'Trayendo los lugares',
  failedTitle: 'No se han podido mostrar los lugares',
  tryAgain: 'Probar otra vez',
  emptyTitle: 'Ninguna foto dice dónde se hizo',
  emptyHelp:
    'Un teléfono anota el lugar mientras su cámara puede ver la ubicación. Las fotos que llegan con lugar aparecen aquí en un mapa.',
  mapLabel: 'Mapa de tus fotos',
  mapHint: 'Las flechas mueven el mapa, más y menos lo acercan y lo alejan, 0 muestra todas las fotos.',
  markersLabel: 'Fotos en el mapa',
  listLabel: 'Países y ciudades',
  zoomIn: 'Acercar',
  zoomOut: 'Alejar',
  showAll: 'Mostrar todas las fotos',
  count: say.count,
  photoCount,
  photosIn: (count, place) => `${photoCount(count)}, ${place}`,
  showOnMap: (place) => `Mostrar ${place} en el mapa`,
  sum: (count, countries) =>
    countries === 0
      ? photoCount(count)
      : `${photoCount(count)} en ${say.plural(countries, { one: 'país', other: 'países' })}`,
};
