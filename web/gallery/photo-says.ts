/** What is said about a photo where its picture alone does not: its date, its kind, who sent it. */
import type { DeviceId } from '../../protocol/pairing.ts';
import type { Photo } from '../../protocol/photo.ts';
import { words } from '../words/words.ts';
import { dayOf } from './photo-order.ts';

export type DeviceNames = ReadonlyMap<DeviceId, string>;

/** "iPhone 13", or "iPhone 13 and 1 more"; empty where nobody is known to have sent it. */
export function sendersOf(photo: Photo, names: DeviceNames): string {
  const [first, ...more] = photo.devices.map(({ id, name }) => names.get(id) ?? name);
  if (first === undefined) return '';
  return more.length === 0 ? first : words.gallery.several(first, more.length);
}

/** "Wednesday, 3 June, 14:03" */
export function takenSays(photo: Photo): string {
  return `${words.day(dayOf(photo))}, ${photo.taken.local.slice(11, 16)}`;
}

/** "HEIC", "AVI": what people call the format. */
export function formatOf({ name, mimeType }: Photo): string {
  const ending = /\.([A-Za-z0-9]{2,5})$/.exec(name)?.[1];
  const subtype = mimeType.split('/')[1]?.replace(/^x-/, '').split(/[+;.]/)[0];
  return (ending ?? subtype ?? '').toUpperCase();
}

/** A tile's accessible name: "Video 0:07, Wednesday, 3 June, 14:03, from iPhone 13, favourite". */
export function photoSays(photo: Photo, names: DeviceNames): string {
  const kind = words.gallery.kind[photo.kind];
  const senders = sendersOf(photo, names);
  return [
    photo.durationMs === null ? kind : `${kind} ${words.clock(photo.durationMs)}`,
    takenSays(photo),
    ...(senders === '' ? [] : [words.gallery.lower.from(senders)]),
    ...(photo.favourite ? [words.gallery.favourite] : []),
    ...(photo.preview === 'none' ? [photo.name] : []),
    ...(photo.preview === 'pending' ? [words.gallery.beingMade.toLowerCase()] : []),
  ].join(', ');
}
