/** What those who look after the library are given of it. */
import type { Logger } from 'pino';
import type { DeviceId } from '../../../protocol/pairing.ts';
import type { Sha256 } from '../../../protocol/photo.ts';
import type { WholeFile } from '../../arrived-file.ts';
import type { Catalog, CatalogEntry } from '../catalog/catalog.ts';
import type { DeviceCounts } from '../device-counts.ts';
import type { Identifier, PhotoFacts } from '../identify/identify.ts';
import type { OriginalPath, Originals } from '../originals.ts';
import type { Trash } from '../trash.ts';
import type { Turns } from '../turns.ts';
import type { CareRecords } from './care-records.ts';
import type { LibraryMarker } from './library-marker.ts';

export interface CareParts {
  readonly catalog: Catalog;
  readonly originals: Originals;
  readonly trash: Trash;
  readonly identifier: Identifier;
  readonly counts: DeviceCounts;
  readonly turns: Turns<Sha256>;
  readonly records: CareRecords;
  readonly marker: LibraryMarker;
  readonly ownerOfFolder: (folder: string) => Promise<DeviceId>;
  /** Puts a whole file that lies at its place already into the catalog. */
  readonly record: (file: WholeFile, facts: PhotoFacts, path: OriginalPath) => Promise<unknown>;
  /** Tells everyone that a photo's row is another one now. */
  readonly changed: (entry: CatalogEntry) => unknown;
  /** Tells everyone that a photo has left the library. */
  readonly removed: (entry: CatalogEntry) => void;
  readonly log: Logger;
}
