/** Bytes on their way in: declared, appended at an offset that only the host knows, verified, and delivered once whole. */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { Failure } from '../../protocol/failure.ts';
import type { DeviceId } from '../../protocol/pairing.ts';
import {
  type Receipt,
  ReceiptSchema,
  type UploadDeclaration,
  type UploadId,
  type UploadStatus,
} from '../../protocol/upload.ts';
import type { ArrivedFile } from '../arrived-file.ts';
import { CompletedUploads } from './completed-uploads.ts';
import { needRoom, touchingDisk } from './disk-room.ts';
import type { IntakeTables, UploadRow } from './intake-tables.ts';
import { BodyTooLong, PartFile } from './part-file.ts';
import { setAsideUnknown } from './set-aside.ts';
import { UploadLedger } from './upload-ledger.ts';
import { UploadUnderWay } from './upload-under-way.ts';
import { newUploadId, UploadsUnderWay } from './uploads-under-way.ts';

export { type IntakeTables, intakeMigrations } from './intake-tables.ts';

export interface IntakeOptions {
  readonly db: Kysely<IntakeTables>;
  /** For parts in flight; on the file system of the library. */
  readonly partsDir: string;
  /** For parts that nobody knows any more. Nothing is deleted that was not asked for. */
  readonly quarantineDir: string;
  /** Takes a whole file in and answers its receipt. Rejects with a Failure to keep it out. */
  readonly deliver: (file: ArrivedFile) => Promise<Receipt>;
  /** Hears how far each upload has come, a few times a second. */
  readonly progressed?: (progress: Progress) => void;
}

export interface Progress {
  readonly deviceId: DeviceId;
  readonly name: string;
  readonly receivedBytes: number;
  readonly sizeBytes: number;
}

export interface Body {
  readonly stream: Readable;
  /** SHA-256 of this body alone, where the sender gave it. */
  readonly checksum: Buffer | null;
}

/** An upload that nobody went on with is forgotten after a week. */
const uploadLifeMs = 7 * 24 * 3_600_000;
const maxUnderWayPerDevice = 64;
const progressEveryMs = 300;

export class Intake {
  readonly #options: IntakeOptions;
  readonly #ledger: UploadLedger;
  readonly #underWay = new UploadsUnderWay();
  readonly #completed = new CompletedUploads();
  #closing = false;

  private constructor(options: IntakeOptions) {
    this.#options = options;
    this.#ledger = new UploadLedger(options.db);
  }

