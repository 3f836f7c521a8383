/** One file on its way in: gathered, written in large pieces, hashed as it passes, made durable when asked. */
import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Sha256, Sha256Schema } from '../../protocol/photo.ts';

/** TLS hands plaintext over in 16 KiB pieces; one `writev` of about a MiB costs a fraction of sixty-four writes. */
const gatherBytes = 1 << 20;
/** Writes under way before the sender is made to wait. */
const maxWritesUnderWay = 3;

/** The body was longer than there was room for in the declared size. */
export class BodyTooLong extends Error {}

export interface AppendOptions {
  readonly maxBytes: number;
  /** SHA-256 of this body alone: all of it is kept, or none. */
  readonly checksum?: Buffer | null;
  /** Hears how long the file is by now, about once a MiB. */
  readonly progressed?: ((receivedBytes: number) => void) | undefined;
}

export class PartFile {
  readonly path: string;
  readonly #file: FileHandle;
  #hash: Hash;
  #position: number;
  #durable: number;
  #broken = false;

  private constructor(path: string, file: FileHandle, hash: Hash, position: number) {
    this.path = path;
    this.#file = file;
    this.#hash = hash;
    this.#position = position;
    this.#durable = position;
  }

  /** Makes the file; rejects with EEXIST if it is there. */
  static async create(path: string): Promise<PartFile> {
    return new PartFile(path, await open(path, 'wx', 0o600), createHash('sha256'), 0);
  }

  /** Opens a file again at its durable length; what lies beyond may be anything and is cut off. The bytes are hashed anew. */
  static async reopen(path: string, durableBytes: number): Promise<PartFile> {
    const file = await open(path, 'r+');
    try {
      if ((await file.stat()).size < durableBytes) throw new Error('shorter than what was made durable');
      await file.truncate(durableBytes);
      const hash = createHash('sha256');
      if (durableBytes > 0)
        await pipeline(
          createReadStream(path, { end: durableBytes - 1, highWaterMark: gatherBytes }),
          async (chunks) => {
            for await (const chunk of chunks) hash.update(chunk);
          },
        );
      return new PartFile(path, file, hash, durableBytes);
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  /** Bytes that are on disk for good. */
  get durableBytes(): number {
    return this.#durable;
  }

  /** A write or sync failed: the operating system may have dropped pages and forgotten the error, so this file is done for. */
  get isBroken(): boolean {
    return this.#broken;
  }

  /**
   * Writes a body at the durable offset and makes it durable, as far as it came. Rejects with BodyTooLong past `maxBytes`,
   * with the stream's error when it was cut, or with the file system's; what arrived before a cut is kept all the same.
   * Answers false, having kept nothing, when the checksum does not match.
   */
  async append(body: Readable, { maxBytes, checksum = null, progressed }: AppendOptions): Promise<boolean> {
    const before = { hash: this.#hash.copy(), position: this.#position };
    const bodyHash = checksum === null ? null : createHash('sha256');
    let cut: Error | null = null;
    try {
      await this.#write(body, maxBytes, bodyHash, progressed);
    } catch (error) {
      if (this.#broken) throw error;
      cut = asError(error);
    }
    const mismatch = bodyHash !== null && (cut !== null || !bodyHash.digest().equals(checksum ?? Buffer.alloc(0)));
    if (mismatch || cut instanceof BodyTooLong) {
      this.#hash = before.hash;
      this.#position = before.position;
      await this.#mayBreak(this.#file.truncate(before.position));
    }
    await this.#makeDurable();
    if (cut !== null) throw cut;
    return !mismatch;
  }

  /** Of everything written so far. */
  sha256(): Sha256 {
    return Sha256Schema.parse(this.#hash.copy().digest('hex'));
  }

  async close(): Promise<void> {
    await this.#file.close();
  }

  async #makeDurable(): Promise<void> {
    if (this.#position === this.#durable) return;
    await this.#mayBreak(this.#file.datasync());
    this.#durable = this.#position;
  }

  #write(
    body: Readable,
    maxBytes: number,
    bodyHash: Hash | null,
    progressed: AppendOptions['progressed'],
  ): Promise<void> {
    return new Promise((resolve, reject) => {
      let gathered: Buffer[] = [];
      let gatheredBytes = 0;
      let received = 0;
      let underWay = 0;
      let over = false;
      let failure: Error | null = null;

      const settle = (): void => {
        if (!over || underWay > 0) return;
        if (failure === null) resolve();
        else reject(failure);
      };
      const finish = (error: Error | null): void => {
        if (over) return;
        over = true;
        failure = error;
        body.off('data', onData);
        body.off('end', onEnd);
        body.off('error', onCut);
        body.off('close', onCut);
        // A body that goes on after we stopped listening must not crash the process with an unheard error.
        body.on('error', () => body.destroy());
        if (error !== null) body.pause();
        if (!this.#broken) writeGathered();
        settle();
      };
      const writeGathered = (): void => {
        if (gatheredBytes === 0) return;
        const buffers = gathered;
        const at = this.#position;
        this.#position += gatheredBytes;
        gathered = [];
        gatheredBytes = 0;
        underWay += 1;
        if (underWay >= maxWritesUnderWay) body.pause();
        void this.#writeAll(buffers, at).then((error) => {
          underWay -= 1;
          if (error !== null) {
            this.#broken = true;
            finish(error);
            // Why the disk failed matters more than why the connection ended.
            failure = error;
          }
          if (!over && underWay < maxWritesUnderWay) body.resume();
          return settle();
        });
      };
      const onData = (chunk: Buffer): void => {
        received += chunk.length;
        if (received > maxBytes) {
          finish(new BodyTooLong());
          return;
        }
        this.#hash.update(chunk);
        bodyHash?.update(chunk);
        gathered.push(chunk);
        gatheredBytes += chunk.length;
        if (gatheredBytes < gatherBytes) return;
        writeGathered();
        progressed?.(this.#position);
      };
      const onEnd = (): void => finish(null);
      const onCut = (error?: Error): void => finish(error ?? new Error('the connection was cut'));

      if (body.destroyed && !body.readableEnded) {
        finish(new Error('the connection was cut'));
        return;
      }
      body.on('data', onData);
      body.on('end', onEnd);
      body.on('error', onCut);
      body.on('close', onCut);
      body.resume();
    });
  }

  /** Answers what went wrong, null when all of it was written. */
  async #writeAll(buffers: readonly Buffer[], position: number): Promise<Error | null> {
    const total = buffers.reduce((sum, buffer) => sum + buffer.length, 0);
    try {
      const { bytesWritten } = await this.#file.writev([...buffers], position);
      if (bytesWritten === total) return null;
      // A short write: the disk is nearly full, or a signal came. Writing the rest shows which.
      if (bytesWritten === 0) return Object.assign(new Error('nothing could be written'), { code: 'ENOSPC' });
      return await this.#writeAll([Buffer.concat(buffers).subarray(bytesWritten)], position + bytesWritten);
    } catch (error) {
      return asError(error);
    }
  }

  async #mayBreak(act: Promise<unknown>): Promise<void> {
    try {
      await act;
    } catch (error) {
      this.#broken = true;
      throw error;
    }
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error('something that is no error was thrown', { cause: error });
}
