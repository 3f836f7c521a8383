/** Hides how small pictures are made of originals: a queue, a child process that may die, ffmpeg, and files on disk. */
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Logger } from 'pino';
import { Failure } from '../../../protocol/failure.ts';
import type { PhotoId, PhotoKind, PreviewSize } from '../../../protocol/photo.ts';
import { hasFfmpeg } from '../ffmpeg.ts';
import { FullPictures } from './full-pictures.ts';
import type { MakerOutcome } from './maker-process.ts';
import { MakerProcess } from './maker-process.ts';
import { previewFile, removePreviewFiles } from './preview-files.ts';
import type { FullResult, PreviewResult, PreviewSource } from './preview-request.ts';
import { videoPoster } from './video-poster.ts';

export type { PreviewResult } from './preview-request.ts';

export interface PreviewJob {
  readonly photoId: PhotoId;
  readonly kind: PhotoKind;
  readonly mimeType: string;
  readonly originalPath: string;
}

export interface PreviewsOptions {
  readonly dir: string;
  /** Told of every result of `enqueue`, not of `makeFromPoster`. */
  readonly done: (photoId: PhotoId, result: PreviewResult) => void | Promise<void>;
  readonly log: Logger;
  /** How long may be worked on one picture and its neighbour, 15 seconds if not said; twice that on a second try. */
  readonly limitMs?: number;
  /** What the child that decodes may take, 3 GiB if not said; Linux only. */
  readonly memoryBytes?: number;
  /** All pictures in full size together, 2 GB if not said: the least recently used goes first. */
  readonly mostFullBytes?: number;
}

interface Task {
  readonly job: PreviewJob;
  readonly poster: Buffer | null;
  /** Where the picture in full size goes, where that is what is wanted instead of the previews. */
  readonly fullPath: string | null;
  readonly finish: (result: PreviewResult | FullResult) => void | Promise<void>;
  /** Called instead of `finish` when it is no fault of the picture: the host stops, or cannot start a child or write. */
  readonly fail: (error: unknown) => void;
  /**
   * It was lost with its child, which may be its own fault, a neighbour's or a busy machine's: it is tried once more,
   * alone and with more time.
   */
  isSuspect: boolean;
  isRemoved: boolean;
}

const atOnce = 2;
const idleMs = 20_000;

export class Previews {
  readonly #looking = hasFfmpeg();
  #canPoster = false;
  readonly #options: PreviewsOptions;
  readonly #limitMs: number;
  readonly #maker: MakerProcess;
  readonly #fullPictures: FullPictures<PreviewJob>;
  readonly #closing = new AbortController();
  /** The newest is at the end and goes first: it is the one that somebody is looking for. */
  readonly #waiting: Task[] = [];
  readonly #underWay = new Set<Task>();
  #settledListeners: (() => void)[] = [];
  #idle: NodeJS.Timeout | undefined;

