/** What we keep: takes arrived files in, gives each its place and its previews, and finds them again. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { Act } from '../../protocol/act.ts';
import type { AlbumId } from '../../protocol/album.ts';
import { Failure } from '../../protocol/failure.ts';
import type { LiveEvent } from '../../protocol/live-event.ts';
import type { DeviceId } from '../../protocol/pairing.ts';
import {
  type PageRequest,
  type Photo,
  type PhotoChange,
  type PhotoFilter,
  type PhotoId,
  type PhotoPage,
  type PreviewSize,
  photoAsSenderSees,
  type Sha256,
  type Timeline,
} from '../../protocol/photo.ts';
import type { PhotoPoints } from '../../protocol/place-points.ts';
import type { Playable } from '../../protocol/playable.ts';
import type { Understood } from '../../protocol/search.ts';
import { columnsOf, type Tile, type TileList } from '../../protocol/tile.ts';
import type { Known, Receipt, UploadDeclaration } from '../../protocol/upload.ts';
import type { ArrivedFile } from '../arrived-file.ts';
import { Acts } from './acts.ts';
import { Albums } from './albums.ts';
import { Care } from './care/care.ts';
import { AlbumRecords } from './catalog/album-records.ts';
import { Catalog, type CatalogEntry } from './catalog/catalog.ts';
import type { CatalogTables, PhotoRow } from './catalog/catalog-tables.ts';
import { ManyPhotos } from './catalog/many-photos.ts';
import { describePhoto, takenOf } from './catalog/photo-row.ts';
import { redatedColumns } from './catalog/redated-columns.ts';
import { DeviceCounts } from './device-counts.ts';
import { Downloads } from './downloads/downloads.ts';
import { NameableRecords } from './find/nameable-records.ts';
import { Search } from './find/search.ts';
import { hashFile } from './hash-file.ts';
import { Identifier } from './identify/identify.ts';
import { Originals } from './originals.ts';
import { PlaceRecords } from './places/place-records.ts';
import { Places } from './places/places.ts';
import { Playables } from './playable/playables.ts';
import { type PreviewJob, type PreviewResult, Previews } from './previews/previews.ts';
import { Removing } from './removing.ts';
import { TakingIn } from './taking-in.ts';
import { Trash, trashDir } from './trash.ts';
import { TrashBin } from './trash-bin.ts';
import { Turns } from './turns.ts';
import { settleUnsettled } from './unsettled.ts';

/** Whether the library's disk is there. */
export { presenceOf } from './care/library-marker.ts';
export { catalogMigrations } from './catalog/catalog-migrations.ts';
export type { CatalogTables } from './catalog/catalog-tables.ts';
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

/** Who looks: a device that sees only what it sent itself, or one that sees the library (null). */
export type Viewer = DeviceId | null;

