/** Which loaded tiles stand between two of them, and which is next to one that goes. */
import type { PhotoId } from '../../protocol/photo.ts';
import type { Tile } from '../../protocol/tile.ts';
import { indexOfTile, type WallLayout } from './wall-layout.ts';

/** Ids of the loaded tiles from one to the other, whichever stands first; empty where one of them is not there. */
export function loadedBetween(wall: WallLayout, a: Tile, b: Tile): readonly PhotoId[] {
  const [from, until] = [indexOfTile(wall, a.id), indexOfTile(wall, b.id)].toSorted((x, y) => x - y);
  if (from === undefined || until === undefined || from === -1) return [];
  return wall.sections
    .filter((place) => place.from <= until && place.from + place.section.count > from)
    .flatMap((place) => place.section.tiles?.slice(Math.max(0, from - place.from), until + 1 - place.from) ?? [])
    .map(({ id }) => id);
}

/** The one that follows a loaded tile and is not among `gone`, or else the one before; undefined where none is near. */
export function successorIn(wall: WallLayout, tile: Tile, gone: ReadonlySet<PhotoId>): PhotoId | undefined {
  const loaded = wall.sections.flatMap(({ section }) => section.tiles ?? []);
  const at = loaded.findIndex(({ id }) => id === tile.id);
  const stays = ({ id }: Tile) => !gone.has(id);
  return (loaded.slice(at).find(stays) ?? loaded.slice(0, Math.max(0, at)).findLast(stays))?.id;
}
