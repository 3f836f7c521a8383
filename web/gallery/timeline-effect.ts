/** What an event means for the photos that are shown, by nothing but itself and what is looked at. */
import type { LiveEvent } from '../../protocol/live-event.ts';
import type { Photo, PhotoFilter, PhotoId } from '../../protocol/photo.ts';
import { type Tile, tileOf } from '../../protocol/tile.ts';
import { photoFits } from './photo-fits.ts';
import { monthOf } from './tile-order.ts';

/**
 * `put`: it has a tile, and this one. `update`: if it has a tile, this one. `hide`: it has none; one that is new was never
 * counted. `remove`: it is gone. `doubt`: only the host knows what these months hold now, and these photos are not news.
 */
export type TimelineEffect =
  | { readonly kind: 'put' | 'update'; readonly tile: Tile; readonly isNew: boolean }
  | { readonly kind: 'hide'; readonly id: PhotoId; readonly isNew: boolean }
  | { readonly kind: 'remove'; readonly id: PhotoId }
  | { readonly kind: 'doubt'; readonly months: readonly string[]; readonly photos: readonly PhotoId[] }
  | { readonly kind: 'refresh' | 'nothing' };

export function timelineEffect(event: LiveEvent, filter: PhotoFilter, isOwnOrder: boolean): TimelineEffect {
  switch (event.type) {
    case 'photo-added':
    case 'photo-changed':
      return photoEffect(event.photo, event.type === 'photo-added', filter, isOwnOrder);
    case 'photo-removed':
      return { kind: 'remove', id: event.photoId };
    case 'photos-changed':
      return { kind: 'doubt', months: event.months, photos: event.photoIds };
    case 'album-changed':
      return { kind: isOwnOrder && event.album.id === filter.album ? 'refresh' : 'nothing' };
    case 'resync':
      return { kind: 'refresh' };
    default:
      return { kind: 'nothing' };
  }
}

function photoEffect(photo: Photo, isNew: boolean, filter: PhotoFilter, isOwnOrder: boolean): TimelineEffect {
  const fits = photoFits(photo, filter);
  // The movie of a Live Photo plays in the tile of its still.
  if (fits === 'no' || photo.stillPart !== null) return { kind: 'hide', id: photo.id, isNew };
  // Where in an order of its own a new one stands is the host's to say.
  if (isOwnOrder) return { kind: 'update', tile: tileOf(photo), isNew };
  if (fits === 'unknown') return { kind: 'doubt', months: [monthOf({ local: photo.taken.local })], photos: [] };
  return { kind: 'put', tile: tileOf(photo), isNew };
}