export class Library {
  readonly #options: LibraryOptions;
  readonly #catalog: Catalog;
  readonly #originals: Originals;
  readonly #trash: Trash;
  readonly #identifier = Identifier.open();
  readonly #previews: Previews;
  readonly #playables: Playables;
  readonly #search: Search;
  readonly #placeRecords: PlaceRecords;
  readonly #counts: DeviceCounts;
  readonly #turns = new Turns<Sha256>();
  readonly #takingIn: TakingIn;
  /** Names the places of photos. */
  readonly places: Places;
  /** Looks after what is kept. */
  readonly care: Care;
  /** What is done with many at once. */
  readonly acts: Acts;
  readonly albums: Albums;
  /** What was removed and can come back. */
  readonly trashBin: TrashBin;
  /** Many photos out at once. */
  readonly downloads: Downloads;

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
    this.#search = new Search({ records: new NameableRecords(options.db), nameOf: options.nameOf });
    this.#placeRecords = new PlaceRecords(options.db);
    this.places = new Places({ records: this.#placeRecords, isBusy: options.isBusy, log: options.log });
    this.#previews = Previews.open({
      dir: join(options.dataDir, '.landfall', 'previews'),
      done: async (photoId, result) => void (await this.#previewDone(photoId, result)),
      log: options.log,
    });
    this.#playables = Playables.open({ dir: join(options.dataDir, '.landfall', 'playable'), log: options.log });
    this.#takingIn = new TakingIn({
      ...options,
      catalog: this.#catalog,
      originals: this.#originals,
      trash: this.#trash,
      identifier: this.#identifier,
      counts,
      turns: this.#turns,
      canPoster: () => this.#previews.canPoster,
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
      forgetMade: async (id: PhotoId) => {
        await Promise.all([this.#previews.remove(id), this.#playables.remove(id)]);
      },
      find: (id: PhotoId) => this.find(id, null),
      announce: options.announce,
      listOf: (tiles: readonly Tile[]) => this.#listOf(tiles),
      log: options.log,
    };
    this.albums = new Albums({ ...parts, records: new AlbumRecords(options.db) });
    this.acts = new Acts({ ...parts, albums: this.albums, removing: new Removing(parts) });
    this.trashBin = new TrashBin({ ...parts, acts: this.acts });
    this.downloads = new Downloads({ ...parts, originals: this.#originals, albums: this.albums });
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

  /** Throws what keeps a file out before its first byte: `removed-here`, `library-away`. */
  admit(declaration: Pick<UploadDeclaration, 'sha256' | 'sendAgain'>): Promise<void> {
    return this.#takingIn.admit(declaration);
  }

  async page({ cursor, limit, ...filter }: PageRequest, viewer: Viewer): Promise<PhotoPage> {
    const { entries, next } = await this.#catalog.page(
      await this.#search.wanted(filter, viewer),
      viewer,
      cursor,
      limit,
    );
    return { photos: entries.map((entry) => this.#describe(entry, viewer)), next };
  }

  async months(filter: PhotoFilter, viewer: Viewer): Promise<Timeline> {
    return this.#catalog.months(await this.#search.wanted(filter, viewer), viewer);
  }

  /** The tiles of a month (`2025-11`), newest first. */
  async tilesOf(month: string, filter: PhotoFilter, viewer: Viewer): Promise<TileList> {
    return this.#listOf(await this.#catalog.tilesOf(month, await this.#search.wanted(filter, viewer), viewer));
  }

  /** The tiles of an album, in its order. Throws `not-found`. */
  async albumTiles(id: AlbumId): Promise<TileList> {
    return this.#listOf(await this.albums.tiles(id));
  }

  /** What is understood of what somebody typed, and how many photos it finds. */
  async understand(typed: string, language: string, viewer: Viewer): Promise<Understood> {
    const { parts, wanted } = await this.#search.understand(typed, language, viewer);
    return { parts: [...parts], total: await this.#catalog.count(wanted, viewer) };
  }

  /** Where photos were taken, for a map. */
  async points(filter: PhotoFilter, viewer: Viewer): Promise<PhotoPoints> {
    return this.#placeRecords.points(await this.#search.wanted(filter, viewer), viewer);
  }

  /** Throws `not-found`, also for a photo that this viewer may not see. */
  async find(id: PhotoId, viewer: Viewer): Promise<Photo> {
    return this.#describe(await this.#entry(id, viewer), viewer);
  }

  /** Where the bytes are (absolute path), for whoever may see them. Throws `not-found`. */
  async original(id: PhotoId, viewer: Viewer): Promise<{ path: string; photo: Photo }> {
    const entry = await this.#entry(id, viewer);
    return { path: this.#trash.find(entry.row), photo: this.#describe(entry, viewer) };
  }

  /** A motion photo, and where in its bytes its movie begins. Throws `not-found`. */
  async motion(id: PhotoId, viewer: Viewer): Promise<{ path: string; photo: Photo; startsAt: number }> {
    const { path, photo } = await this.original(id, viewer);
    const { motionBytes, sizeBytes } = photo;
    if (motionBytes === null || motionBytes >= sizeBytes)
      throw new Failure('not-found', 'Nothing moves in this photo.');
    return { path, photo, startsAt: sizeBytes - motionBytes };
  }

  /** How things stand with a copy that every browser plays. Throws `not-found`, `library-away`, `too-many-requests`. */
  async playable(id: PhotoId, viewer: Viewer, make: boolean): Promise<Playable> {
    const { path, photo } = await this.original(id, viewer);
    if (make && photo.trashedAt === null) await this.care.need();
    return this.#playables.ask(photo, path, make);
  }

  /** Where that copy is (absolute path). Throws `not-found`. */
  async playableCopy(id: PhotoId, viewer: Viewer): Promise<string> {
    await this.#entry(id, viewer);
    return this.#playables.file(id);
  }

  /** Throws `not-found`, also while there is none yet; one whose file was thrown away is made again. */
  async preview(id: PhotoId, size: PreviewSize, viewer: Viewer): Promise<{ path: string; mimeType: string }> {
    const { row } = await this.#entry(id, viewer);
    const preview = this.#previews.file(id, size);
    if (row.preview === 'ready' && existsSync(preview.path)) return preview;
    if (row.preview === 'ready' && row.trashed === 0) {
      await this.#catalog.writes.setPreview(id, { preview: 'pending' });
      this.#previews.enqueue(this.#previewJob(row));
    }
    throw new Failure('not-found', 'There is no preview of this photo.');
  }

  /** Makes previews from a picture that the sender made. Throws `not-found`, `poster-not-needed`, `not-a-photo`. */
  async addPoster(id: PhotoId, poster: Buffer, viewer: Viewer): Promise<Photo> {
    const { row } = await this.#entry(id, viewer);
    if (row.preview === 'ready') throw new Failure('poster-not-needed');
    const result = await this.#previews.makeFromPoster(this.#previewJob(row), poster);
    if (result.outcome === 'none') throw new Failure('not-a-photo', 'This picture cannot be read.');
    return this.#previewDone(id, result);
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
      pendingPreviews: this.#previews.pendingCount,
      libraryPath: this.#originals.libraryDir,
    };
  }

  /** What is being added gets its place in the catalog first. */
  async close(): Promise<void> {
    this.trashBin.close();
    await this.acts.close();
    await this.care.close();
    await this.places.close();
    await this.#turns.over();
    await Promise.all([this.#previews.close(), this.#playables.close(), this.#identifier.close()]);
    await Promise.all([this.#catalog.writes.flush(), this.#originals.close()]);
  }

  /** With what an earlier run left, and with the library's disk there. */
  async #goOn(): Promise<void> {
    const quarantineDir = join(this.#options.dataDir, '.landfall', 'quarantine');
    const { log } = this.#options;
    const parts = { catalog: this.#catalog, originals: this.#originals, quarantineDir, log };
    if ((await settleUnsettled(parts)) > 0) this.#counts.begin(await this.#catalog.counts());
    for (const row of await this.#catalog.pendingPreviews()) this.#previews.enqueue(this.#previewJob(row));
  }

  async #actOn(id: PhotoId, act: Act): Promise<void> {
    const [failed] = (await this.acts.do([id], act)).failed;
    if (failed !== undefined) throw new Failure(failed.code, failed.detail);
  }

  #listOf(tiles: readonly Tile[]): TileList {
    const ids = new Set(tiles.flatMap(({ devices }) => devices));
    const { nameOf } = this.#options;
    return { tiles: columnsOf(tiles), deviceNames: [...ids].map((id) => ({ id, name: nameOf(id) })) };
  }

  #added(entry: CatalogEntry): Photo {
    const photo = this.#describe(entry);
    this.#options.announce({ type: 'photo-added', photo });
    // The receipt goes first.
    setImmediate(() => this.#previews.enqueue(this.#previewJob(entry.row)));
    if (entry.row.latitude !== null) void this.places.look();
    return photo;
  }

  async #previewDone(id: PhotoId, result: PreviewResult): Promise<Photo> {
    // Without its disk no picture can be made of it, and that says nothing of the photo.
    if (result.outcome === 'none' && (await this.care.look()) !== 'here') return this.find(id, null);
    const { writes } = this.#catalog;
    if (result.outcome === 'none') await writes.setPreview(id, { preview: 'none' });
    else {
      const { thumbhash, width, height } = result;
      await writes.setPreview(id, { preview: 'ready', thumbhash, width, height });
    }
    return this.#announceChanged(await this.#catalog.find(id));
  }

  async #entry(id: PhotoId, viewer: Viewer): Promise<CatalogEntry> {
    const entry = await this.#catalog.find(id);
    if (viewer !== null && !entry.sendings.some((sending) => sending.device_id === viewer))
      throw new Failure('not-found', 'This photo is not in the library.');
    return entry;
  }

  #previewJob({ id, kind, mime_type, path }: Pick<PhotoRow, 'id' | 'kind' | 'mime_type' | 'path'>): PreviewJob {
    return { photoId: id, kind, mimeType: mime_type, originalPath: this.#originals.absolute(path) };
  }

  #announceChanged(entry: CatalogEntry): Photo {
    const photo = this.#describe(entry);
    this.#options.announce({ type: 'photo-changed', photo });
    return photo;
  }

  #describe(entry: CatalogEntry, viewer: Viewer = null): Photo {
    const photo = describePhoto(entry, this.#options.nameOf);
    return viewer === null ? photo : photoAsSenderSees(photo, viewer);
  }
}
