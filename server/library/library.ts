/** What we keep: takes arrived files in, gives each its place and its previews, and finds them again. */
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { Act } from '../../protocol/act.ts';
import { Failure } from '../../protocol/failure.ts';
import type { LiveEvent } from '../../protocol/live-event.ts';
import type { DeviceId } from '../../protocol/pairing.ts';
import type { Photo, PhotoChange, PhotoId, Sha256 } from '../../protocol/photo.ts';
import type { Tile } from '../../protocol/tile.ts';
import type { Known, Receipt, UploadDeclaration } from '../../protocol/upload.ts';
import type { ArrivedFile } from '../arrived-file.ts';
import { Acts } from './acts.ts';
import { Albums } from './albums.ts';
import { Care } from './care/care.ts';
import { AlbumRecords } from './catalog/album-records.ts';
import { Catalog, type CatalogEntry } from './catalog/catalog.ts';
import type { CatalogTables } from './catalog/catalog-tables.ts';
import { ManyPhotos } from './catalog/many-photos.ts';
import { takenOf } from './catalog/photo-row.ts';
import { redatedColumns } from './catalog/redated-columns.ts';
import { DeviceCounts } from './device-counts.ts';
import { Downloads } from './downloads/downloads.ts';
import { NameableRecords } from './find/nameable-records.ts';
import { Search } from './find/search.ts';
import { Gallery, tileList } from './gallery.ts';
import { hashFile } from './hash-file.ts';
import { Identifier } from './identify/identify.ts';
import { Originals } from './originals.ts';
import { Pictures } from './pictures.ts';
import { PlaceRecords } from './places/place-records.ts';
import { Places } from './places/places.ts';
import { OldFacts, ReadAgain } from './read-again/read-again.ts';
import { Removing } from './removing.ts';
import { SeenPhotos, type Viewer } from './seen-photos.ts';
import { Sidecars } from './sidecars.ts';
import { TakingIn } from './taking-in.ts';
import { Trash, trashDir } from './trash.ts';
import { TrashBin } from './trash-bin.ts';
import { Turns } from './turns.ts';
import { settleUnsettled } from './unsettled.ts';

/** Whether the library's disk is there. */
export { presenceOf } from './care/library-marker.ts';
export { catalogMigrations } from './catalog/catalog-migrations.ts';
export type { CatalogTables } from './catalog/catalog-tables.ts';
/** Whether a file is a photo or a video. */
export { isPhotoFile } from './identify/is-photo-file.ts';
export type { Viewer } from './seen-photos.ts';
/** Where removed originals lie, by their photos' ids. */
export { trashDir } from './trash.ts';
/** SHA-256 of a file on disk. */
export { hashFile as hashOriginal };

export interface LibraryOptions {
  readonly db: Kysely<CatalogTables>;
  readonly dataDir: string;
  readonly folderOf: (device: DeviceId) => string;
  readonly ownerOfFolder: (folder: string) => Promise<DeviceId>;
  readonly nameOf: (device: DeviceId) => string;
  /** False once a device was revoked: nothing of it is kept any more. */
  readonly isLetIn: (device: DeviceId) => boolean;
  /** Whether a device may see all of the library, and so where each photo lies. */
  readonly mayBrowse: (device: DeviceId) => boolean;
  readonly announce: (event: Extract<LiveEvent, { type: `photo${string}` | `album${string}` }>) => void;
  /** Hears that `care.status` is another one now. */
  readonly careChanged: () => void;
  /** While photos arrive, nothing is read for its own sake. */
  readonly isBusy: () => boolean;
  readonly log: Logger;
}

export class Library {
  readonly #options: LibraryOptions;
  readonly #catalog: Catalog;
  readonly #originals: Originals;
  readonly #trash: Trash;
  readonly #identifier = Identifier.open();
  readonly #seen: SeenPhotos;
  readonly #counts: DeviceCounts;
  readonly #turns = new Turns<Sha256>();
  readonly #takingIn: TakingIn;
  /** Names the places of photos. */
  readonly places: Places;
  /** Reads what an older Landfall did not. */
  readonly readAgain: ReadAgain;
  /** Looks after what is kept. */
  readonly care: Care;
  /** What is done with many at once. */
  readonly acts: Acts;
  readonly albums: Albums;
  readonly gallery: Gallery;
  readonly pictures: Pictures;
  /** What was removed and can come back. */
  readonly trashBin: TrashBin;
  /** Many photos out at once. */
  readonly downloads: Downloads;
  /** What files beside photos say of them. */
  readonly sidecars: Sidecars;

