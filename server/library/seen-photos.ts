/** Photos as whoever looks may see them. */
import { Failure } from '../../protocol/failure.ts';
import type { DeviceId } from '../../protocol/pairing.ts';
import { type Photo, type PhotoId, photoAsSenderSees } from '../../protocol/photo.ts';
import type { Catalog, CatalogEntry } from './catalog/catalog.ts';
import { describePhoto } from './catalog/photo-row.ts';

/** Who looks: a device that sees only what it sent itself, or one that sees the library (null). */
export type Viewer = DeviceId | null;

export class SeenPhotos {
  readonly #catalog: Catalog;
  readonly #nameOf: (device: DeviceId) => string;

  constructor(catalog: Catalog, nameOf: (device: DeviceId) => string) {
    this.#catalog = catalog;
    this.#nameOf = nameOf;
  }

  /** Throws `not-found`, also for a photo that this viewer may not see. */
  async entry(id: PhotoId, viewer: Viewer): Promise<CatalogEntry> {
    const entry = await this.#catalog.find(id);
    if (viewer !== null && !entry.sendings.some((sending) => sending.device_id === viewer))
      throw new Failure('not-found', 'This photo is not in the library.');
    return entry;
  }

  /** Throws as `entry` does. */
  async find(id: PhotoId, viewer: Viewer): Promise<Photo> {
    return this.describe(await this.entry(id, viewer), viewer);
  }

  describe(entry: CatalogEntry, viewer: Viewer): Photo {
    const photo = describePhoto(entry, this.#nameOf);
    return viewer === null ? photo : photoAsSenderSees(photo, viewer);
  }
}
