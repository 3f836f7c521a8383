/** What is seen of a photo: its original, the pictures and copies made of it, and its movie; each for whoever may see it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { Failure } from '../../protocol/failure.ts';
import type { Photo, PhotoId, PreviewSize } from '../../protocol/photo.ts';
import type { Playable } from '../../protocol/playable.ts';
import type { Catalog, CatalogEntry } from './catalog/catalog.ts';
import type { PhotoRow } from './catalog/catalog-tables.ts';
import type { Originals } from './originals.ts';
import { Playables } from './playable/playables.ts';
import { largeSide } from './previews/preview-files.ts';
import { type PreviewJob, type PreviewResult, Previews } from './previews/previews.ts';
import type { SeenPhotos, Viewer } from './seen-photos.ts';
import type { Trash } from './trash.ts';

export interface PicturesParts {
  readonly controlDir: string;
  readonly catalog: Catalog;
  readonly originals: Originals;
  readonly trash: Trash;
  readonly seen: SeenPhotos;
  /** Throws `library-away` while the disk with the photos is not there. */
  readonly needLibrary: () => Promise<void>;
  readonly isLibraryHere: () => Promise<boolean>;
  readonly changed: (entry: CatalogEntry) => Photo;
  readonly log: Logger;
}

export class Pictures {
  readonly #parts: PicturesParts;
  readonly #previews: Previews;
  readonly #playables: Playables;

  constructor(parts: PicturesParts) {
    const { controlDir, log } = parts;
    this.#parts = parts;
    this.#previews = Previews.open({
      dir: join(controlDir, 'previews'),
      done: async (photoId, result) => void (await this.#previewDone(photoId, result)),
      log,
    });
    this.#playables = Playables.open({ dir: join(controlDir, 'playable'), log });
  }

  /** How many previews are still to be made. */
  get pendingCount(): number {
    return this.#previews.pendingCount;
  }

  /** Whether stills can be taken from videos here. */
  get canPoster(): boolean {
    return this.#previews.canPoster;
  }

  /** Makes the previews of a photo in the background. */
  make(row: Pick<PhotoRow, 'id' | 'kind' | 'mime_type' | 'path'>): void {
    this.#previews.enqueue(this.#previewJob(row));
  }

  /** Where the bytes are (absolute path), for whoever may see them. Throws `not-found`. */
  async original(id: PhotoId, viewer: Viewer): Promise<{ path: string; photo: Photo }> {
    const { seen, trash } = this.#parts;
    const entry = await seen.entry(id, viewer);
    return { path: trash.find(entry.row), photo: seen.describe(entry, viewer) };
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
    if (make && photo.trashedAt === null) await this.#parts.needLibrary();
    return this.#playables.ask(photo, path, make);
  }

  /** Where that copy is (absolute path). Throws `not-found`. */
  async playableCopy(id: PhotoId, viewer: Viewer): Promise<string> {
    await this.#parts.seen.entry(id, viewer);
    return this.#playables.file(id);
  }

  /**
   * Throws `not-found`, also while there is none yet; one whose file was thrown away is made again. `full` is made for
   * who asks: throws `library-away`, `disk-full`, `cannot-write`, `too-many-requests`, `shutting-down` too.
   */
  async preview(id: PhotoId, size: PreviewSize, viewer: Viewer): Promise<{ path: string; mimeType: string }> {
    const { row } = await this.#parts.seen.entry(id, viewer);
    if (size === 'full') return await this.#full(row);
    const preview = this.#previews.file(id, size);
    if (row.preview === 'ready' && existsSync(preview.path)) return preview;
    if (row.preview === 'ready' && row.trashed === 0) {
      await this.#parts.catalog.writes.setPreview(id, { preview: 'pending' });
      this.make(row);
    }
    throw new Failure('not-found', 'There is no preview of this photo.');
  }

  /** Makes previews from a picture that the sender made. Throws `not-found`, `poster-not-needed`, `not-a-photo`. */
  async addPoster(id: PhotoId, poster: Buffer, viewer: Viewer): Promise<Photo> {
    const { row } = await this.#parts.seen.entry(id, viewer);
    if (row.preview === 'ready') throw new Failure('poster-not-needed');
    const result = await this.#previews.makeFromPoster(this.#previewJob(row), poster);
    if (result.outcome === 'none') throw new Failure('not-a-photo', 'This picture cannot be read.');
    return this.#previewDone(id, result);
  }

  /** Throws away all that was made of a photo. */
  async forget(id: PhotoId): Promise<void> {
    await Promise.all([this.#previews.remove(id), this.#playables.remove(id)]);
  }

  async close(): Promise<void> {
    await Promise.all([this.#previews.close(), this.#playables.close()]);
  }

  async #full(row: PhotoRow): Promise<{ path: string; mimeType: string }> {
    const { trash, needLibrary } = this.#parts;
    const large = this.#previews.file(row.id, '1600');
    if (row.kind !== 'image' || row.preview !== 'ready')
      throw new Failure('not-found', 'There is no larger picture of this.');
    const longest = Math.max(row.width ?? Infinity, row.height ?? Infinity);
    if (longest <= largeSide && existsSync(large.path)) return large;
    if (row.trashed === 0) await needLibrary();
    return await this.#previews.full({ ...this.#previewJob(row), originalPath: trash.find(row) });
  }

  async #previewDone(id: PhotoId, result: PreviewResult): Promise<Photo> {
    const { catalog, seen, isLibraryHere, changed } = this.#parts;
    // Without its disk no picture can be made of it, and that says nothing of the photo.
    if (result.outcome === 'none' && !(await isLibraryHere())) return seen.find(id, null);
    if (result.outcome === 'none') await catalog.writes.setPreview(id, { preview: 'none' });
    else {
      const { thumbhash, width, height } = result;
      await catalog.writes.setPreview(id, { preview: 'ready', thumbhash, width, height });
    }
    return changed(await catalog.find(id));
  }

  #previewJob({ id, kind, mime_type, path }: Pick<PhotoRow, 'id' | 'kind' | 'mime_type' | 'path'>): PreviewJob {
    return { photoId: id, kind, mimeType: mime_type, originalPath: this.#parts.originals.absolute(path) };
  }
}
