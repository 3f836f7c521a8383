/** Whether a photo that an event brought belongs to what a filter asks for, as far as this page can tell. */
import type { Photo, PhotoFilter } from '../../protocol/photo.ts';

/** `unknown`: only the host can say. */
export function photoFits(photo: Photo, filter: PhotoFilter): 'yes' | 'no' | 'unknown' {
  const { device, kind, favourite, from, to, camera, country, city, trashed = false } = filter;
  const day = photo.taken.local.slice(0, 10);
  const fits =
    (photo.trashedAt !== null) === trashed &&
    (device === undefined || photo.devices.some(({ id }) => id === device)) &&
    (kind === undefined || photo.kind === kind) &&
    (favourite === undefined || photo.favourite === favourite) &&
    (from === undefined || day >= from) &&
    (to === undefined || day <= to) &&
    (camera === undefined || photo.camera === camera) &&
    (country === undefined || photo.place?.country === country) &&
    (city === undefined || photo.place?.city === city);
  if (!fits) return 'no';
  const isForTheHost = filter.q !== undefined || filter.album !== undefined || filter.box !== undefined;
  return isForTheHost ? 'unknown' : 'yes';
}
