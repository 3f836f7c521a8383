/** All unfinished uploads, in the order in which they were last used: in memory, in the ledger, and as parts on the disk. */
import { join } from 'node:path';
import { Failure } from '../../protocol/failure.ts';
import type { DeviceId } from '../../protocol/pairing.ts';
import type { UploadId } from '../../protocol/upload.ts';
import { FolderSyncs } from '../disk-sync.ts';
import type { DiskRoom } from './disk-room.ts';
import type { UploadRow } from './intake-tables.ts';
import type { PartFile } from './part-file.ts';
import { setAside, setAsideUnknown } from './set-aside.ts';
import { touchingDisk } from './touching-disk.ts';
import type { UploadLedger } from './upload-ledger.ts';
import { UploadUnderWay } from './upload-under-way.ts';

/** An upload that nobody went on with is forgotten after a week. */
export const uploadLifeMs = 7 * 24 * 3_600_000;
/** A file descriptor stays open between the pieces of a file; past this many, the longest idle is closed. */
const maxIdleOpen = 128;

export interface UploadsOptions {
  readonly ledger: UploadLedger;
  readonly room: DiskRoom;
  readonly partsDir: string;
  readonly quarantineDir: string;
}

export class UploadsUnderWay {
  readonly #options: UploadsOptions;
  readonly #uploads = new Map<UploadId, UploadUnderWay>();
  readonly #folderSyncs = new FolderSyncs();

  constructor(options: UploadsOptions) {
    this.#options = options;
  }

  /** Goes on with those of an earlier run. Parts of which the ledger says nothing are set aside. */
  async resume(rows: readonly UploadRow[]): Promise<void> {
    const { room, partsDir, quarantineDir } = this.#options;
    for (const row of rows) {
      const upload = this.begin(row, true);
      upload.resume(room.keep(row.size_bytes - row.durable_bytes));
    }
    const names = new Set<string>(this.#uploads.keys());
    await setAsideUnknown(partsDir, quarantineDir, (name) => names.has(name));
  }

  begin(row: UploadRow, isWritten = false): UploadUnderWay {
    const upload = new UploadUnderWay(row, this.partPath(row.id), isWritten);
    this.#uploads.set(row.id, upload);
    return upload;
  }

  partPath(id: UploadId): string {
    return join(this.#options.partsDir, `${id}.part`);
  }

  has(id: UploadId): boolean {
    return this.#uploads.has(id);
  }

  /** Throws `not-found`, also for an upload of another device. */
  find(id: UploadId, deviceId: DeviceId): UploadUnderWay {
    const upload = this.#uploads.get(id);
    if (upload?.row.device_id === deviceId) return upload;
    throw new Failure('not-found', 'The host does not know this upload.');
  }

  all(): UploadUnderWay[] {
    return [...this.#uploads.values()];
  }

  of(deviceId: DeviceId): UploadUnderWay[] {
    return this.all().filter((upload) => upload.row.device_id === deviceId);
  }

  /** The upload's part, opened again where it was let go. Throws `upload-gone` (and forgets it), `disk-full`, `cannot-write`. */
  async open(upload: UploadUnderWay): Promise<PartFile> {
    this.#uploads.delete(upload.row.id);
    this.#uploads.set(upload.row.id, upload);
    if (this.#uploads.size > maxIdleOpen) await this.#letGo(upload);
    try {
      return await upload.part();
    } catch (error) {
      if (error instanceof Failure && error.code === 'upload-gone') await this.drop(upload);
      throw error;
    }
  }

  /** Writes down what is durable. The sender is told of no more than that: after a crash it must not hear of less. */
  async save(upload: UploadUnderWay): Promise<void> {
    const { durableBytes } = upload;
    if (!upload.isWritten) await touchingDisk(this.#folderSyncs.sync(this.#options.partsDir));
    upload.isWritten = true;
    await touchingDisk(this.#options.ledger.save({ ...upload.row, durable_bytes: durableBytes }));
    upload.secured(durableBytes);
  }

  /** It has become a photo. */
  forget(upload: UploadUnderWay): void {
    this.#uploads.delete(upload.row.id);
  }

  /** Forgets an upload and what came of it. A row that a full disk keeps in the ledger has no part any more, and goes at the next start. */
  async drop(upload: UploadUnderWay): Promise<void> {
    this.forget(upload);
    await upload.removePart();
    if (upload.isWritten) await this.#options.ledger.forget(upload.row.id).catch(noop);
  }

  /** Sets aside what nobody went on with for a week. */
  async expire(): Promise<void> {
    for (const upload of this.all()) {
      if (expiresAtMs(upload.row) > Date.now() || !upload.isIdle) continue;
      await upload.alone(noop, async () => {
        await upload.closePart();
        await setAside(upload.partPath, this.#options.quarantineDir).catch(noop);
        await this.drop(upload);
      });
    }
  }

  async #letGo(used: UploadUnderWay): Promise<void> {
    const idle = this.all().filter((upload) => upload.isOpen && upload.isIdle && upload !== used);
    for (const upload of idle.slice(0, Math.max(0, idle.length - maxIdleOpen))) await upload.closePart();
  }
}

export function expiresAtMs(row: Pick<UploadRow, 'created_at'>): number {
  return row.created_at + uploadLifeMs;
}

const noop = (): void => undefined;
