/** The end of an upload: whole files are verified, handed to the library, and their receipts kept for those who ask again. */
import { Failure } from '../../protocol/failure.ts';
import type { DeviceId } from '../../protocol/pairing.ts';
import { type Receipt, ReceiptSchema, type UploadId, type UploadStatus } from '../../protocol/upload.ts';
import type { ArrivedFile } from '../arrived-file.ts';
import { CompletedUploads } from './completed-uploads.ts';
import type { UploadRow } from './intake-tables.ts';
import type { PartFile } from './part-file.ts';
import { touchingDisk } from './touching-disk.ts';
import type { UploadLedger } from './upload-ledger.ts';
import type { UploadUnderWay } from './upload-under-way.ts';

/** Takes a whole file in and answers its receipt. Rejects with a Failure to keep it out. */
export type Deliver = (file: ArrivedFile) => Promise<Receipt>;

/** Who sends a file, and what it says of it. */
export type Sender = Pick<ArrivedFile, 'deviceId' | 'name' | 'lastModifiedMs' | 'sendAgain'>;

export class Delivery {
  readonly #deliver: Deliver;
  readonly #ledger: UploadLedger;
  readonly #completed = new CompletedUploads();
  /** Parts whose photo is in the library are taken away without keeping anybody waiting. */
  readonly #clearing = new Set<Promise<void>>();

  constructor(deliver: Deliver, ledger: UploadLedger) {
    this.#deliver = deliver;
    this.#ledger = ledger;
  }

  /** The receipt of an upload that is complete; null for one that is not, is unknown, or is another device's. */
  find(id: UploadId, deviceId: DeviceId): Extract<UploadStatus, { state: 'complete' }> | null {
    return this.#completed.find(id, deviceId);
  }

  /** Goes on with a receipt of an earlier run. */
  resume({ id, device_id, size_bytes, receipt }: UploadRow): void {
    if (receipt !== null) this.#completed.remember(id, device_id, size_bytes, ReceiptSchema.parse(JSON.parse(receipt)));
  }

  /** Throws `checksum-mismatch` where it is not what was declared, and what `deliver` throws. The upload is over with its receipt. */
  async deliverUpload(upload: UploadUnderWay, part: PartFile): Promise<UploadStatus> {
    const { row } = upload;
    if (row.sha256 !== null && row.sha256 !== part.sha256())
      throw new Failure('checksum-mismatch', 'The file changed on the way, so none of it was kept. Sending it again.');
    const receipt = await this.deliverPart(
      {
        deviceId: row.device_id,
        name: row.name,
        lastModifiedMs: row.last_modified_ms,
        sendAgain: row.send_again === 1,
      },
      part,
    );
    const status = this.#completed.remember(row.id, row.device_id, row.size_bytes, receipt);
    const clearing = this.#clear(upload, receipt).catch(() => undefined);
    this.#clearing.add(clearing);
    void clearing.then(() => this.#clearing.delete(clearing));
    return status;
  }

  /** Throws `empty-file`, `disk-full`, `cannot-write`, and what `deliver` throws. */
  deliverPart(sender: Sender, part: PartFile): Promise<Receipt> {
    const { path, receivedBytes: sizeBytes } = part;
    if (sizeBytes === 0) throw new Failure('empty-file');
    return touchingDisk(
      this.#deliver({
        ...sender,
        path,
        sizeBytes,
        sha256: part.sha256(),
        receivedAtMs: Date.now(),
        head: part.head,
        settle: () => part.makeDurable(),
        date: (ms) => part.date(ms),
      }),
    );
  }

  /** Resolves when nothing of a delivered upload is left to be cleared away. */
  async over(): Promise<void> {
    while (this.#clearing.size > 0) await Promise.all(this.#clearing);
  }

  /** The receipt is true without its row: the next start finds it by the hash that was declared; without one, the last piece is sent again. */
  async #clear(upload: UploadUnderWay, receipt: Receipt): Promise<void> {
    // The answer goes first.
    await new Promise((resolve) => setImmediate(resolve));
    if (upload.isWritten) await this.#ledger.save({ ...upload.row, receipt: JSON.stringify(receipt) });
    await upload.removePart();
  }
}
