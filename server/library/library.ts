/** What we keep: takes arrived files in, gives each its place and its previews, and finds them again. */
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { Failure } from '../../protocol/failure.ts';
import type { LiveEvent } from '../../protocol/live-event.ts';
import type { DeviceId } from '../../protocol/pairing.ts';
import type {
  PageRequest,
  Photo,
  PhotoChange,
  PhotoFilter,
  PhotoId,
  PhotoPage,
  PreviewSize,
  Sha256,
  Timeline,
} from '../../protocol/photo.ts';
import type { Known, Receipt } from '../../protocol/upload.ts';
import type { ArrivedFile } from '../arrived-file.ts';
import { type Adopted, adoptStrays } from './adopt-strays.ts';
import { Catalog, type CatalogEntry } from './catalog.ts';
import type { CatalogTables, PhotoRow } from './catalog-tables.ts';
import { DeviceCounts } from './device-counts.ts';
import { Identifier, type PhotoFacts } from './identify/identify.ts';
import { Originals } from './originals.ts';
import { describePhoto, rowOf, takenColumns } from './photo-row.ts';
import { type PreviewJob, type PreviewResult, Previews } from './previews/previews.ts';
import { hashFile } from './strays.ts';
import { Trash } from './trash.ts';

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
  /** Two arrivals of the same bytes at once: the second waits and finds the first. */
  readonly #adding = new Map<Sha256, Promise<unknown>>();

  private constructor(options: LibraryOptions, counts: DeviceCounts) {
    this.#options = options;
    this.#catalog = new Catalog(options.db);
    this.#originals = new Originals(options.dataDir);
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
  async add(file: ArrivedFile): Promise<Receipt> {
    while (this.#adding.has(file.sha256)) await this.#adding.get(file.sha256);
    const adding = this.#addAlone(file);
    this.#adding.set(
      file.sha256,
      adding.catch(() => undefined),
    );
    try {
      return await adding;
    } finally {
      this.#adding.delete(file.sha256);
    }
  }

  async #addAlone(file: ArrivedFile): Promise<Receipt> {
    const known = await this.#catalog.bySha256(file.sha256);
    if (known !== null) return this.#sentAgain(known, file);
    const facts = await this.#identifier.identify(file);
    if (!this.#options.isLetIn(file.deviceId)) throw new Failure('device-revoked');
    const path = await this.#originals.keep(file, this.#options.folderOf(file.deviceId), facts.taken, facts.extension);
    const photo = await this.#record(file, facts, path);
    return { photoId: photo.id, sha256: file.sha256, isNew: true, posterWanted: this.#wantsPoster(facts) };
  }

  /** Which of these hashes are here, and which were removed. */
  async known(hashes: readonly Sha256[]): Promise<Known> {
    const rows = await this.#catalog.known(hashes);
    return {
      known: Object.fromEntries(rows.filter((row) => row.trashed === 0).map((row) => [row.sha256, row.id])),
      removed: rows.filter((row) => row.trashed === 1).map((row) => row.sha256),
    };
  }

  async page({ cursor, limit, ...filter }: PageRequest, viewer: Viewer): Promise<PhotoPage> {
    const { entries, next } = await this.#catalog.page(filter, viewer, cursor, limit);
    return { photos: entries.map((entry) => this.#describe(entry)), next };
  }

  months(filter: PhotoFilter, viewer: Viewer): Promise<Timeline> {
    return this.#catalog.months(filter, viewer);
  }

  /** Throws `not-found`, also for a photo that this viewer may not see. */
  async find(id: PhotoId, viewer: Viewer): Promise<Photo> {
    return this.#describe(await this.#entry(id, viewer));
  }

  /** Where the bytes are (absolute path), for whoever may see them. Throws `not-found`. */
  async original(id: PhotoId, viewer: Viewer): Promise<{ path: string; photo: Photo }> {
    const entry = await this.#entry(id, viewer);
    return { path: this.#trash.find(entry.row), photo: this.#describe(entry) };
  }

  /** Throws `not-found`, also while there is none yet. */
  async preview(id: PhotoId, size: PreviewSize, viewer: Viewer): Promise<{ path: string; mimeType: string }> {
    const { row } = await this.#entry(id, viewer);
    if (row.preview !== 'ready') throw new Failure('not-found', 'There is no preview of this photo.');
    return this.#previews.file(id, size);
  }

  /** Makes previews from a picture that the sender made. Throws `not-found`, `poster-not-needed`, `not-a-photo`. */
  async addPoster(id: PhotoId, poster: Buffer, viewer: Viewer): Promise<Photo> {
    const { row } = await this.#entry(id, viewer);
    if (row.preview === 'ready') throw new Failure('poster-not-needed');
    const job = {
      photoId: id,
      kind: row.kind,
      mimeType: row.mime_type,
      originalPath: this.#originals.absolute(row.path),
    };
    const result = await this.#previews.makeFromPoster(job, poster);
    if (result.outcome === 'none') throw new Failure('not-a-photo', 'This picture cannot be read.');
    return this.#previewDone(id, result);
  }

  /** Throws `not-found`. */
  async change(id: PhotoId, change: PhotoChange): Promise<Photo> {
    const { row } = await this.#entry(id, null);
    const { favourite, description, taken, trashed } = change;
    if (trashed === false && row.trashed === 1) await this.#restore(id);
    const entry = await this.#catalog.change(id, {
      ...(favourite === undefined ? {} : { favourite: favourite ? 1 : 0 }),
      ...(description === undefined ? {} : { description }),
      ...(taken === undefined ? {} : takenColumns({ ...taken, source: 'owner' })),
    });
    return this.#announceChanged(entry);
  }

  /** Moves a photo to the trash, original and all. Throws `not-found`. */
  async remove(id: PhotoId): Promise<void> {
    const entry = await this.#entry(id, null);
    if (entry.row.trashed === 1) return;
    await this.#trash.put(entry.row);
    await this.#catalog.change(id, { trashed: 1, trashed_at: Date.now() });
    this.#counts.remove(entry);
    this.#options.announce({ type: 'photo-removed', photoId: id });
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
    return adoptStrays(
      {
        catalog: this.#catalog,
        originals: this.#originals,
        identifier: this.#identifier,
        ownerOfFolder: this.#options.ownerOfFolder,
        record: (file, facts, path) => this.#record(file, facts, path),
      },
      signal,
    );
  }

  /** Path and hash of each original in the library, for `verify`. */
  async originals(): Promise<{ path: string; absolutePath: string; sha256: Sha256 }[]> {
    const rows = (await this.#catalog.allPaths()).filter((row) => row.trashed === 0);
    return rows.map(({ path, sha256 }) => ({ path, sha256, absolutePath: this.#originals.absolute(path) }));
  }

  /** Resolves when no preview is waiting or under way. */
  settled(): Promise<void> {
    return this.#previews.settled();
  }

  async close(): Promise<void> {
    await Promise.all([this.#previews.close(), this.#identifier.close()]);
  }

  async #sentAgain(known: CatalogEntry, file: ArrivedFile): Promise<Receipt> {
    const { row } = known;
    const wasTrashed = row.trashed === 1;
    const isFirstOfDevice = await this.#catalog.addSending({
      photo_id: row.id,
      device_id: file.deviceId,
      name: file.name,
      received_at: file.receivedAtMs,
    });
    if (wasTrashed) await this.#restore(row.id);
    else if (isFirstOfDevice) this.#counts.addFor(file.deviceId, row.size_bytes);
    if (wasTrashed || isFirstOfDevice) this.#announceChanged(await this.#catalog.find(row.id));
    return {
      photoId: row.id,
      sha256: row.sha256,
      isNew: wasTrashed,
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

  async #restore(id: PhotoId): Promise<void> {
    const entry = await this.#catalog.find(id);
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

  #wantsPoster(facts: PhotoFacts): boolean {
    return facts.kind === 'video' && !this.#previews.canPoster;
  }

  #announceChanged(entry: CatalogEntry): Photo {
    const photo = this.#describe(entry);
    this.#options.announce({ type: 'photo-changed', photo });
    return photo;
  }

  #describe(entry: CatalogEntry): Photo {
    return describePhoto(entry, this.#options.nameOf);
  }
}
