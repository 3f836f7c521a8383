/** All unfinished uploads, in the order in which they were last used. */
import { nanoid } from 'nanoid';
import { Failure } from '../../protocol/failure.ts';
import type { DeviceId } from '../../protocol/pairing.ts';
import { type UploadId, UploadIdSchema } from '../../protocol/upload.ts';
import type { UploadUnderWay } from './upload-under-way.ts';

/** A file descriptor stays open between the pieces of a file; past this many, the longest idle is closed. */
const maxIdleOpen = 128;

export class UploadsUnderWay {
  readonly #uploads = new Map<UploadId, UploadUnderWay>();

  add(upload: UploadUnderWay): void {
    this.#uploads.set(upload.row.id, upload);
  }

  has(id: UploadId): boolean {
    return this.#uploads.has(id);
  }

  hasNamed(text: string): boolean {
    return this.all().some(({ row }) => row.id === text);
  }

  /** Throws `not-found`, also for an upload of another device. */
  find(id: UploadId, deviceId: DeviceId): UploadUnderWay {
    const upload = this.#uploads.get(id);
    if (upload?.row.device_id === deviceId) return upload;
    throw new Failure('not-found', 'The host does not know this upload.');
  }

  forget(id: UploadId): void {
    this.#uploads.delete(id);
  }

  all(): UploadUnderWay[] {
    return [...this.#uploads.values()];
  }

  of(deviceId: DeviceId): UploadUnderWay[] {
    return this.all().filter((upload) => upload.row.device_id === deviceId);
  }

  /** What is still to come of everything that was declared. */
  promisedBytes(): number {
    return this.all().reduce((sum, upload) => sum + upload.row.size_bytes - upload.durableBytes, 0);
  }

  /** Notes that an upload is used now, and lets go of the files of those that have not been for longest. */
  async use(upload: UploadUnderWay): Promise<void> {
    this.#uploads.delete(upload.row.id);
    this.#uploads.set(upload.row.id, upload);
    const idle = this.all().filter((other) => other.isOpen && other.isIdle && other !== upload);
    for (const other of idle.slice(0, Math.max(0, idle.length - maxIdleOpen))) await other.closePart();
  }
}

export function newUploadId(): UploadId {
  return UploadIdSchema.parse(nanoid(21));
}
