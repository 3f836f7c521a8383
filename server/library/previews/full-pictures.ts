/** Hides how pictures in full size are kept: made for whoever zooms in, once for all who ask, the least recently used thrown away for room. */
import { existsSync } from 'node:fs';
import { mkdir, statfs, utimes } from 'node:fs/promises';
import { Failure } from '../../../protocol/failure.ts';
import type { PhotoId } from '../../../protocol/photo.ts';
import { makeRoom } from '../make-room.ts';
import { fullFolder, previewFile } from './preview-files.ts';
import type { FullResult } from './preview-request.ts';

export interface FullPictureJob {
  readonly photoId: PhotoId;
  readonly originalPath: string;
}

export interface FullPicturesOptions<Job extends FullPictureJob> {
  /** Of all previews. */
  readonly dir: string;
  readonly make: (job: Job, path: string) => Promise<FullResult>;
  /** All of them together, 2 GB if not said. */
  readonly mostBytes?: number;
}

/** Whoever asks for more at once is not looking at them. */
const mostWaiting = 20;
/** What stays free on the disk: photos come before pictures of them. */
const leftFreeBytes = 1_000_000_000;
const usualMostBytes = 2_000_000_000;

export class FullPictures<Job extends FullPictureJob> {
  readonly #options: FullPicturesOptions<Job>;
  readonly #making = new Map<PhotoId, Promise<void>>();
  /** Of no use to try again before the next start. */
  readonly #failed = new Set<PhotoId>();

  constructor(options: FullPicturesOptions<Job>) {
    this.#options = options;
  }

  /**
   * Where it is (absolute path), made if it is not there. Throws `not-found` where none can be made, `disk-full`,
   * `too-many-requests`, `shutting-down`.
   */
  async file(job: Job): Promise<{ path: string; mimeType: string }> {
    const file = previewFile(this.#options.dir, job.photoId, 'full');
    if (await isUsedNow(file.path)) return file;
    if (this.#failed.has(job.photoId)) throw cannotBeMade();
    await this.#made(job, file.path);
    return file;
  }

  #made(job: Job, path: string): Promise<void> {
    const underWay = this.#making.get(job.photoId);
    if (underWay !== undefined) return underWay;
    if (this.#making.size >= mostWaiting) throw new Failure('too-many-requests');
    const making = this.#make(job, path).finally(() => this.#making.delete(job.photoId));
    this.#making.set(job.photoId, making);
    return making;
  }

  async #make(job: Job, path: string): Promise<void> {
    const { dir, make, mostBytes = usualMostBytes } = this.#options;
    const folder = fullFolder(dir);
    await mkdir(folder, { recursive: true });
    const { bavail, bsize } = await statfs(folder);
    if (bavail * bsize < leftFreeBytes) throw new Failure('disk-full');
    const { outcome } = await make(job, path);
    if (outcome === 'none') {
      // An original that is away for a moment says nothing of what can be made of it.
      if (existsSync(job.originalPath)) this.#failed.add(job.photoId);
      throw cannotBeMade();
    }
    await makeRoom(folder, mostBytes);
  }
}

/** Notes that it was used, if it is there. */
async function isUsedNow(path: string): Promise<boolean> {
  const now = new Date();
  try {
    await utimes(path, now, now);
    return true;
  } catch {
    return false;
  }
}

function cannotBeMade(): Failure {
  return new Failure('not-found', 'No larger picture can be made of this photo.');
}
