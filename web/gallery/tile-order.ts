/** The order of the wall, as the host lists it: newest taken first. */
import type { Tile } from '../../protocol/tile.ts';

/** Negative where `a` comes first. Within the hour that a clock set back in autumn repeats, the host alone knows better. */
export function compareTiles(a: Tile, b: Tile): number {
  // ISO text of wall times sorts as they do, fractions of a second too.
  if (a.local !== b.local) return a.local > b.local ? -1 : 1;
  if (a.id === b.id) return 0;
  return a.id > b.id ? -1 : 1;
}

/** Where `tile` belongs in a list of that order. */
export function placeOf(tiles: readonly Tile[], tile: Tile): number {
  let [low, high] = [0, tiles.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = tiles[middle];
    if (other !== undefined && compareTiles(other, tile) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The index of the first that was not taken after `local`; the length of the list where all were. */
export function firstUntil(tiles: readonly Tile[], local: string): number {
  const index = tiles.findIndex((tile) => tile.local <= local);
  return index === -1 ? tiles.length : index;
}

/** `2026-06`: the month whose heading it stands under. */
export function monthOf({ local }: Pick<Tile, 'local'>): string {
  return local.slice(0, 7);
}

/** `2026-06-03` */
export function dayOf({ local }: Pick<Tile, 'local'>): string {
  return local.slice(0, 10);
}
