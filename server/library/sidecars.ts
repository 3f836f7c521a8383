/** What files beside photos say of them: it fills gaps, and never takes the place of what is known. */
import type { PhotoId, Sha256 } from '../../protocol/photo.ts';
import type { Sidecar } from '../../protocol/sidecar.ts';
import type { Catalog, CatalogEntry } from './catalog/catalog.ts';
import type { PhotoRow } from './catalog/catalog-tables.ts';
import { placeOf } from './identify/place.ts';
import type { Turns } from './turns.ts';

export interface SidecarParts {
  readonly catalog: Catalog;
  readonly turns: Turns<Sha256>;
  readonly changed: (entry: CatalogEntry) => unknown;
  /** Hears that there is a place without a name. */
  readonly placed: () => void;
}

export class Sidecars {
  readonly #parts: SidecarParts;

  constructor(parts: SidecarParts) {
    this.#parts = parts;
  }

  /** Throws `not-found`. */
  async note(id: PhotoId, sidecar: Sidecar): Promise<void> {
    const { catalog, turns, changed, placed } = this.#parts;
    const { row } = await catalog.find(id);
    await turns.take(row.sha256, async () => {
      const change = gapsFilled((await catalog.find(id)).row, sidecar);
      if (Object.keys(change).length === 0) return;
      changed(await catalog.change(id, change));
      if (change.latitude !== undefined) placed();
    });
  }
}

function gapsFilled(row: PhotoRow, { place, description, favourite }: Sidecar): Partial<PhotoRow> {
  const believed = place === undefined ? null : placeOf(place.latitude, place.longitude);
  return {
    ...(believed === null || row.latitude !== null ? {} : { ...believed, city: null, country: null }),
    ...(description === undefined || description === '' || row.description !== '' ? {} : { description }),
    ...(favourite === true && row.favourite === 0 ? { favourite: 1 as const } : {}),
  };
}
