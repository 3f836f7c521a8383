/** One unfinished upload: its row in the ledger, its open part, and the one request that writes it now. */
import { rm } from 'node:fs/promises';
import { Failure } from '../../protocol/failure.ts';
import type { UploadRow } from './intake-tables.ts';
import { PartFile } from './part-file.ts';

interface Writer {
  readonly abort: () => void;
  readonly ended: Promise<unknown>;
}

export class UploadUnderWay {
  readonly row: UploadRow;
  readonly #partPath: string;
  #part: PartFile | null;
  #writer: Writer | null = null;
  /** Whether the ledger has a row; an upload that ends in its first request never needs one. */
  isWritten: boolean;

  constructor(row: UploadRow, partPath: string, part: PartFile | null) {
    this.row = row;
    this.#partPath = partPath;
    this.#part = part;
    this.isWritten = part === null;
  }

  get durableBytes(): number {
    return this.#part?.durableBytes ?? this.row.durable_bytes;
  }

  get isWhole(): boolean {
    return this.durableBytes === this.row.size_bytes;
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

  /** The part, opened again where it was let go. Throws `upload-gone` where it is not there any more. */
  async part(): Promise<PartFile> {
    try {
      this.#part ??= await PartFile.reopen(this.#partPath, this.row.durable_bytes);
    } catch {
      throw new Failure('upload-gone');
    }
    return this.#part;
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
    this.row.durable_bytes = part?.durableBytes ?? this.row.durable_bytes;
    await part?.close();
  }

  async removePart(): Promise<void> {
    await this.closePart();
    await rm(this.#partPath, { force: true });
  }
}
