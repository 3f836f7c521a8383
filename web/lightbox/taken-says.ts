/** "Wednesday, 3 June, 14:03": when a photo was taken, by the clock of the place. */
import type { Tile } from '../../protocol/tile.ts';
import { words } from '../words/words.ts';

export function takenSays({ local }: Pick<Tile, 'local'>): string {
  return `${words.day(local.slice(0, 10))}, ${local.slice(11, 16)}`;
}
