/** A range of the wall, across sections that may not be loaded. */
import type { PhotoId } from '../../protocol/photo.ts';
import type { Tile } from '../../protocol/tile.ts';
import { monthOf } from './tile-order.ts';
import { ownOrder, type WallSource } from './wall-source.ts';

/** From one tile to the other, whichever stands first, both included; empty where one of them is gone. Rejects with `Failure`. */
export async function idsBetween(source: WallSource, a: Tile, b: Tile): Promise<readonly PhotoId[]> {
  const ends = [monthOf(a), monthOf(b)].toSorted().toReversed();
  const between = source.sections.filter(
    ({ key }) => key === ownOrder || (key <= (ends[0] ?? '') && key >= (ends[1] ?? '')),
  );
  const ids = (await Promise.all(between.map(({ key }) => source.idsOf(key)))).flat();
  const [first, last] = [ids.indexOf(a.id), ids.indexOf(b.id)];
  if (first === -1 || last === -1) return [];
  return ids.slice(Math.min(first, last), Math.max(first, last) + 1);
}

/** Everybody on the wall. Rejects with `Failure`. */
export async function idsOfAll(source: WallSource, signal: AbortSignal): Promise<readonly PhotoId[]> {
  const ids: PhotoId[] = [];
  for (const { key } of source.sections) ids.push(...(await source.idsOf(key, signal)));
  return ids;
}
