/** What the map shows, as the address bar says it: `#places?at=52.52,13.405,6` (latitude, longitude, zoom). */
import { type MapView, placeAt, pointAt } from './map-view.ts';

const start = '#places';

export function isOfPlaces(hash: string): boolean {
  return hash === start || hash.startsWith(`${start}?`);
}

/** null where it says nothing that makes sense: all photos are shown then. */
export function readMapAddress(hash: string): MapView | null {
  const at = new URLSearchParams(hash.split('?', 2)[1] ?? '').get('at') ?? '';
  if (!isOfPlaces(hash) || !/^-?\d{1,2}(\.\d+)?,-?\d{1,3}(\.\d+)?,\d{1,2}(\.\d+)?$/.test(at)) return null;
  const [latitude = 0, longitude = 0, zoom = 0] = at.split(',').map(Number);
  return Math.abs(latitude) > 90 || Math.abs(longitude) > 180 ? null : { ...pointAt({ latitude, longitude }), zoom };
}

export function writeMapAddress({ zoom, ...point }: MapView): string {
  const { latitude, longitude } = placeAt(point);
  return `${start}?at=${latitude.toFixed(4)},${longitude.toFixed(4)},${zoom.toFixed(2)}`;
}
