/** Receipts that can be asked for again, in case the answer was lost on the way. The oldest are forgotten first. */
import type { DeviceId } from '../../protocol/pairing.ts';
import type { Receipt, UploadId, UploadStatus } from '../../protocol/upload.ts';

interface Completed {
  readonly deviceId: DeviceId;
  readonly status: Extract<UploadStatus, { state: 'complete' }>;
}

const maxKept = 4096;

export class CompletedUploads {
  readonly #completed = new Map<UploadId, Completed>();

  remember(id: UploadId, deviceId: DeviceId, sizeBytes: number, receipt: Receipt): UploadStatus {
    const status = { state: 'complete', sizeBytes, receipt } as const;
    this.#completed.set(id, { deviceId, status });
    const [oldest] = this.#completed.keys();
    if (this.#completed.size > maxKept && oldest !== undefined) this.#completed.delete(oldest);
    return status;
  }

  /** null for one that is unknown or another device's. */
  find(id: UploadId, deviceId: DeviceId): Completed['status'] | null {
    const completed = this.#completed.get(id);
    return completed?.deviceId === deviceId ? completed.status : null;
  }
}
