/** Whether the disk takes more: what is free, less what was promised to others already. */
import { statfs } from 'node:fs/promises';
import { Failure } from '../../protocol/failure.ts';
import { touchingDisk } from './touching-disk.ts';

/** Left free whatever is declared, so that the laptop stays usable: 2 % of the disk, 1 GiB at the most. */
const keepFree = { bytes: 1 << 30, share: 0.02 };

/** A camera roll brings many small files a second; with that much to spare the disk need not be asked for each. */
const freshMs = 250;
const plentyBytes = 4 * 2 ** 30;

/** Room kept for a file of which some is still to come. */
export interface PromisedRoom {
  /** So much is still to come. */
  leave(bytes: number): void;
  /** So much has come. */
  came(bytes: number): void;
  end(): void;
}

export class DiskRoom {
  readonly #dir: string;
  #promisedBytes = 0;
  #lookedAtMs = Number.NEGATIVE_INFINITY;
  /** When it was last looked at, less the floor. */
  #freeBytes = 0;

  constructor(dir: string) {
    this.#dir = dir;
  }

  /** Counts at once, so that of many who ask together none is promised another's room. Throws `disk-full`, keeping nothing. */
  async promise(sizeBytes: number): Promise<PromisedRoom> {
    const room = this.keep(sizeBytes);
    const promisedBytes = this.#promisedBytes;
    try {
      const isFresh = performance.now() - this.#lookedAtMs < freshMs;
      // Near the end of the disk each file is a question of its own.
      if (!isFresh || this.#freeBytes - plentyBytes < promisedBytes) await this.#look();
      if (this.#freeBytes < promisedBytes) throw new Failure('disk-full');
      return room;
    } catch (error) {
      room.end();
      throw error;
    }
  }

  async #look(): Promise<void> {
    const disk = await touchingDisk(statfs(this.#dir));
    const floor = Math.min(keepFree.bytes, disk.blocks * disk.bsize * keepFree.share);
    this.#freeBytes = disk.bavail * disk.bsize - floor;
    this.#lookedAtMs = performance.now();
  }

  /** Room for what was promised in an earlier run, without asking. */
  keep(sizeBytes: number): PromisedRoom {
    let left = 0;
    const leave = (bytes: number): void => {
      this.#promisedBytes += Math.max(0, bytes) - left;
      left = Math.max(0, bytes);
    };
    leave(sizeBytes);
    return { leave, came: (bytes) => leave(left - bytes), end: () => leave(0) };
  }
}
