/** Hides how copies of videos are made that every browser plays: one after the other, in the background, within limits, kept while used. */
import { mkdir, readdir, rename, rm, stat, statfs, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { Failure } from '../../../protocol/failure.ts';
import type { Photo, PhotoId } from '../../../protocol/photo.ts';
import { mostPlayableMs, type Playable } from '../../../protocol/playable.ts';
import { demuxerOf, hasFfmpeg } from '../ffmpeg.ts';
import { makeRoom } from '../make-room.ts';
import { convert } from './convert.ts';
import { copyFile, isPart, partOf } from './copy-files.ts';

export interface PlayablesOptions {
  readonly dir: string;
  readonly log: Logger;
  /** All copies together, 10 GB if not said: the least recently played goes first. */
  readonly mostBytes?: number;
}

interface Job {
  readonly id: PhotoId;
  readonly path: string;
  readonly demuxer: string;
  /** Where the movie begins, in bytes: a motion photo carries it at its end. */
  readonly startsAt: number;
  readonly durationMs: number | null;
}

interface UnderWay {
  readonly job: Job;
  readonly end: AbortController;
  fraction: number | null;
}

/** Whoever asks for more at once is not watching them. */
const mostWaiting = 100;
/** What stays free on the disk: photos come before copies. */
const leftFreeBytes = 2_000_000_000;
const usualMostBytes = 10_000_000_000;

export class Playables {
  readonly #options: PlayablesOptions;
  readonly #looking = hasFfmpeg();
  readonly #waiting: Job[] = [];
  /** Of no use to try again before the next start. */
  readonly #failed = new Map<PhotoId, 'unreadable' | 'no-room'>();
  #underWay: UnderWay | null = null;
  #working: Promise<void> = Promise.resolve();
  #isClosed = false;

  private constructor(options: PlayablesOptions) {
    this.#options = options;
  }

  static open(options: PlayablesOptions): Playables {
    const playables = new Playables(options);
    playables.#working = playables.#sweep();
    return playables;
  }

  /** How things stand with the copy of a photo's movie; `make` asks for it. Throws `not-found`, `too-many-requests`. */
  async ask(photo: Photo, originalPath: string, make: boolean): Promise<Playable> {
    const { id } = photo;
    if (await this.#isHere(id)) return { state: 'ready' };
    const underWay = this.#underWay;
    if (underWay?.job.id === id) return { state: 'making', fraction: underWay.fraction };
    if (this.#waiting.some((job) => job.id === id)) return { state: 'waiting' };
    const why = this.#failed.get(id);
    if (why !== undefined && !(make && why === 'no-room')) return { state: 'cannot', why };
    if (!(await this.#looking)) return { state: 'cannot', why: 'no-maker' };
    if ((photo.durationMs ?? 0) > mostPlayableMs) return { state: 'cannot', why: 'too-long' };
    const job = jobOf(photo, originalPath);
    if (job === null) return { state: 'cannot', why: 'unreadable' };
    if (!make) return { state: 'possible' };
    if (this.#waiting.length >= mostWaiting) throw new Failure('too-many-requests');
    this.#failed.delete(id);
    this.#waiting.push(job);
    this.#pump();
    return { state: 'waiting' };
  }

  /** Where the copy is (absolute path). Throws `not-found` while there is none. */
  async file(id: PhotoId): Promise<string> {
    const path = copyFile(this.#options.dir, id);
    const now = new Date();
    try {
      // What was played last is thrown away last.
      await utimes(path, now, now);
    } catch {
      throw new Failure('not-found', 'There is no copy of this video.');
    }
    return path;
  }

  /** Also one that is being made. */
  async remove(id: PhotoId): Promise<void> {
    const waits = this.#waiting.findIndex((job) => job.id === id);
    if (waits !== -1) this.#waiting.splice(waits, 1);
    if (this.#underWay?.job.id === id) {
      this.#underWay.end.abort();
      await this.#working;
    }
    await rm(copyFile(this.#options.dir, id), { force: true });
  }

  /** Resolves when nothing waits or is being made. */
  async settled(): Promise<void> {
    while (this.#underWay !== null || this.#waiting.length > 0) await this.#working;
  }

  /** What is not made yet stays unmade: it can be asked for again. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#waiting.splice(0);
    this.#underWay?.end.abort();
    await this.#working;
  }

  async #isHere(id: PhotoId): Promise<boolean> {
    return (await stat(copyFile(this.#options.dir, id)).catch(() => null)) !== null;
  }

  #pump(): void {
    if (this.#underWay !== null || this.#isClosed) return;
    const job = this.#waiting.shift();
    if (job === undefined) return;
    const underWay: UnderWay = { job, end: new AbortController(), fraction: null };
    this.#underWay = underWay;
    this.#working = this.#work(underWay);
  }

  /** One copy, made or not; then the next. */
  async #work(underWay: UnderWay): Promise<void> {
    try {
      await this.#make(underWay);
    } catch (error) {
      this.#failed.set(underWay.job.id, 'no-room');
      this.#options.log.warn({ err: error, photoId: underWay.job.id }, 'a copy to play could not be kept');
    }
    this.#underWay = null;
    this.#pump();
  }

  async #make(underWay: UnderWay): Promise<void> {
    const { dir, log, mostBytes = usualMostBytes } = this.#options;
    const { job, end } = underWay;
    const copy = copyFile(dir, job.id);
    const part = partOf(copy);
    await mkdir(dir, { recursive: true, mode: 0o700 });
    await makeRoom(dir, mostBytes);
    const { bavail, bsize } = await statfs(dir);
    if (bavail * bsize < leftFreeBytes) {
      this.#failed.set(job.id, 'no-room');
      return;
    }
    const told = (madeMs: number): void => {
      underWay.fraction = job.durationMs === null ? null : Math.min(1, madeMs / Math.max(1, job.durationMs));
    };
    const outcome = await convert({ ...job, to: part, mostBytes }, told, end.signal);
    if (outcome.isMade) await rename(part, copy);
    else {
      await rm(part, { force: true });
      if (end.signal.aborted) return;
      this.#failed.set(job.id, 'unreadable');
      log.info({ photoId: job.id, reason: outcome.reason }, 'no copy to play');
    }
  }

  /** What a run that was killed left half made. */
  async #sweep(): Promise<void> {
    const { dir } = this.#options;
    const names = await readdir(dir).catch(() => []);
    for (const name of names.filter((one) => isPart(one))) await rm(join(dir, name), { force: true });
  }
}

/** Null where there is no movie, or none of a kind that is ever given to the maker. */
function jobOf({ id, kind, mimeType, motionBytes, sizeBytes, durationMs }: Photo, path: string): Job | null {
  if (kind === 'video') {
    const demuxer = demuxerOf(mimeType);
    return demuxer === null ? null : { id, path, demuxer, startsAt: 0, durationMs };
  }
  if (motionBytes === null || motionBytes >= sizeBytes) return null;
  return { id, path, demuxer: 'mov', startsAt: sizeBytes - motionBytes, durationMs: null };
}