  private constructor(options: PreviewsOptions) {
    this.#options = options;
    this.#limitMs = options.limitMs ?? 15_000;
    const { dir, memoryBytes, mostFullBytes } = options;
    this.#maker = new MakerProcess(memoryBytes);
    const make = (job: PreviewJob, path: string): Promise<FullResult> => this.#makeFull(job, path);
    this.#fullPictures = new FullPictures({
      dir,
      make,
      ...(mostFullBytes === undefined ? {} : { mostBytes: mostFullBytes }),
    });
    void this.#looking.then((isHere) => (this.#canPoster = isHere));
  }

  static open(options: PreviewsOptions): Previews {
    return new Previews(options);
  }

  /** Whether an ffmpeg was found, so that videos need no poster from their phone; not known in the first moment. */
  get canPoster(): boolean {
    return this.#canPoster;
  }

  get pendingCount(): number {
    return this.#waiting.length + this.#underWay.size;
  }

  /** Where a preview is once it has been made. */
  file(photoId: PhotoId, size: PreviewSize): { path: string; mimeType: string } {
    return previewFile(this.#options.dir, photoId, size);
  }

  /** Returns at once; `done` hears how it went, unless the host stops first. */
  enqueue(job: PreviewJob): void {
    const { done } = this.#options;
    this.#add(
      job,
      null,
      null,
      (result) => done(job.photoId, ofPreviews(result)),
      () => undefined,
    );
  }

  /** Makes the previews from a JPEG, PNG or WebP that the sender made. Rejects with `shutting-down` if the host stops. */
  makeFromPoster(job: PreviewJob, poster: Buffer): Promise<PreviewResult> {
    return new Promise((resolve, reject) => {
      this.#add(job, poster, null, (result) => resolve(ofPreviews(result)), reject);
    });
  }

  /**
   * Where the picture in all its pixels is, made if it is not there: nobody has it made by just having photos.
   * Rejects with `not-found` where none can be made, `disk-full`, `cannot-write`, `too-many-requests`, `shutting-down`.
   */
  full(job: PreviewJob): Promise<{ path: string; mimeType: string }> {
    return this.#fullPictures.file(job);
  }

  /** A preview that is being made at this moment is thrown away as soon as it is there. */
  async remove(photoId: PhotoId): Promise<void> {
    for (const task of [...this.#waiting, ...this.#underWay]) if (task.job.photoId === photoId) task.isRemoved = true;
    await removePreviewFiles(this.#options.dir, photoId);
  }

  /** Resolves when nothing is waiting or under way. */
  settled(): Promise<void> {
    if (this.pendingCount === 0) return Promise.resolve();
    return new Promise((resolve) => this.#settledListeners.push(resolve));
  }

  /** What is not made yet stays unmade, without a word to `done`. */
  async close(): Promise<void> {
    this.#closing.abort();
    clearTimeout(this.#idle);
    for (const task of this.#waiting.splice(0)) task.fail(new Failure('shutting-down'));
    this.#maker.stop();
    await this.settled();
  }

  #makeFull(job: PreviewJob, path: string): Promise<FullResult> {
    return new Promise((resolve, reject) => {
      this.#add(job, null, path, (result) => resolve(ofFull(result)), reject);
    });
  }

  #add(
    job: PreviewJob,
    poster: Buffer | null,
    fullPath: string | null,
    finish: Task['finish'],
    fail: Task['fail'],
  ): void {
    if (this.#closing.signal.aborted) return fail(new Failure('shutting-down'));
    this.#waiting.push({ job, poster, fullPath, finish, fail, isSuspect: false, isRemoved: false });
    this.#pump();
  }

  #pump(): void {
    clearTimeout(this.#idle);
    for (let next = this.#next(); next !== undefined; next = this.#next()) {
      this.#underWay.add(next);
      void this.#run(next);
    }
    if (this.pendingCount > 0) return;
    this.#idle = setTimeout(() => this.#maker.stop(), idleMs).unref();
    for (const listener of this.#settledListeners.splice(0)) listener();
  }

  #next(): Task | undefined {
    const isEmpty = this.#underWay.size === 0;
    if (this.#maker.isTired) {
      if (!isEmpty) return undefined;
      this.#maker.stop();
    }
    const isFull = this.#underWay.size >= atOnce || [...this.#underWay].some((task) => task.isSuspect);
    const next = this.#waiting.at(-1);
    return isFull || (next?.isSuspect === true && !isEmpty) ? undefined : this.#waiting.pop();
  }

  async #run(task: Task): Promise<void> {
    try {
      const outcome = task.isRemoved ? { outcome: 'none' as const, reason: 'removed' } : await this.#make(task);
      if (this.#closing.signal.aborted) throw new Failure('shutting-down');
      if (outcome.outcome === 'unwritable' && task.fullPath !== null) return task.fail(new Failure('cannot-write'));
      if (outcome.outcome === 'unwritable') throw new Error(outcome.reason);
      if (outcome.outcome !== 'lost') await this.#finish(task, outcome);
      else if (task.isSuspect) await this.#finish(task, { outcome: 'none', reason: outcome.reason });
      else {
        task.isSuspect = true;
        this.#waiting.push(task);
      }
    } catch (thrown) {
      // A maker that is killed before it answers is no fault where it was the end that killed it.
      const error = this.#closing.signal.aborted ? new Failure('shutting-down') : thrown;
      if (!(error instanceof Failure))
        this.#options.log.error({ err: error }, 'no previews can be made until a restart');
      for (const stopped of [task, ...this.#waiting.splice(0)]) stopped.fail(error);
    } finally {
      this.#underWay.delete(task);
      this.#pump();
    }
  }

  async #make({ job, poster, fullPath, isSuspect }: Task): Promise<MakerOutcome> {
    const source = poster === null ? await this.#source(job) : { from: 'poster' as const, bytes: poster };
    if (source === null) return { outcome: 'none', reason: 'no still can be taken from this video here' };
    const [smallPath, largePath] = [this.file(job.photoId, '320').path, this.file(job.photoId, '1600').path];
    await mkdir(dirname(fullPath ?? smallPath), { recursive: true });
    if (this.#closing.signal.aborted) throw new Failure('shutting-down');
    const wanted =
      fullPath === null
        ? { make: 'previews' as const, smallPath, largePath }
        : { make: 'full' as const, path: fullPath };
    return await this.#maker.make(source, wanted, this.#limitMs * (isSuspect ? 2 : 1));
  }

  async #source({ kind, mimeType, originalPath }: PreviewJob): Promise<PreviewSource | null> {
    if (kind === 'image') return { from: 'original', path: originalPath, mimeType };
    if (!(await this.#looking)) return null;
    const signal = AbortSignal.any([this.#closing.signal, AbortSignal.timeout(this.#limitMs)]);
    const bytes = await videoPoster(originalPath, mimeType, signal);
    return bytes === null ? null : { from: 'poster', bytes };
  }

  async #finish(task: Task, result: PreviewResult | FullResult): Promise<void> {
    const { photoId } = task.job;
    if (task.isRemoved) await removePreviewFiles(this.#options.dir, photoId);
    if (result.outcome === 'none') this.#options.log.info({ photoId, reason: result.reason }, 'no preview');
    try {
      await task.finish(result);
    } catch (error) {
      this.#options.log.error({ err: error, photoId }, 'a preview was made but not noted');
    }
  }
}

const other = { outcome: 'none', reason: 'the maker made something else' } as const;

function ofPreviews(result: PreviewResult | FullResult): PreviewResult {
  return result.outcome === 'full' ? other : result;
}

function ofFull(result: PreviewResult | FullResult): FullResult {
  return result.outcome === 'made' ? other : result;
}