  private constructor(options: LibraryOptions, counts: DeviceCounts) {
    this.#options = options;
    this.#catalog = new Catalog(options.db);
    this.#originals = new Originals({
      dataDir: options.dataDir,
      isAnothers: (path, sha256) => this.#catalog.isAnothers(path, sha256),
      needLibrary: () => this.care.need(),
      namesKnownIn: (folder) => this.#catalog.namesIn(folder),
    });
    this.#trash = new Trash(this.#originals, trashDir(join(options.dataDir, '.landfall')));
    this.#counts = counts;
    this.#seen = new SeenPhotos(this.#catalog, options.nameOf);
    const placeRecords = new PlaceRecords(options.db);
    this.places = new Places({ records: placeRecords, isBusy: options.isBusy, log: options.log });
    this.readAgain = new ReadAgain({
      records: new OldFacts(options.db),
      identifier: this.#identifier,
      find: (row) => this.#trash.find(row),
      isBusy: options.isBusy,
      changed: async (id) => this.#announceChanged(await this.#catalog.find(id)),
      log: options.log,
    });
    this.pictures = new Pictures({
      controlDir: join(options.dataDir, '.landfall'),
      catalog: this.#catalog,
      originals: this.#originals,
      trash: this.#trash,
      seen: this.#seen,
      needLibrary: () => this.care.need(),
      isLibraryHere: async () => (await this.care.look()) === 'here',
      changed: (entry) => this.#announceChanged(entry),
      log: options.log,
    });
    this.#takingIn = new TakingIn({
      ...options,
      catalog: this.#catalog,
      originals: this.#originals,
      trash: this.#trash,
      identifier: this.#identifier,
      counts,
      turns: this.#turns,
      canPoster: () => this.pictures.canPoster,
      needLibrary: () => this.care.need(),
      removedAt: (hashes) => this.care.records.removedAt(hashes),
      added: (entry) => this.#added(entry),
      changed: (entry) => this.#announceChanged(entry),
    });
    this.care = new Care({
      ...options,
      controlDir: join(options.dataDir, '.landfall'),
      catalog: this.#catalog,
      originals: this.#originals,
      trash: this.#trash,
      identifier: this.#identifier,
      counts,
      turns: this.#turns,
      record: (file, facts, path) => this.#takingIn.record(file, facts, path),
      changed: (entry) => this.#announceChanged(entry),
      removed: ({ row }) => options.announce({ type: 'photo-removed', photoId: row.id }),
      told: options.careChanged,
      isBack: () => {
        void this.readAgain.look();
        this.#goOn().catch((error: unknown) => options.log.warn({ error }, 'the library is back, and cannot be read'));
      },
    });
    const parts = {
      catalog: this.#catalog,
      many: new ManyPhotos(options.db),
      trash: this.#trash,
      counts,
      turns: this.#turns,
      needLibrary: () => this.care.need(),
      takeBack: (id: PhotoId) => this.#takingIn.restore(id),
      forgetMade: (id: PhotoId) => this.pictures.forget(id),
      find: (id: PhotoId) => this.find(id, null),
      announce: options.announce,
      listOf: (tiles: readonly Tile[]) => tileList(tiles, options.nameOf),
      log: options.log,
    };
    this.albums = new Albums({ ...parts, records: new AlbumRecords(options.db) });
    this.gallery = new Gallery({
      ...parts,
      albums: this.albums,
      search: new Search({ records: new NameableRecords(options.db), nameOf: options.nameOf }),
      placeRecords,
      seen: this.#seen,
    });
    this.acts = new Acts({ ...parts, albums: this.albums, removing: new Removing(parts) });
    this.trashBin = new TrashBin({ ...parts, acts: this.acts });
    this.downloads = new Downloads({ ...parts, originals: this.#originals, albums: this.albums });
    this.sidecars = new Sidecars({
      ...parts,
      changed: (entry) => this.#announceChanged(entry),
      placed: () => void this.places.look(),
    });
  }

  /** Opens the library and goes on with what was left. What `care.begin` finds comes later. */
  static async open(options: LibraryOptions): Promise<Library> {
    const library = new Library(options, new DeviceCounts(await new Catalog(options.db).counts()));
    if ((await library.care.look()) === 'here') await library.#goOn();
    return library;
  }

  /**
   * Takes an arrived file in and answers its receipt, which is true from then on. Bytes that are here already are kept once.
   * Throws `not-a-photo`, `empty-file`, `device-revoked`, `removed-here`; rejects with the disk's own errors.
   */
  add(file: ArrivedFile): Promise<Receipt> {
    return this.#takingIn.add(file);
  }

  /** Which of these hashes are here, with receipts for `asker`, and which were removed. */
  known(hashes: readonly Sha256[], asker: DeviceId): Promise<Known> {
    return this.#takingIn.known(hashes, asker);
  }

  /** The receipt of a photo that this device has sent and that is here; null for any other. */
  receiptFor(sha256: Sha256, sender: DeviceId): Promise<Receipt | null> {
    return this.#takingIn.receiptFor(sha256, sender);
  }

  /** Throws what keeps a file out before its first byte: `removed-here`, `library-away`. */
  admit(declaration: Pick<UploadDeclaration, 'sha256' | 'sendAgain'>): Promise<void> {
    return this.#takingIn.admit(declaration);
  }

  /** Throws `not-found`, also for a photo that this viewer may not see. */
  find(id: PhotoId, viewer: Viewer): Promise<Photo> {
    return this.#seen.find(id, viewer);
  }

  /** Throws `not-found`. */
  async change(id: PhotoId, change: PhotoChange): Promise<Photo> {
    const { favourite, description, taken, trashed } = change;
    if (trashed === false) await this.#actOn(id, { kind: 'restore' });
    const { row } = await this.#catalog.find(id);
    const entry = await this.#catalog.change(id, {
      ...(favourite === undefined ? {} : { favourite: favourite ? 1 : 0 }),
      ...(description === undefined ? {} : { description }),
      ...(taken === undefined ? {} : redatedColumns(row, { ...taken, source: 'owner' })),
    });
    if (taken !== undefined) await this.#trash.date(entry.row, takenOf(entry.row));
    return this.#announceChanged(entry);
  }

  /** Moves a photo to the trash, original and all; both halves of a Live Photo. Throws `not-found`, `library-away`. */
  async remove(id: PhotoId): Promise<void> {
    await this.#actOn(id, { kind: 'trash' });
  }

  countsOf(device: DeviceId): { photoCount: number; sizeBytes: number } {
    return this.#counts.of(device);
  }

  async status(): Promise<{ photoCount: number; sizeBytes: number; pendingPreviews: number; libraryPath: string }> {
    return {
      ...(await this.#catalog.totals()),
      pendingPreviews: this.pictures.pendingCount,
      libraryPath: this.#originals.libraryDir,
    };
  }

  /** What is being added gets its place in the catalog first. */
  async close(): Promise<void> {
    this.trashBin.close();
    await this.acts.close();
    await this.care.close();
    await Promise.all([this.places.close(), this.readAgain.close()]);
    await this.#turns.over();
    await Promise.all([this.pictures.close(), this.#identifier.close()]);
    await Promise.all([this.#catalog.writes.flush(), this.#originals.close()]);
  }

  /** With what an earlier run left, and with the library's disk there. */
  async #goOn(): Promise<void> {
    const quarantineDir = join(this.#options.dataDir, '.landfall', 'quarantine');
    const { log } = this.#options;
    const parts = { catalog: this.#catalog, originals: this.#originals, quarantineDir, log };
    if ((await settleUnsettled(parts)) > 0) this.#counts.begin(await this.#catalog.counts());
    for (const row of await this.#catalog.pendingPreviews()) this.pictures.make(row);
  }

  async #actOn(id: PhotoId, act: Act): Promise<void> {
    const [failed] = (await this.acts.do([id], act)).failed;
    if (failed !== undefined) throw new Failure(failed.code, failed.detail);
  }

  #added(entry: CatalogEntry): Photo {
    const photo = this.#seen.describe(entry, null);
    this.#options.announce({ type: 'photo-added', photo });
    // The receipt goes first.
    setImmediate(() => this.pictures.make(entry.row));
    if (entry.row.latitude !== null) void this.places.look();
    return photo;
  }

  #announceChanged(entry: CatalogEntry): Photo {
    const photo = this.#seen.describe(entry, null);
    this.#options.announce({ type: 'photo-changed', photo });
    return photo;
  }
}
