/** What the queue asks of whoever keeps the receipts. */
import type { Receipt } from '../../protocol/upload.ts';
import type { QueuedPhoto } from './queued-photo.ts';

export interface ReceiptRecord extends Pick<Receipt, 'photoId' | 'sha256' | 'path' | 'keptAt' | 'lost' | 'isNew'> {
  readonly name: string;
  readonly sizeBytes: number;
  readonly lastModifiedMs: number;
  readonly hostName: string;
  readonly batchId: string;
}

export interface KeepsReceipts {
  /** Resolves when it is on this device's disk; rejects where the browser keeps nothing. */
  keep(record: ReceiptRecord): Promise<void>;
  /** Distinct photos with a receipt. */
  readonly count: number;
}

export function recordOf(photo: QueuedPhoto, receipt: Receipt, isNew: boolean, hostName: string): ReceiptRecord {
  const { name, sizeBytes, lastModifiedMs, batchId } = photo;
  const { photoId, sha256, path, keptAt, lost } = receipt;
  return { photoId, sha256, name, sizeBytes, lastModifiedMs, hostName, path, keptAt, lost: [...lost], batchId, isNew };
}