  /** Reads the ledger. Parts that it does not know are set aside, never deleted. */
  static async open(options: IntakeOptions): Promise<Intake> {
    const intake = new Intake(options);
    await mkdir(options.partsDir, { recursive: true, mode: 0o700 });
    for (const row of await intake.#ledger.rows()) {
      if (row.created_at + uploadLifeMs < Date.now()) await intake.#ledger.forget(row.id);
      else if (row.receipt === null) intake.#underWay.add(new UploadUnderWay(row, intake.#partPath(row.id), null));
      else
        intake.#completed.remember(row.id, row.device_id, row.size_bytes, ReceiptSchema.parse(JSON.parse(row.receipt)));
    }
    await setAsideUnknown(options.partsDir, options.quarantineDir, (name) => intake.#underWay.hasNamed(name));
    return intake;
  }

  /**
   * Begins an upload; with a first body also appends it, so that a small photo costs one request.
   * Throws `empty-file`, `disk-full`, `too-many-requests`, and what `append` throws.
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
    await needRoom(this.#options.partsDir, declaration.sizeBytes, this.#underWay.promisedBytes());
    const id = newUploadId();
    const row: UploadRow = {
      id,
      device_id: deviceId,
      name: declaration.name,
      size_bytes: declaration.sizeBytes,
      last_modified_ms: declaration.lastModifiedMs,
      sha256: declaration.sha256,
      durable_bytes: 0,
      receipt: null,
      created_at: Date.now(),
    };
    const part = await touchingDisk(PartFile.create(this.#partPath(id)));
    const upload = new UploadUnderWay(row, this.#partPath(id), part);
    this.#underWay.add(upload);
    try {
      if (body === null) await this.#writeDown(upload);
      return { id, status: body === null ? this.#standing(upload) : await this.#append(upload, 0, body) };
    } catch (error) {
      // The sender never learnt the address, so nobody could go on with it.
      await this.#drop(upload);
      throw error;
    }
  }

  /** Where an upload stands. Throws `not-found` for one that is unknown or another device's; `upload-gone`. */
  async status(id: UploadId, deviceId: DeviceId): Promise<UploadStatus> {
    const completed = this.#completed.find(id, deviceId);
    if (completed !== null) return completed;
    const upload = this.#underWay.find(id, deviceId);
    // Whole, and yet no receipt: delivery failed for a reason that may be gone by now (a full disk).
    if (upload.isWhole && upload.isIdle)
      return upload.alone(noop, async () => this.#deliverUpload(upload, await this.#partOf(upload)));
    if (!upload.isWhole) return this.#standing(upload);
    // It is being delivered: an offset at the end without a receipt would be taken for success.
    await upload.idle();
    return this.status(id, deviceId);
  }

  /**
   * Appends a body at `offset`; a request that still writes the same upload is ended and gives way. The last byte
   * delivers the file, and the status then carries the receipt. Throws `offset-mismatch` (nothing changed), `too-large`
   * and `checksum-mismatch` (nothing of this body kept), `disk-full`, `cannot-write`, `upload-gone`, and what delivery throws.
   */
  async append(id: UploadId, deviceId: DeviceId, offset: number, body: Body): Promise<UploadStatus> {
    this.#refuseWhenClosing();
    const completed = this.#completed.find(id, deviceId);
    if (completed === null) return this.#append(this.#underWay.find(id, deviceId), offset, body);
    // The answer to the last byte was lost: the sender is told again, and not one byte is taken.
    if (offset !== completed.sizeBytes) throw new Failure('offset-mismatch');
    return completed;
  }

  /** Takes a file of unknown length in one go, as forms send it. Throws as `append` does. */
  async takeIn(
    deviceId: DeviceId,
    file: { name: string; lastModifiedMs: number | null },
    stream: Readable,
  ): Promise<Receipt> {
    this.#refuseWhenClosing();
    await needRoom(this.#options.partsDir, 0, this.#underWay.promisedBytes());
    const part = await touchingDisk(PartFile.create(this.#partPath(newUploadId())));
    try {
      await touchingDisk(part.append(stream, { maxBytes: Number.MAX_SAFE_INTEGER }));
      return await this.#deliver({ deviceId, ...file }, part);
    } finally {
      await part.close();
      await rm(part.path, { force: true });
    }
  }

  /** Gives an upload up and removes what came of it. Throws `not-found`. */
  async abandon(id: UploadId, deviceId: DeviceId): Promise<void> {
    const upload = this.#underWay.find(id, deviceId);
    await upload.alone(noop, () => this.#drop(upload));
  }

  /** Gives up all that a device has begun, so that neither its parts nor the room promised to it stay behind. */
  async abandonAll(deviceId: DeviceId): Promise<void> {
    await Promise.all(this.#underWay.of(deviceId).map((upload) => upload.alone(noop, () => this.#drop(upload))));
  }

  /** Lets nothing more in, gives what is being written `graceMs` to end, and saves what is durable. */
  async close(graceMs = 0): Promise<void> {
    this.#closing = true;
    const all = this.#underWay.all();
    const patience = new AbortController();
    const graceOver = setTimeout(graceMs, undefined, { signal: patience.signal }).catch(noop);
    await Promise.race([Promise.all(all.map((upload) => upload.idle())), graceOver]);
    patience.abort();
    await Promise.all(all.map((upload) => upload.interrupt()));
    for (const upload of all) await upload.closePart();
  }

  #append(upload: UploadUnderWay, offset: number, body: Body): Promise<UploadStatus> {
    const { row } = upload;
    return upload.alone(
      () => void body.stream.destroy(),
      async () => {
        // A newcomer may have waited while its predecessor wrote the last byte.
        const completed = this.#completed.find(row.id, row.device_id);
        if (completed?.sizeBytes === offset) return completed;
        if (!this.#underWay.has(row.id) || offset !== upload.durableBytes) throw new Failure('offset-mismatch');
        const part = await this.#partOf(upload);
        try {
          const room = { maxBytes: row.size_bytes - offset, checksum: body.checksum, progressed: this.#reporter(row) };
          if (!(await touchingDisk(part.append(body.stream, room)))) throw new Failure('checksum-mismatch');
        } catch (error) {
          // A descriptor that failed once is never synced again: what it would say is worth nothing.
          if (part.isBroken) await this.#drop(upload);
          else await this.#writeDown(upload);
          throw error instanceof BodyTooLong ? new Failure('too-large', 'More bytes came than were declared.') : error;
        }
        if (upload.isWhole) return this.#deliverUpload(upload, part);
        await this.#writeDown(upload);
        return this.#standing(upload);
      },
    );
  }

  async #deliverUpload(upload: UploadUnderWay, part: PartFile): Promise<UploadStatus> {
    const { row } = upload;
    if (row.sha256 !== null && row.sha256 !== part.sha256()) {
      await this.#drop(upload);
      throw new Failure('checksum-mismatch', 'The file changed on the way, so none of it was kept. Sending it again.');
    }
    let receipt: Receipt;
    try {
      const sender = { deviceId: row.device_id, name: row.name, lastModifiedMs: row.last_modified_ms };
      receipt = await this.#deliver(sender, part);
    } catch (error) {
      if (error instanceof Failure && error.remedy === 'never') await this.#drop(upload);
      else await this.#writeDown(upload);
      throw error;
    }
    const completed = this.#completed.remember(row.id, row.device_id, row.size_bytes, receipt);
    this.#underWay.forget(row.id);
    await upload.removePart();
    // Not waited for: a receipt is true without it, and a sender that asks again learns that the photo is here.
    if (upload.isWritten) this.#ledger.save({ ...row, receipt: JSON.stringify(receipt) }).catch(noop);
    return completed;
  }

  #deliver(sender: Pick<ArrivedFile, 'deviceId' | 'name' | 'lastModifiedMs'>, part: PartFile): Promise<Receipt> {
    if (part.durableBytes === 0) throw new Failure('empty-file');
    const sizeBytes = part.durableBytes;
    return touchingDisk(
      this.#options.deliver({ ...sender, path: part.path, sizeBytes, sha256: part.sha256(), receivedAtMs: Date.now() }),
    );
  }

  #standing(upload: UploadUnderWay): UploadStatus {
    const { created_at: createdAtMs, size_bytes: sizeBytes } = upload.row;
    return { state: 'receiving', offset: upload.durableBytes, sizeBytes, expiresAtMs: createdAtMs + uploadLifeMs };
  }

  async #partOf(upload: UploadUnderWay): Promise<PartFile> {
    await this.#underWay.use(upload);
    try {
      return await upload.part();
    } catch (error) {
      await this.#drop(upload);
      throw error;
    }
  }

  async #drop(upload: UploadUnderWay): Promise<void> {
    this.#underWay.forget(upload.row.id);
    await upload.removePart();
    if (upload.isWritten) await this.#ledger.forget(upload.row.id);
  }

  async #writeDown(upload: UploadUnderWay): Promise<void> {
    upload.row.durable_bytes = upload.durableBytes;
    upload.isWritten = true;
    await touchingDisk(this.#ledger.save(upload.row));
  }

  #reporter(row: UploadRow): (receivedBytes: number) => void {
    let reportedAt = 0;
    return (receivedBytes) => {
      if (performance.now() - reportedAt < progressEveryMs) return;
      reportedAt = performance.now();
      this.#options.progressed?.({ deviceId: row.device_id, name: row.name, receivedBytes, sizeBytes: row.size_bytes });
    };
  }

  #partPath(id: UploadId): string {
    return join(this.#options.partsDir, `${id}.part`);
  }

  #refuseWhenClosing(): void {
    if (this.#closing) throw new Failure('shutting-down');
  }
}

const noop = (): void => undefined;
