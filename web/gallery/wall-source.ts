/** What a wall can show: sections one below the other, of which most are not loaded. */

import type { Failure } from '../../protocol/failure.ts';
import type { DeviceId } from '../../protocol/pairing.ts';
import type { PhotoId } from '../../protocol/photo.ts';
import type { Tile } from '../../protocol/tile.ts';

/** The key of the one section of an album that is shown in its owner's order: no months. */
export const ownOrder = 'own';

/** One object for as long as nothing in it changes. */
export interface WallSection {
  /** The month, `2026-06`, or `ownOrder`. */
  readonly key: string;
  /** Tiles in it, loaded or not. */
  readonly count: number;
  /** Width over height of all of them, added up, as the wall clips them: how much room they will take. */
  readonly aspects: number;
  /** null while they are not loaded. */
  readonly tiles: readonly Tile[] | null;
  /** Why they could not be loaded. */
  readonly failure: Failure | null;
}

/** Dispatches `change`. */
export interface WallSource extends EventTarget {
  /** From the top of the wall down. */
  readonly sections: readonly WallSection[];
  /** Every device that has been met, by the name it has now. */
  readonly deviceNames: ReadonlyMap<DeviceId, string>;
  /** The reader is near these, the nearest first: they are loaded, and what is far from them may be let go. */
  near(keys: readonly string[]): void;
  /** Loads a section; rejects with `Failure`. */
  load(key: string): Promise<void>;
  /** Who is in a section, loaded or not, from its start. Rejects with `Failure`. */
  idsOf(key: string, signal?: AbortSignal): Promise<readonly PhotoId[]>;
  /** Where it stands among all tiles of the wall; -1 where it is gone or not loaded. */
  indexOf(id: PhotoId): number;
}

/** Where a tile stands that has this index among all tiles of the wall; null beyond its end. */
export function locate(
  sections: readonly WallSection[],
  index: number,
): { readonly section: WallSection; readonly at: number } | null {
  let before = 0;
  for (const section of sections) {
    if (index < before + section.count) return index < before ? null : { section, at: index - before };
    before += section.count;
  }
  return null;
}

export function tileAt(sections: readonly WallSection[], index: number): Tile | undefined {
  const place = locate(sections, index);
  return place === null ? undefined : place.section.tiles?.[place.at];
}
