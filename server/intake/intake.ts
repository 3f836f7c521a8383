/** Bytes on their way in: declared, appended at an offset that only the host knows, verified, and delivered once whole. */
import { mkdir } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { Failure } from '../../protocol/failure.ts';
import type { DeviceId } from '../../protocol/pairing.ts';
import type { Sha256 } from '../../protocol/photo.ts';
import type { Receipt, UploadDeclaration, UploadId, UploadStatus } from '../../protocol/upload.ts';
import { removeFile } from '../disk-sync.ts';
import { type Deliver, Delivery, type Sender } from './delivery.ts';
import { DiskRoom, type PromisedRoom } from './disk-room.ts';
import { type IntakeTables, newUploadId, type UploadRow, uploadRow } from './intake-tables.ts';
import { PartFile } from './part-file.ts';
import { type Progress, progressReporter } from './progress.ts';
import { SmallPieces } from './small-pieces.ts';
import { SpeedLimit } from './speed-limit.ts';
import { BodyTooLong } from './take-body.ts';
import { touchingDisk } from './touching-disk.ts';
import { UploadLedger } from './upload-ledger.ts';
import type { UploadUnderWay } from './upload-under-way.ts';
import { expiresAtMs, UploadsUnderWay, uploadLifeMs } from './uploads-under-way.ts';

export type { PromisedRoom } from './disk-room.ts';
export { type IntakeTables, intakeMigrations } from './intake-tables.ts';

export interface IntakeOptions {
  readonly db: Kysely<IntakeTables>;
  /** For parts in flight; on the file system of the library. */
  readonly partsDir: string;
  /** For parts that nobody knows any more. Nothing is deleted that was not asked for. */
  readonly quarantineDir: string;
  /** Rejects with the Failure that keeps a file out before its first byte. */
  readonly admit: (declaration: Pick<UploadDeclaration, 'sha256' | 'sendAgain'>) => Promise<void>;
  readonly deliver: Deliver;
  /** The receipt of what this device has had delivered before; null where there is none, or where nobody can say now. */
  readonly receiptFor: (sha256: Sha256, sender: DeviceId) => Promise<Receipt | null>;
  /** Hears how far each upload has come, a few times a second. */
  readonly progressed?: (progress: Progress) => void;
}

export interface Body {
  readonly stream: Readable;
  /** SHA-256 of this body alone, where the sender gave it. */
  readonly checksum: Buffer | null;
}

const expireEveryMs = 3_600_000;
const maxUnderWayPerDevice = 64;

export class Intake {
  readonly #options: IntakeOptions;
  readonly #ledger: UploadLedger;
  readonly #delivery: Delivery;
  readonly #room: DiskRoom;
  readonly #limit = new SpeedLimit();
  readonly #smallPieces = new SmallPieces();
  readonly #underWay: UploadsUnderWay;
  readonly #expiring: NodeJS.Timeout;
  #closing = false;

  private constructor(options: IntakeOptions) {
    this.#options = options;
    this.#ledger = new UploadLedger(options.db);
    this.#delivery = new Delivery(options.deliver, this.#ledger);
    this.#room = new DiskRoom(options.partsDir);
    this.#underWay = new UploadsUnderWay({ ...options, ledger: this.#ledger, room: this.#room });
    this.#expiring = setInterval(() => void this.#expire().catch(noop), expireEveryMs).unref();
  }

