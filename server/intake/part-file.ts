/** A file that is still arriving: written at an offset, hashed as it passes, made durable as it grows. */
import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Readable } from 'node:stream';
import { type Sha256, Sha256Schema } from '../../protocol/photo.ts';
import { isCode, syncDir } from '../disk-sync.ts';
import { BodyTooLong, takeBody } from './take-body.ts';

/** What a break costs at the most, where one request brings a whole film. */
const syncEveryBytes = 32 << 20;
const copyBytes = 1 << 20;
const headBytes = 4096;

/** The first part of a file is not there any more, or is shorter than it was. */
export class PartGone extends Error {}

export interface AppendOptions {
  readonly maxBytes: number;
  /** SHA-256 of this body alone: all of it is kept, or none. */
  readonly checksum?: Buffer | null;
  /** Hears how long the file is by now, about once a MiB. */
  readonly progressed?: ((receivedBytes: number) => void) | undefined;
  /** Hears how much of it is durable by now, where that is more. */
  readonly secured?: ((durableBytes: number) => void) | undefined;
  readonly pace?: ((bytes: number) => Promise<void> | null) | undefined;
}

export class PartFile {
  readonly path: string;
  readonly #file: FileHandle;
  readonly #hash: Hash = createHash('sha256');
  #sha256: Sha256 | null = null;
  /** Handed to the system to be written. */
  #position: number;
  /** Written without a gap. */
  #written: number;
  /** Written beyond a gap that is still being written: from where to where. */
  readonly #ahead = new Map<number, number>();
  #durable: number;
  #head = Buffer.alloc(0);
  #syncing: Promise<void> | null = null;
  #failure: Error | null = null;
  #spent: 'no' | 'reopen' | 'renew' = 'no';

  private constructor(path: string, file: FileHandle, position: number) {
    this.path = path;
    this.#file = file;
    this.#position = position;
    this.#written = position;
    this.#durable = position;
  }

  /** Makes the file; rejects with EEXIST if it is there. It is read by others only once it lies in the library. */
  static async create(path: string): Promise<PartFile> {
    return new PartFile(path, await open(path, 'wx', 0o644), 0);
  }

