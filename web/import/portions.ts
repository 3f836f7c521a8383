/** Puts a whole folder on the road a portion at a time: what is on it is looked through after every step, and a folder may hold tens of thousands. */
import type { Failure } from '../../protocol/failure.ts';
import { type ImportRoad, isNoPhoto } from './import-road.ts';

export interface ImportSummary {
  readonly total: number;
  /** In the library now; `alreadyThere` of them were before. */
  readonly done: number;
  readonly alreadyThere: number;
  readonly noPhotos: number;
  /** Deleted here before. */
  readonly removed: number;
  readonly left: number;
  readonly sentBytes: number;
  readonly totalBytes: number;
  readonly msLeft: number | null;
  /** Why the host takes nothing right now although it answers. */
  readonly trouble: Failure | null;
}

const portion = 200;
/** Enough that nobody waits for the next portion. */
const fewLeft = 50;

interface Brought {
  readonly file: File;
  readonly lane: string;
}

interface Ended {
  readonly done: number;
  readonly alreadyThere: number;
  readonly noPhotos: number;
  readonly bytes: number;
}

const nothing: Ended = { done: 0, alreadyThere: 0, noPhotos: 0, bytes: 0 };

export class Portions {
  readonly #road: ImportRoad;
  #waiting: Brought[] = [];
  #next = 0;
  #broughtBytes = 0;
  /** What has left the road. */
  #ended = nothing;

  constructor(road: ImportRoad) {
    this.#road = road;
    road.addEventListener('change', () => this.#fill());
  }

  get summary(): ImportSummary {
    const { left, removed, sentBytes, bytesPerSecond, trouble } = this.#road.summary;
    const { done, alreadyThere, noPhotos, bytes } = this.#endedByNow();
    const allSent = this.#ended.bytes + sentBytes;
    const isMoving = bytesPerSecond !== null && bytesPerSecond > 0;
    return {
      total: this.#waiting.length - noPhotos,
      done,
      alreadyThere,
      noPhotos,
      removed,
      left: left + this.#waiting.length - this.#next,
      sentBytes: Math.max(allSent, bytes),
      totalBytes: this.#broughtBytes,
      msLeft: isMoving ? Math.max(0, ((this.#broughtBytes - allSent) / bytesPerSecond) * 1000) : null,
      trouble,
    };
  }

  put(files: readonly File[], lane: string): void {
    for (const file of files) this.#waiting.push({ file, lane });
    this.#broughtBytes += files.reduce((sum, { size }) => sum + size, 0);
    this.#fill();
  }

  /** Nothing more is put on the road; what is on it is its own to let go. */
  stop(): void {
    this.#waiting.length = this.#next;
  }

  /** Forgets all that was brought. */
  begin(): void {
    [this.#waiting, this.#next, this.#broughtBytes, this.#ended] = [[], 0, 0, nothing];
  }

  #fill(): void {
    if (this.#next >= this.#waiting.length || this.#road.summary.left > fewLeft) return;
    this.#ended = this.#endedByNow();
    for (const photo of this.#road.photos) if (isNoPhoto(photo)) this.#road.cancel(photo.id);
    this.#road.clearDone();
    const { lane = '' } = this.#waiting[this.#next] ?? {};
    const some = this.#waiting.slice(this.#next, this.#next + portion);
    const end = some.findIndex((brought) => brought.lane !== lane);
    const files = (end < 0 ? some : some.slice(0, end)).map(({ file }) => file);
    this.#next += files.length;
    this.#road.add(files, lane);
  }

  #endedByNow(): Ended {
    return this.#road.photos.reduce((sum, photo) => {
      if (photo.state.at === 'safe')
        return {
          ...sum,
          done: sum.done + 1,
          alreadyThere: sum.alreadyThere + (photo.state.isNew === true ? 0 : 1),
          bytes: sum.bytes + photo.sizeBytes,
        };
      return isNoPhoto(photo) ? { ...sum, noPhotos: sum.noPhotos + 1 } : sum;
    }, this.#ended);
  }
}
