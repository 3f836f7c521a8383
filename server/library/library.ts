/** What we keep: takes arrived files in, gives each its place and its previews, and finds them again. */
import { existsSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
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
  type Taken,
  type Timeline,
} from '../../protocol/photo.ts';
import type { Known, Receipt } from '../../protocol/upload.ts';
import type { ArrivedFile } from '../arrived-file.ts';
import { type Adopted, adoptStrays } from './adopt-strays.ts';
import { Catalog, type CatalogEntry } from './catalog.ts';
import type { CatalogTables, PhotoRow } from './catalog-tables.ts';
import { DeviceCounts } from './device-counts.ts';
import { Identifier, type PhotoFacts } from './identify/identify.ts';
import { Originals } from './originals.ts';
import { describePhoto, rowOf, takenColumns, takenOf } from './photo-row.ts';
import { type PreviewJob, type PreviewResult, Previews } from './previews/previews.ts';
import { hashFile } from './strays.ts';
import { Trash } from './trash.ts';
import { Turns } from './turns.ts';

export { type CatalogTables, catalogMigrations } from './catalog-tables.ts';
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
  readonly announce: (event: Extract<LiveEvent, { type: 'photo-added' | 'photo-changed' | 'photo-removed' }>) => void;
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
  readonly #counts: DeviceCounts;
  /** Of two acts on the same bytes at once the second waits, and finds what the first has done. */
  readonly #turns = new Turns<Sha256>();

  private constructor(options: LibraryOptions, counts: DeviceCounts) {
    this.#options = options;
    this.#catalog = new Catalog(options.db);
    this.#originals = new Originals(options.dataDir, (path, sha256) => this.#catalog.isAnothers(path, sha256));
    this.#trash = new Trash(this.#originals, join(options.dataDir, '.landfall', 'trash'));
    this.#counts = counts;
    this.#previews = Previews.open({
      dir: join(options.dataDir, '.landfall', 'previews'),
      done: async (photoId, result) => void (await this.#previewDone(photoId, result)),
      log: options.log,
    });
  }

  /** Opens the library and goes on with what was left: previews that are missing, and originals that the catalog does not know. */
  static async open(options: LibraryOptions): Promise<Library> {
    const library = new Library(options, new DeviceCounts(await new Catalog(options.db).counts()));
    if ((await library.#catalog.totals()).photoCount === 0) await library.rescan();
    for (const row of await library.#catalog.pendingPreviews()) library.#previews.enqueue(library.#previewJob(row));
    return library;
  }

  /**
   * Takes an arrived file in and answers its receipt, which is true from then on. Bytes that are here already are kept once.
   * Throws `not-a-photo`, `empty-file`, `device-revoked`; rejects with the disk's own errors.
   */
  add(file: ArrivedFile): Promise<Receipt> {
    return this.#turns.take(file.sha256, () => this.#addAlone(file));
  }

  async #addAlone(file: ArrivedFile): Promise<Receipt> {
    const known = await this.#catalog.bySha256(file.sha256);
    if (known !== null) return this.#sentAgain(known, file);
    const facts = await this.#identifier.identify(file);
    const path = await this.#keep(file, facts.taken, facts.extension);
    const photo = await this.#record(file, facts, path);
    const posterWanted = facts.kind === 'video' && !this.#previews.canPoster;
    return { photoId: photo.id, sha256: file.sha256, isNew: true, posterWanted };
  }

  /** Which of these hashes are here, and which were removed. One whose file somebody took away is neither: it is wanted again. */
  async known(hashes: readonly Sha256[]): Promise<Known> {
    const rows = await this.#catalog.known(hashes);
    const isHere = await Promise.all(rows.map(async (row) => row.trashed === 0 && (await this.#isHere(row))));
    return {
      known: Object.fromEntries(rows.filter((_row, index) => isHere[index]).map((row) => [row.sha256, row.id])),
      removed: rows.filter((row) => row.trashed === 1).map((row) => row.sha256),
    };
  }

  async page({ cursor, limit, ...filter }: PageRequest, viewer: Viewer): Promise<PhotoPage> {
    const { entries, next } = await this.#catalog.page(filter, viewer, cursor, limit);
    return { photos: entries.map((entry) => this.#describe(entry, viewer)), next };
  }

  months(filter: PhotoFilter, viewer: Viewer): Promise<Timeline> {
    return this.#catalog.months(filter, viewer);
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

  /** Throws `not-found`, also while there is none yet; one whose file was thrown away is made again. */
  async preview(id: PhotoId, size: PreviewSize, viewer: Viewer): Promise<{ path: string; mimeType: string }> {
    const { row } = await this.#entry(id, viewer);
    const preview = this.#previews.file(id, size);
    if (row.preview === 'ready' && existsSync(preview.path)) return preview;
    if (row.preview === 'ready' && row.trashed === 0) {
      await this.#catalog.setPreview(id, 'pending', {});
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
    const { row } = await this.#entry(id, null);
    const { favourite, description, taken, trashed } = change;
    if (trashed === false) await this.#turns.take(row.sha256, () => this.#restore(id));
    const entry = await this.#catalog.change(id, {
      ...(favourite === undefined ? {} : { favourite: favourite ? 1 : 0 }),
      ...(description === undefined ? {} : { description }),
      ...(taken === undefined ? {} : takenColumns({ ...taken, source: 'owner' })),
    });
    return this.#announceChanged(entry);
  }

  /** Moves a photo to the trash, original and all. Throws `not-found`. */
  async remove(id: PhotoId): Promise<void> {
    const { row } = await this.#entry(id, null);
    await this.#turns.take(row.sha256, async () => {
      const entry = await this.#catalog.find(id);
      if (entry.row.trashed === 1) return;
      await this.#trash.put(entry.row);
      await this.#catalog.change(id, { trashed: 1, trashed_at: Date.now() });
      this.#counts.remove(entry);
      this.#options.announce({ type: 'photo-removed', photoId: id });
    });
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

  /** Takes in originals that lie in the library's folders and that the catalog does not know. Answers how many it found. */
  rescan(signal?: AbortSignal): Promise<Adopted> {
    const { ownerOfFolder } = this.#options;
    const parts = { catalog: this.#catalog, originals: this.#originals, identifier: this.#identifier, ownerOfFolder };
    return adoptStrays({ ...parts, record: (file, facts, path) => this.#record(file, facts, path) }, signal);
  }

  /** What is being added gets its place in the catalog first. */
  async close(): Promise<void> {
    await this.#turns.over();
    await Promise.all([this.#previews.close(), this.#identifier.close()]);
  }

  async #sentAgain(known: CatalogEntry, file: ArrivedFile): Promise<Receipt> {
    const { row } = known;
    const wasTrashed = row.trashed === 1;
    const isHere = await this.#isHere(row);
    if (!this.#options.isLetIn(file.deviceId)) throw new Failure('device-revoked');
    // A receipt is not given on the catalog's word: somebody may have moved the original away.
    const path = isHere ? row.path : await this.#keep(file, takenOf(row), extname(row.path));
    const isFirstOfDevice = await this.#catalog.addSending({
      photo_id: row.id,
      device_id: file.deviceId,
      name: file.name,
      received_at: file.receivedAtMs,
    });
    if (isHere) await this.#restore(row.id);
    else {
      const entry = await this.#catalog.change(row.id, { path, trashed: 0, trashed_at: null });
      if (wasTrashed) this.#counts.add(entry);
    }
    if (isFirstOfDevice && !wasTrashed) this.#counts.addFor(file.deviceId, row.size_bytes);
    if (wasTrashed || !isHere || isFirstOfDevice) this.#announceChanged(await this.#catalog.find(row.id));
    return {
      photoId: row.id,
      sha256: row.sha256,
      isNew: wasTrashed || !isHere,
      posterWanted: row.preview === 'none' && row.kind === 'video',
    };
  }

  async #record(file: ArrivedFile, facts: PhotoFacts, path: string): Promise<Photo> {
    const entry = rowOf(file, facts, path);
    await this.#catalog.record(entry);
    this.#counts.add(entry);
    const photo = this.#describe(entry);
    this.#options.announce({ type: 'photo-added', photo });
    this.#previews.enqueue(this.#previewJob(entry.row));
    return photo;
  }

  /** Throws `device-revoked` where the sender was cut off while its last byte was looked into. */
  async #keep(file: ArrivedFile, taken: Taken, extension: string): Promise<string> {
    if (!this.#options.isLetIn(file.deviceId)) throw new Failure('device-revoked');
    return this.#originals.keep(file, this.#options.folderOf(file.deviceId), taken, extension);
  }

  #isHere(row: Pick<PhotoRow, 'id' | 'path' | 'size_bytes' | 'trashed'>): Promise<boolean> {
    return this.#originals.has(this.#trash.find(row), row.size_bytes);
  }

  async #restore(id: PhotoId): Promise<void> {
    const entry = await this.#catalog.find(id);
    if (entry.row.trashed === 0) return;
    if (!(await this.#isHere(entry.row))) throw new Failure('not-found', 'This photo is not in the trash any more.');
    const path = await this.#trash.takeBack(entry.row);
    this.#counts.add(await this.#catalog.change(id, { trashed: 0, trashed_at: null, path }));
  }

  async #previewDone(id: PhotoId, result: PreviewResult): Promise<Photo> {
    if (result.outcome === 'none') await this.#catalog.setPreview(id, 'none', {});
    else {
      const { row } = await this.#catalog.find(id);
      const size =
        row.width === null && result.width !== null && result.height !== null
          ? { width: result.width, height: result.height }
          : {};
      await this.#catalog.setPreview(id, 'ready', { thumbhash: result.thumbhash, ...size });
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
