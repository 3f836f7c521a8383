/** German: places. */
import { say } from './de-quantities.ts';
import type { places as english } from './en-places.ts';

const photoCount = (value: number) => say.plural(value, { one: 'Foto', other: 'Fotos' });

export const places: typeof english = {
  loading: 'Orte werden geholt',
  failedTitle: 'Die Orte ließen sich nicht zeigen',
  tryAgain: 'Noch einmal',
  emptyTitle: 'Kein Foto sagt, wo es entstanden ist',
  emptyHelp:
    'Ein Handy merkt sich den Ort, solange seine Kamera den Standort kennen darf. Fotos mit einem Ort erscheinen hier auf einer Karte.',
  mapLabel: 'Karte Ihrer Fotos',
  mapHint: 'Pfeiltasten bewegen die Karte, Plus und Minus zoomen, 0 zeigt alle Fotos.',
  markersLabel: 'Fotos auf der Karte',
  listLabel: 'Länder und Städte',
  zoomIn: 'Vergrößern',
  zoomOut: 'Verkleinern',
  showAll: 'Alle Fotos zeigen',
  count: say.count,
  photoCount,
  photosIn: (count, place) => `${photoCount(count)}, ${place}`,
  showOnMap: (place) => `${place} auf der Karte zeigen`,
  sum: (count, countries) =>
    countries === 0
      ? photoCount(count)
      : `${photoCount(count)} in ${say.plural(countries, { one: 'Land', other: 'Ländern' })}`,
};
