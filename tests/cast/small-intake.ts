/** An intake on a folder of its own, opened anew for each test of a file, and what it delivers. */
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach } from 'vitest';
import { Failure } from '../../protocol/failure.ts';
import type { DeviceId } from '../../protocol/pairing.ts';
import type { PhotoId, Sha256 } from '../../protocol/photo.ts';
import type { Receipt, UploadDeclaration } from '../../protocol/upload.ts';
import type { ArrivedFile } from '../../server/arrived-file.ts';
import { type OpenDatabase, openDatabase } from '../../server/database/database.ts';
import { Intake, type IntakeOptions, type IntakeTables, intakeMigrations } from '../../server/intake/intake.ts';

export const phone = 'phone' as DeviceId;

export function declared(sizeBytes: number, hash: string | null = null): UploadDeclaration {
  return {
    name: 'IMG_0001.JPG',
    sizeBytes,
    mimeType: 'image/jpeg',
    lastModifiedMs: 1_700_000_000_000,
    sha256: hash as Sha256 | null,
    sendAgain: false,
  };
}

export function body(bytes: Buffer, checksum: Buffer | null = null) {
  return { stream: Readable.from(split(bytes)), checksum };
}

/** Gives its bytes and then breaks, as a phone does that leaves the Wi-Fi. */
export function cut(bytes: Buffer) {
  const stream = Readable.from(
    (function* () {
      yield* split(bytes);
      throw new Error('gone');
    })(),
  );
  return { stream, checksum: null };
}

export function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}

/** The code of the failure that an act ends in. */
export async function failure(act: Promise<unknown>): Promise<string> {
  return act.then(
    () => 'no failure',
    (error: unknown) => (error instanceof Failure ? error.code : String(error)),
  );
}

export class SmallIntake {
  /** With the bytes that they had then. */
  delivered: (ArrivedFile & { bytes: Buffer })[] = [];
  deliver: (file: ArrivedFile) => Promise<void> = () => Promise.resolve();
  admit: IntakeOptions['admit'] = () => Promise.resolve();
  #dir = '';
  #db: OpenDatabase | null = null;
  #intake: Intake | null = null;

  /** Begins and ends with each test of the file that says so. */
  static forEachTest(): SmallIntake {
    const small = new SmallIntake();
    beforeEach(async () => {
      small.#dir = await mkdtemp(join(tmpdir(), 'landfall-intake-'));
      small.#db = await openDatabase(join(small.#dir, 'host.db'), intakeMigrations);
      small.delivered = [];
      small.deliver = () => Promise.resolve();
      small.admit = () => Promise.resolve();
      await small.open();
    });
    afterEach(async () => {
      await small.intake.close();
      await small.db.close();
      await rm(small.#dir, { recursive: true });
    });
    return small;
  }

  get dir(): string {
    return this.#dir;
  }

  get db(): OpenDatabase {
    if (this.#db === null) throw new Error('no test is running');
    return this.#db;
  }

  get intake(): Intake {
    if (this.#intake === null) throw new Error('no test is running');
    return this.#intake;
  }

  /** As another start of the host does. */
  async open(): Promise<void> {
    this.#intake = await Intake.open({
      db: this.db.tables<IntakeTables>(),
      partsDir: join(this.#dir, 'incoming'),
      quarantineDir: join(this.#dir, 'quarantine'),
      admit: (declaration) => this.admit(declaration),
      deliver: async (file) => {
        await this.deliver(file);
        this.delivered.push({ ...file, bytes: await readFile(file.path) });
        return receiptOf(file.sha256, this.delivered.length);
      },
      receiptFor: (hash, sender) => {
        const at = this.delivered.findIndex((file) => file.sha256 === hash && file.deviceId === sender);
        return Promise.resolve(at === -1 ? null : receiptOf(hash, at + 1));
      },
    });
  }

  /** A file whose length nobody has said, as a form brings it. */
  async takeIn(stream: Readable): Promise<Receipt> {
    const room = await this.intake.promiseRoom(0);
    const from = { deviceId: phone, name: 'x', lastModifiedMs: null, sendAgain: false };
    try {
      return await this.intake.takeIn(from, stream, room);
    } finally {
      room.end();
    }
  }
}

function receiptOf(hash: Sha256, number: number): Receipt {
  return {
    photoId: `photo-${number}` as PhotoId,
    sha256: hash,
    isNew: true,
    posterWanted: false,
    path: 'library/iPhone/2023/2023-11/IMG_0001.JPG',
    keptAt: '2023-11-14T22:13:20.000Z',
    lost: [],
  };
}

/** In pieces of 16 KiB, as TLS hands them over. */
function* split(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += 16_384) yield bytes.subarray(at, at + 16_384);
}
