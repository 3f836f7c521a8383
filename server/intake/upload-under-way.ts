/** One unfinished upload: its row in the ledger, its part on the disk, its room, and the one request that writes it now. */
import { Failure } from '../../protocol/failure.ts';
import { removeFile } from '../disk-sync.ts';
import type { PromisedRoom } from './disk-room.ts';
import type { UploadRow } from './intake-tables.ts';
import { PartFile, PartGone } from './part-file.ts';
import { touchingDisk } from './touching-disk.ts';

interface Writer {
  readonly abort: () => void;
  readonly ended: Promise<unknown>;
}

export class UploadUnderWay {
  readonly row: UploadRow;
  readonly partPath: string;
  #part: PartFile | null = null;
  #room: PromisedRoom | null = null;
  #writer: Writer | null = null;
  /** The disk failed under the part: what is durable of it moves to a new file. */
  #isSuspect = false;
  /** Whether the ledger has a row; an upload that ends in its first request never needs one. */
  isWritten: boolean;

  constructor(row: UploadRow, partPath: string, isWritten: boolean) {
    this.row = row;
    this.partPath = partPath;
    this.isWritten = isWritten;
  }

  /** What the sender may be told: on disk for good, and the ledger says so. */
  get offset(): number {
    return this.row.durable_bytes;
  }

  /** All that is here, also what the ledger has not been told yet. */
  get receivedBytes(): number {
    return this.#part?.receivedBytes ?? this.row.durable_bytes;
  }

  get durableBytes(): number {
    return this.#part?.durableBytes ?? this.row.durable_bytes;
  }

  get isWhole(): boolean {
    return this.receivedBytes === this.row.size_bytes;
  }

  get isIdle(): boolean {
    return this.#writer === null;
  }

  get isOpen(): boolean {
    return this.#part !== null;
  }

  /** Runs `work` with this upload to itself. Whoever writes already is ended first: the newcomer is the live connection. */
  async alone<T>(abort: () => void, work: () => Promise<T>): Promise<T> {
    while (this.#writer !== null) {
      this.#writer.abort();
      await this.#writer.ended;
    }
    const doing = work();
    const writer: Writer = { abort, ended: doing.catch(() => undefined) };
    this.#writer = writer;
    try {
      return await doing;
    } finally {
      this.#writer = null;
    }
  }

  /** Makes the part in the room that was promised for it. */
  async begin(room: PromisedRoom): Promise<void> {
    this.#room = room;
    this.#part = await touchingDisk(PartFile.create(this.partPath));
  }

  /** Goes on with a part of an earlier run. */
  resume(room: PromisedRoom): void {
    this.#room = room;
  }

  /** The part, opened again where it was let go. Throws `upload-gone` where it is not there any more, `disk-full`, `cannot-write`. */
  async part(): Promise<PartFile> {
    if (this.#part !== null && this.#part.spent !== 'no') await this.closePart();
    if (this.#part !== null) return this.#part;
    try {
      const { durable_bytes: durableBytes } = this.row;
      const opening = this.#isSuspect
        ? PartFile.renew(this.partPath, durableBytes)
        : PartFile.reopen(this.partPath, durableBytes);
      this.#part = await touchingDisk(opening);
      this.#isSuspect = false;
      return this.#part;
    } catch (error) {
      throw error instanceof PartGone ? new Failure('upload-gone') : error;
    }
  }

  /** Notes what has come for good, so that no more room is kept for it than is still to come. */
  secured(durableBytes: number): void {
    this.row.durable_bytes = Math.max(this.row.durable_bytes, durableBytes);
    this.#room?.leave(this.row.size_bytes - durableBytes);
  }

  /** Ends the request that writes now; resolves when it has let go of the file. */
  async interrupt(): Promise<void> {
    this.#writer?.abort();
    await this.#writer?.ended;
  }

  /** Resolves when nobody writes, without ending anybody. */
  async idle(): Promise<void> {
    await this.#writer?.ended;
  }

  async closePart(): Promise<void> {
    const part = this.#part;
    this.#part = null;
    this.#isSuspect ||= part?.spent === 'renew';
    await part?.close();
  }

  /** Gives its room back, and the part with it. What a read-only disk keeps of it the next start sets aside. */
  async removePart(): Promise<void> {
    this.#room?.end();
    await this.closePart();
    await removeFile(this.partPath).catch(() => undefined);
  }
}