  /** Reads the ledger. Parts that it does not know are set aside, never deleted. */
  static async open(options: IntakeOptions): Promise<Intake> {
    const intake = new Intake(options);
    await mkdir(options.partsDir, { recursive: true, mode: 0o700 });
    const rows = await Promise.all((await intake.#ledger.rows()).map((row) => intake.#withReceipt(row)));
    for (const row of rows) intake.#delivery.resume(row);
    await intake.#underWay.resume(rows.filter(({ receipt }) => receipt === null));
    await intake.#expire();
    return intake;
  }

  /** Bytes a second over all uploads together; null for as fast as it goes. */
  get speedLimit(): number | null {
    return this.#limit.bytesPerSecond;
  }

  /** Holds at once, for what is under way too. */
  set speedLimit(bytesPerSecond: number | null) {
    this.#limit.bytesPerSecond = bytesPerSecond;
  }

  /**
   * Begins an upload; with a first body also appends it, so that a small photo costs one request.
   * Throws `empty-file`, `disk-full`, `too-many-requests`, what `admit` throws, and what `append` throws.
   */
  async declare(
    deviceId: DeviceId,
    declaration: UploadDeclaration,
    body: Body | null,
  ): Promise<{ id: UploadId; status: UploadStatus }> {
    this.#refuseWhenClosing();
    if (declaration.sizeBytes === 0) throw new Failure('empty-file');
    if (this.#underWay.of(deviceId).length >= maxUnderWayPerDevice)
      throw new Failure(
        'too-many-requests',
        'This device has too many unfinished files. Let some of them finish first.',
      );
    // Counted before anything is waited for: many declarations at once stay within the limits of one after the other.
    const upload = this.#underWay.begin(uploadRow(deviceId, declaration));
    const abort = (): void => void body?.stream.destroy();
    return upload.alone(abort, async () => {
      try {
        await this.#options.admit(declaration);
        await upload.begin(await this.#room.promise(declaration.sizeBytes));
        if (body === null) await this.#underWay.save(upload);
        const status = body === null ? standing(upload) : await this.#write(upload, 0, body);
        return { id: upload.row.id, status };
      } catch (error) {
        // The sender never learnt the address, so nobody could go on with it.
        await this.#underWay.drop(upload);
        throw error;
      }
    });
  }

  /** Where an upload stands. Throws `not-found` for one that is unknown or another device's; `upload-gone`. */
  async status(id: UploadId, deviceId: DeviceId): Promise<UploadStatus> {
    const completed = this.#delivery.find(id, deviceId);
    if (completed !== null) return completed;
    const upload = this.#underWay.find(id, deviceId);
    // Whole, and yet no receipt: delivery failed for a reason that may be gone by now (a full disk).
    if (upload.isWhole && upload.isIdle)
      return upload.alone(noop, async () => {
        const part = await this.#underWay.open(upload);
        return upload.isWhole ? this.#complete(upload, part) : standing(upload);
      });
    if (!upload.isWhole) return standing(upload);
    // It is being delivered: an offset at the end without a receipt would be taken for success.
    await upload.idle();
    return this.status(id, deviceId);
  }

  /**
   * Appends a body at `offset`; a request that still writes the same upload is ended and gives way. The last byte
   * delivers the file, and the status then carries the receipt. Throws `offset-mismatch` (nothing changed), `too-large`
   * and `checksum-mismatch` (nothing of this body kept), `disk-full`, `cannot-write`, `upload-gone`, `too-many-requests` for
   * a device that sends crumbs, and what delivery throws.
   */
  async append(id: UploadId, deviceId: DeviceId, offset: number, body: Body): Promise<UploadStatus> {
    this.#refuseWhenClosing();
    const completed = this.#delivery.find(id, deviceId);
    if (completed === null) {
      const upload = this.#underWay.find(id, deviceId);
      if (this.#smallPieces.areTooMany(deviceId)) throw new Failure('too-many-requests');
      const status = await upload.alone(
        () => void body.stream.destroy(),
        () => this.#write(upload, offset, body),
      );
      if (status.state === 'receiving') this.#smallPieces.came(deviceId, status.offset - offset);
      return status;
    }
    // The answer to the last byte was lost: the sender is told again, and not one byte is taken.
    if (offset !== completed.sizeBytes) throw new Failure('offset-mismatch');
    return completed;
  }

  /** Room for a form of about that size. To be ended by whoever asked. Throws `disk-full`, and what `admit` throws. */
  async promiseRoom(sizeBytes: number): Promise<PromisedRoom> {
    this.#refuseWhenClosing();
    await this.#options.admit({ sha256: null, sendAgain: false });
    return this.#room.promise(sizeBytes);
  }

  /** Takes a file of unknown length in one go, as forms send it, in room that was promised. Throws as `append` does. */
  async takeIn(sender: Sender, stream: Readable, room: PromisedRoom): Promise<Receipt> {
    this.#refuseWhenClosing();
    const part = await touchingDisk(PartFile.create(this.#underWay.partPath(newUploadId())));
    let sizeBytes = 0;
    const progressed = (receivedBytes: number): void => {
      room.came(receivedBytes - sizeBytes);
      sizeBytes = receivedBytes;
    };
    try {
      const options = { maxBytes: Number.MAX_SAFE_INTEGER, progressed, pace: this.#pace };
      await touchingDisk(part.append(stream, options));
      return await this.#delivery.deliverPart(sender, part);
    } finally {
      // A receipt is true whatever the disk says of the part, and the next start sets aside what it left.
      await part.close().catch(noop);
      await removeFile(part.path).catch(noop);
    }
  }

  /** Gives an upload up and removes what came of it. Throws `not-found`. */
  async abandon(id: UploadId, deviceId: DeviceId): Promise<void> {
    const upload = this.#underWay.find(id, deviceId);
    await upload.alone(noop, () => this.#underWay.drop(upload));
  }

  /** Gives up all that a device has begun, so that neither its parts nor the room promised to it stay behind. */
  async abandonAll(deviceId: DeviceId): Promise<void> {
    await Promise.all(
      this.#underWay.of(deviceId).map((upload) => upload.alone(noop, () => this.#underWay.drop(upload))),
    );
  }

  /** Lets nothing more in, gives what is being written `graceMs` to end, and saves what is durable. */
  async close(graceMs = 0): Promise<void> {
    this.#closing = true;
    clearInterval(this.#expiring);
    const all = this.#underWay.all();
    const patience = new AbortController();
    const graceOver = setTimeout(graceMs, undefined, { signal: patience.signal }).catch(noop);
    await Promise.race([Promise.all(all.map((upload) => upload.idle())), graceOver]);
    patience.abort();
    await Promise.all(all.map((upload) => upload.interrupt()));
    for (const upload of all) await upload.closePart();
    await this.#delivery.over();
    await this.#ledger.flush();
  }

  /** A kill may come between a receipt and its row: whoever asks again is told that all is here, and not of fewer bytes than before. */
  async #withReceipt(row: UploadRow): Promise<UploadRow> {
    const { sha256, receipt: written } = row;
    if (written !== null || sha256 === null) return row;
    const receipt = await this.#options.receiptFor(sha256, row.device_id).catch(() => null);
    if (receipt === null) return row;
    const completed = { ...row, receipt: JSON.stringify(receipt) };
    await this.#ledger.save(completed);
    await removeFile(this.#underWay.partPath(row.id)).catch(noop);
    return completed;
  }

  async #expire(): Promise<void> {
    await this.#underWay.expire();
    await this.#ledger.forgetCompleted(Date.now() - uploadLifeMs);
  }

  readonly #pace = (bytes: number): Promise<void> | null => this.#limit.spend(bytes);

  async #write(upload: UploadUnderWay, offset: number, body: Body): Promise<UploadStatus> {
    const { row } = upload;
    // A newcomer may have waited while its predecessor wrote the last byte.
    const completed = this.#delivery.find(row.id, row.device_id);
    if (completed?.sizeBytes === offset) return completed;
    if (!this.#underWay.has(row.id)) throw new Failure('offset-mismatch');
    const part = await this.#underWay.open(upload);
    if (upload.durableBytes > upload.offset) await this.#underWay.save(upload);
    if (offset !== upload.receivedBytes) throw new Failure('offset-mismatch');
    try {
      const isKept = await touchingDisk(
        part.append(body.stream, {
          maxBytes: row.size_bytes - offset,
          checksum: body.checksum,
          pace: this.#pace,
          progressed: progressReporter(row, this.#options.progressed),
          secured: (durableBytes) => {
            if (upload.isWritten) void this.#underWay.save(upload).catch(noop);
            else upload.secured(durableBytes);
          },
        }),
      );
      if (!isKept) throw new Failure('checksum-mismatch');
      if (!upload.isWhole) await touchingDisk(part.makeDurable());
    } catch (error) {
      await this.#secure(upload, part);
      throw error instanceof BodyTooLong ? new Failure('too-large', 'More bytes came than were declared.') : error;
    }
    if (upload.isWhole) return this.#complete(upload, part);
    await this.#underWay.save(upload);
    return standing(upload);
  }

  async #complete(upload: UploadUnderWay, part: PartFile): Promise<UploadStatus> {
    try {
      const status = await this.#delivery.deliverUpload(upload, part);
      this.#underWay.forget(upload);
      return status;
    } catch (error) {
      const isOver = error instanceof Failure && (error.remedy === 'never' || error.code === 'checksum-mismatch');
      if (isOver) await this.#underWay.drop(upload);
      else await this.#secure(upload, part);
      throw error;
    }
  }

  /** After a break: what came before it stays, as far as the disk takes it. An upload without an address is given up anyway. */
  async #secure(upload: UploadUnderWay, part: PartFile): Promise<void> {
    if (!upload.isWritten) return;
    if (part.spent === 'no') await part.makeDurable().catch(noop);
    await this.#underWay.save(upload);
  }

  #refuseWhenClosing(): void {
    if (this.#closing) throw new Failure('shutting-down');
  }
}

function standing({ row, offset }: UploadUnderWay): UploadStatus {
  return { state: 'receiving', offset, sizeBytes: row.size_bytes, expiresAtMs: expiresAtMs(row) };
}

const noop = (): void => undefined;
