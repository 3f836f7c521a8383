/** What is said about a photo where its picture alone does not: its date, its kind, who sent it. */
import type { DeviceId } from '../../protocol/pairing.ts';
import type { Tile } from '../../protocol/tile.ts';
import { galleryWords } from '../words/gallery-words.ts';
import { words } from '../words/words.ts';
import { dayOf } from './tile-order.ts';

export type DeviceNames = ReadonlyMap<DeviceId, string>;

/** "iPhone 13", or "iPhone 13 and 1 more"; empty where nobody is known to have sent it. */
export function sendersOf(tile: Pick<Tile, 'devices'>, names: DeviceNames): string {
  const [first, ...more] = tile.devices.flatMap((id) => names.get(id) ?? []);
  if (first === undefined) return '';
  return more.length === 0 ? first : galleryWords.several(first, more.length);
}

/** "Wednesday, 3 June, 14:03" */
export function takenSays(tile: Tile): string {
  return `${words.day(dayOf(tile))}, ${tile.local.slice(11, 16)}`;
}

/** "HEIC", "AVI": what people call the format. */
export function formatOf({ name, mimeType }: Tile): string {
  const ending = /\.([A-Za-z0-9]{2,5})$/.exec(name)?.[1];
  const subtype = mimeType.split('/')[1]?.replace(/^x-/, '').split(/[+;.]/)[0];
  return (ending ?? subtype ?? '').toUpperCase();
}

/** A tile's accessible name: "Video 0:07, Wednesday, 3 June, 14:03, from iPhone 13, favourite". */
export function photoSays(tile: Tile, names: DeviceNames): string {
  const kind = tile.isMoving && tile.kind === 'image' ? galleryWords.kind.moving : galleryWords.kind[tile.kind];
  const senders = sendersOf(tile, names);
  return [
    tile.durationMs === null ? kind : `${kind} ${words.clock(tile.durationMs)}`,
    takenSays(tile),
    ...(senders === '' ? [] : [galleryWords.lower.from(senders)]),
    ...(tile.favourite ? [galleryWords.favourite] : []),
    ...(tile.preview === 'none' ? [tile.name] : []),
    ...(tile.preview === 'pending' ? [galleryWords.beingMade.toLowerCase()] : []),
  ].join(', ');
}