  /**
   * Opens a file again at its durable length; what lies beyond may be anything and is cut off. The bytes are hashed anew.
   * One that got its name in the library just before a crash is an original by now: the part goes on as a copy. Rejects with PartGone.
   */
  static async reopen(path: string, durableBytes: number): Promise<PartFile> {
    const file = await open(path, 'r+').catch(whenMissing);
    try {
      if ((await file.stat()).nlink > 1) {
        await file.close();
        return await PartFile.renew(path, durableBytes);
      }
      const part = new PartFile(path, file, durableBytes);
      await readStart(file, durableBytes, (piece) => Promise.resolve(part.#hear(piece)));
      await file.truncate(durableBytes);
      return part;
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  /**
   * As `reopen`, after an error of the disk: the old file's pages may be dropped and the error forgotten, so what is known to be
   * durable is copied to a new file, which then takes its name.
   */
  static async renew(path: string, durableBytes: number): Promise<PartFile> {
    const aside = `${path}.new`;
    await using from = await open(path, 'r').catch(whenMissing);
    await rm(aside, { force: true });
    const file = await open(aside, 'wx', 0o644);
    try {
      const part = new PartFile(path, file, durableBytes);
      let position = 0;
      await readStart(from, durableBytes, async (piece) => {
        part.#hear(piece);
        await writeAll(file, [piece], position);
        position += piece.length;
      });
      await file.datasync();
      await rename(aside, path);
      await syncDir(dirname(path));
      return part;
    } catch (error) {
      await file.close();
      await rm(aside, { force: true });
      throw error;
    }
  }

  /** The first bytes, 4 KiB at the most. */
  get head(): Buffer {
    return this.#head;
  }

  /** Bytes that are on disk for good. */
  get durableBytes(): number {
    return this.#durable;
  }

  /** Bytes that came. While nothing is appended they are those that the hash is of. */
  get receivedBytes(): number {
    return this.#position;
  }

  /**
   * Whether this object is done for, and how its durable bytes are come by again. After a failed write or sync the descriptor is
   * never synced again: what it would say is worth nothing (https://wiki.postgresql.org/wiki/Fsync_Errors).
   */
  get spent(): 'no' | 'reopen' | 'renew' {
    return this.#spent;
  }

  /**
   * Writes a body at the end of what came before. What it brought is not durable before `makeDurable`. Rejects with BodyTooLong
   * past `maxBytes`, with the stream's error when it was cut, or with the file system's; what arrived before a cut is kept all the
   * same. Answers false, having kept nothing, when the checksum does not match.
   */
  async append(body: Readable, options: AppendOptions): Promise<boolean> {
    const { maxBytes, checksum = null, progressed, secured, pace } = options;
    const before = this.#position;
    const bodyHash = checksum === null ? null : createHash('sha256');
    let cut: Error | null = null;
    try {
      await takeBody(body, {
        maxBytes,
        pace,
        heard: (piece) => {
          this.#hear(piece);
          bodyHash?.update(piece);
        },
        write: async (pieces, sizeBytes) => {
          await this.#write(pieces, sizeBytes);
          progressed?.(this.#position);
          // A body with a checksum counts as a whole or not at all.
          if (bodyHash === null && this.#written - this.#durable >= syncEveryBytes)
            void this.#sync(secured).catch(noop);
        },
      });
    } catch (error) {
      if (this.#failure !== null) throw this.#failure;
      cut = error instanceof Error ? error : new Error('the connection was cut', { cause: error });
    }
    const isMismatch = bodyHash !== null && (cut !== null || !bodyHash.digest().equals(checksum ?? Buffer.alloc(0)));
    if (isMismatch || cut instanceof BodyTooLong) await this.#goBack(before);
    if (cut !== null) throw cut;
    return !isMismatch;
  }

  /** Resolves when all that came is on disk for good. */
  async makeDurable(): Promise<void> {
    while (this.#durable < this.#position) await this.#sync();
    if (this.#failure !== null) throw this.#failure;
  }

  /** Sets the file's own date (ms since 1970). */
  async date(ms: number): Promise<void> {
    await this.#file.utimes(ms / 1000, ms / 1000);
  }

  /** Of all that came. Nothing can be appended afterwards. */
  sha256(): Sha256 {
    this.#sha256 ??= Sha256Schema.parse(this.#hash.digest('hex'));
    return this.#sha256;
  }

  /** Waits for a sync that is under way. */
  async close(): Promise<void> {
    await this.#file.close();
  }

  #hear(piece: Buffer): void {
    this.#hash.update(piece);
    if (this.#head.length < headBytes)
      this.#head = Buffer.concat([this.#head, piece.subarray(0, headBytes - this.#head.length)]);
  }

  async #write(pieces: readonly Buffer[], sizeBytes: number): Promise<void> {
    if (this.#failure !== null) throw this.#failure;
    const at = this.#position;
    this.#position += sizeBytes;
    try {
      await writeAll(this.#file, pieces, at);
    } catch (error) {
      // A full disk takes nothing on, and so loses nothing that it said it had.
      throw this.#fail(error, isCode(error, 'ENOSPC', 'EDQUOT') ? 'reopen' : 'renew');
    }
    this.#ahead.set(at, at + sizeBytes);
    for (;;) {
      const end = this.#ahead.get(this.#written);
      if (end === undefined) return;
      this.#ahead.delete(this.#written);
      this.#written = end;
    }
  }

  #sync(secured?: (durableBytes: number) => void): Promise<void> {
    this.#syncing ??= this.#syncNow(secured).finally(() => {
      this.#syncing = null;
    });
    return this.#syncing;
  }

  async #syncNow(secured?: (durableBytes: number) => void): Promise<void> {
    if (this.#failure !== null) throw this.#failure;
    const written = this.#written;
    try {
      await this.#file.datasync();
    } catch (error) {
      throw this.#fail(error, 'renew');
    }
    this.#durable = written;
    secured?.(written);
  }

  /** Takes back what a refused body brought, but for what was said to be durable meanwhile. The hash has heard it all. */
  async #goBack(position: number): Promise<void> {
    await this.#syncing?.catch(noop);
    this.#position = Math.max(position, this.#durable);
    this.#written = this.#position;
    this.#spent = 'reopen';
    await this.makeDurable();
  }

  #fail(error: unknown, cure: 'reopen' | 'renew'): Error {
    this.#failure ??= error instanceof Error ? error : new Error('the disk failed', { cause: error });
    this.#spent = this.#spent === 'renew' ? 'renew' : cure;
    return this.#failure;
  }
}

async function writeAll(file: FileHandle, pieces: readonly Buffer[], position: number): Promise<void> {
  const total = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const { bytesWritten } = await file.writev([...pieces], position);
  if (bytesWritten === total) return;
  // A short write: the disk is nearly full, or a signal came. Writing the rest shows which.
  if (bytesWritten === 0) throw Object.assign(new Error('nothing could be written'), { code: 'ENOSPC' });
  await writeAll(file, [Buffer.concat(pieces).subarray(bytesWritten)], position + bytesWritten);
}

async function readStart(file: FileHandle, sizeBytes: number, each: (piece: Buffer) => Promise<void>): Promise<void> {
  if ((await file.stat()).size < sizeBytes) throw new PartGone('shorter than what was made durable');
  for (let at = 0; at < sizeBytes; ) {
    const piece = Buffer.allocUnsafe(Math.min(copyBytes, sizeBytes - at));
    const { bytesRead } = await file.read(piece, 0, piece.length, at);
    if (bytesRead === 0) throw new PartGone('shorter than it was');
    await each(piece.subarray(0, bytesRead));
    at += bytesRead;
  }
}

function whenMissing(error: unknown): never {
  throw isCode(error, 'ENOENT') ? new PartGone('not there', { cause: error }) : error;
}

const noop = (): void => undefined;
