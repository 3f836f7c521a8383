import { createHash, randomBytes } from 'node:crypto';
import { link, mkdtemp, readdir, readFile, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Failure } from '../../protocol/failure.ts';
import type { DeviceId } from '../../protocol/pairing.ts';
import type { PhotoId, Sha256 } from '../../protocol/photo.ts';
import type { UploadDeclaration, UploadId } from '../../protocol/upload.ts';
import type { ArrivedFile } from '../arrived-file.ts';
import { type OpenDatabase, openDatabase } from '../database/database.ts';
import { Intake, type IntakeOptions, type IntakeTables, intakeMigrations } from './intake.ts';

const phone = 'phone' as DeviceId;
let dir: string;
let db: OpenDatabase;
let intake: Intake;
let delivered: (ArrivedFile & { bytes: Buffer })[];
let deliver: (file: ArrivedFile) => Promise<void>;
let admit: IntakeOptions['admit'];

async function openIntake(): Promise<Intake> {
  return Intake.open({
    db: db.tables<IntakeTables>(),
    partsDir: join(dir, 'incoming'),
    quarantineDir: join(dir, 'quarantine'),
    admit: (declaration) => admit(declaration),
    deliver: async (file) => {
      await deliver(file);
      delivered.push({ ...file, bytes: await readFile(file.path) });
      return {
        photoId: `photo-${delivered.length}` as PhotoId,
        sha256: file.sha256,
        isNew: true,
        posterWanted: false,
        path: 'library/iPhone/2023/2023-11/IMG_0001.JPG',
        keptAt: '2023-11-14T22:13:20.000Z',
        lost: [],
      };
    },
  });
}

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'landfall-intake-'));
  db = await openDatabase(join(dir, 'host.db'), intakeMigrations);
  delivered = [];
  deliver = () => Promise.resolve();
  admit = () => Promise.resolve();
  intake = await openIntake();
});
afterEach(async () => {
  await intake.close();
  await db.close();
  await rm(dir, { recursive: true });
});

const declared = (sizeBytes: number, sha256: string | null = null): UploadDeclaration => ({
  name: 'IMG_0001.JPG',
  sizeBytes,
  mimeType: 'image/jpeg',
  lastModifiedMs: 1_700_000_000_000,
  sha256: sha256 as Sha256 | null,
  sendAgain: false,
});
const body = (bytes: Buffer, checksum: Buffer | null = null) => ({ stream: Readable.from(split(bytes)), checksum });
/** In pieces of 16 KiB, as TLS hands them over. */
function* split(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += 16_384) yield bytes.subarray(at, at + 16_384);
}
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest();
/** Gives its bytes and then breaks, as a phone does that leaves the Wi-Fi. */
const cut = (bytes: Buffer) => ({
  stream: Readable.from(
    (function* () {
      yield* split(bytes);
      throw new Error('gone');
    })(),
  ),
  checksum: null,
});
const takeIn = async (stream: Readable) => {
  const room = await intake.promiseRoom(0);
  try {
    return await intake.takeIn({ deviceId: phone, name: 'x', lastModifiedMs: null, sendAgain: false }, stream, room);
  } finally {
    room.end();
  }
};
async function failure(act: Promise<unknown>): Promise<string> {
  return act.then(
    () => 'no failure',
    (error: unknown) => (error instanceof Failure ? error.code : String(error)),
  );
}

test('a small file costs one call, and arrives byte for byte', async () => {
  const bytes = randomBytes(3_000_001);
  const { status } = await intake.declare(phone, declared(bytes.length, sha256(bytes).toString('hex')), body(bytes));
  expect(status).toMatchObject({ state: 'complete', receipt: { sha256: sha256(bytes).toString('hex'), isNew: true } });
  expect(delivered[0]?.bytes.equals(bytes)).toBe(true);
  expect(delivered[0]).toMatchObject({ name: 'IMG_0001.JPG', lastModifiedMs: 1_700_000_000_000, deviceId: phone });
  await intake.close();
  expect(await readdir(join(dir, 'incoming'))).toEqual([]);
});

test('a file in pieces is delivered once, with its last byte', async () => {
  const bytes = randomBytes(5_000_000);
  const { id } = await intake.declare(phone, declared(bytes.length), null);
  expect(await intake.append(id, phone, 0, body(bytes.subarray(0, 2_000_000)))).toMatchObject({
    state: 'receiving',
    offset: 2_000_000,
  });
  expect(delivered).toHaveLength(0);
  expect(await intake.append(id, phone, 2_000_000, body(bytes.subarray(2_000_000)))).toMatchObject({
    state: 'complete',
  });
  expect(delivered[0]?.bytes.equals(bytes)).toBe(true);
});

test('attack 53: append at a wrong offset changes nothing', async () => {
  const { id } = await intake.declare(phone, declared(100), null);
  await intake.append(id, phone, 0, body(Buffer.alloc(40, 1)));
  for (const offset of [0, 39, 41, 100])
    expect(await failure(intake.append(id, phone, offset, body(Buffer.alloc(10))))).toBe('offset-mismatch');
  expect(await intake.status(id, phone)).toMatchObject({ offset: 40 });
  await intake.append(id, phone, 40, body(Buffer.alloc(60, 2)));
  expect(delivered[0]?.bytes.equals(Buffer.concat([Buffer.alloc(40, 1), Buffer.alloc(60, 2)]))).toBe(true);
});

test('attack 51: a body longer than declared keeps nothing of it', async () => {
  const { id } = await intake.declare(phone, declared(100), null);
  await intake.append(id, phone, 0, body(Buffer.alloc(40, 1)));
  expect(await failure(intake.append(id, phone, 40, body(Buffer.alloc(61))))).toBe('too-large');
  expect(await intake.status(id, phone)).toMatchObject({ offset: 40 });
  expect(delivered).toHaveLength(0);
});

test('attack 52: what arrived before a cut is kept, and sending goes on from there', async () => {
  const bytes = randomBytes(2_500_000);
  const { id } = await intake.declare(phone, declared(bytes.length), null);
  await expect(intake.append(id, phone, 0, cut(bytes.subarray(0, 1_400_000)))).rejects.toThrow('gone');
  const status = await intake.status(id, phone);
  expect(status).toMatchObject({ state: 'receiving', offset: 1_400_000 });
  await intake.append(id, phone, 1_400_000, body(bytes.subarray(1_400_000)));
  expect(delivered[0]?.bytes.equals(bytes)).toBe(true);
});

test('attack 54: of two that write at once the newcomer goes on, and the bytes are those of exactly one', async () => {
  const { id } = await intake.declare(phone, declared(64), null);
  const stuck = new Readable({ read: () => undefined });
  stuck.push(Buffer.alloc(16, 1));
  const first = failure(intake.append(id, phone, 0, { stream: stuck, checksum: null }));
  const second = failure(intake.append(id, phone, 0, body(Buffer.alloc(64, 2))));
  expect(await first).not.toBe('no failure');
  const outcome = await second;
  if (outcome === 'offset-mismatch') {
    expect(await intake.status(id, phone)).toMatchObject({ offset: 16 });
    await intake.append(id, phone, 16, body(Buffer.alloc(48, 1)));
    expect(delivered[0]?.bytes.equals(Buffer.alloc(64, 1))).toBe(true);
  } else expect(delivered[0]?.bytes.equals(Buffer.alloc(64, 2))).toBe(true);
});

test('attack 56 and 57: after completion the receipt is told again and not one byte is taken', async () => {
  const bytes = randomBytes(100);
  const { id } = await intake.declare(phone, declared(100), body(bytes));
  expect(await intake.append(id, phone, 100, body(Buffer.alloc(0)))).toMatchObject({
    state: 'complete',
    receipt: { photoId: 'photo-1' },
  });
  expect(await failure(intake.append(id, phone, 0, body(bytes)))).toBe('offset-mismatch');
  expect(await intake.status(id, phone)).toMatchObject({ state: 'complete', receipt: { photoId: 'photo-1' } });
  expect(delivered).toHaveLength(1);
});

test('attack 58: a body whose checksum differs is not kept, and the right one goes on', async () => {
  const bytes = randomBytes(3_000_000);
  const { id } = await intake.declare(phone, declared(bytes.length), null);
  await intake.append(id, phone, 0, body(bytes.subarray(0, 1_000_000)));
  const rest = bytes.subarray(1_000_000);
  expect(await failure(intake.append(id, phone, 1_000_000, body(rest, sha256(Buffer.from('other')))))).toBe(
    'checksum-mismatch',
  );
  expect(await intake.status(id, phone)).toMatchObject({ offset: 1_000_000 });
  await intake.append(id, phone, 1_000_000, body(rest, sha256(rest)));
  expect(delivered[0]?.bytes.equals(bytes)).toBe(true);
});

test('attack 71: bytes that are not those of the declared SHA-256 are not kept', async () => {
  expect(await failure(intake.declare(phone, declared(100, '0'.repeat(64)), body(randomBytes(100))))).toBe(
    'checksum-mismatch',
  );
  expect(delivered).toHaveLength(0);
  expect(await readdir(join(dir, 'incoming'))).toEqual([]);
});

test('attack 64: another device’s upload does not exist', async () => {
  const { id } = await intake.declare(phone, declared(100), null);
  const other = 'other' as DeviceId;
  expect(await failure(intake.status(id, other))).toBe('not-found');
  expect(await failure(intake.append(id, other, 0, body(Buffer.alloc(100))))).toBe('not-found');
  expect(await failure(intake.abandon(id, other))).toBe('not-found');
});

test('attack 47: an empty file is refused, declared or not', async () => {
  expect(await failure(intake.declare(phone, declared(0), null))).toBe('empty-file');
  expect(await failure(takeIn(Readable.from([])))).toBe('empty-file');
  expect(await readdir(join(dir, 'incoming'))).toEqual([]);
});

test('attack 62: a device has a bounded number of unfinished uploads; another device is not held up', async () => {
  for (let count = 0; count < 64; count += 1) await intake.declare(phone, declared(10), null);
  expect(await failure(intake.declare(phone, declared(10), null))).toBe('too-many-requests');
  await intake.declare('other' as DeviceId, declared(10), null);
});

test('attack 62: of many declarations at once no more get in than of one after the other', async () => {
  const outcomes = await Promise.all(
    Array.from({ length: 80 }, () => failure(intake.declare(phone, declared(10), null))),
  );
  expect(outcomes.filter((outcome) => outcome === 'no failure')).toHaveLength(64);
});

test('attack 69: room is promised once: many that fit one by one, and not together, are not all let in', async () => {
  const { bavail, bsize } = await statfs(dir);
  const third = Math.floor((bavail * bsize) / 3);
  const outcomes = await Promise.all(
    Array.from({ length: 6 }, () => failure(intake.declare(phone, declared(third), null))),
  );
  expect(outcomes.filter((outcome) => outcome === 'no failure').length).toBeLessThanOrEqual(3);
  expect(outcomes).toContain('disk-full');
  await intake.abandonAll(phone);
  expect(await failure(intake.declare(phone, declared(third), null))).toBe('no failure');
});

test('attack 69: a form longer than the disk is refused before its first file', async () => {
  expect(await failure(intake.promiseRoom(2 ** 50))).toBe('disk-full');
});

test('a photo that was removed here is refused before its first byte, and its room and place are free again', async () => {
  admit = () => Promise.reject(new Failure('removed-here'));
  for (let count = 0; count < 65; count += 1)
    expect(await failure(intake.declare(phone, declared(10), body(Buffer.alloc(10))))).toBe('removed-here');
  expect(await readdir(join(dir, 'incoming'))).toEqual([]);
});

test('attack 69: a file larger than the disk is refused before its first byte', async () => {
  expect(await failure(intake.declare(phone, declared(2 ** 50), null))).toBe('disk-full');
  expect(await readdir(join(dir, 'incoming'))).toEqual([]);
});

test('after a restart an upload goes on at its durable offset, and bytes beyond it are cut off', async () => {
  const bytes = randomBytes(2_000_000);
  const { id } = await intake.declare(phone, declared(bytes.length, sha256(bytes).toString('hex')), null);
  await intake.append(id, phone, 0, body(bytes.subarray(0, 1_200_000)));
  await intake.close();
  await writeFile(
    join(dir, 'incoming', `${id}.part`),
    Buffer.concat([bytes.subarray(0, 1_200_000), Buffer.alloc(50_000)]),
  );
  intake = await openIntake();
  expect(await intake.status(id, phone)).toMatchObject({ offset: 1_200_000 });
  await intake.append(id, phone, 1_200_000, body(bytes.subarray(1_200_000)));
  expect(delivered[0]?.bytes.equals(bytes)).toBe(true);
});

test('an upload whose part is gone or shorter than promised starts again, never with wrong bytes', async () => {
  const { id } = await intake.declare(phone, declared(100), null);
  await intake.append(id, phone, 0, body(Buffer.alloc(40, 1)));
  await intake.close();
  await writeFile(join(dir, 'incoming', `${id}.part`), Buffer.alloc(10));
  intake = await openIntake();
  expect(await failure(intake.append(id, phone, 40, body(Buffer.alloc(60))))).toBe('upload-gone');
  expect(await failure(intake.status(id, phone))).toBe('not-found');
});

test('a part that the ledger does not know is set aside, not deleted', async () => {
  await intake.close();
  await writeFile(join(dir, 'incoming', 'stranger.part'), 'bytes');
  intake = await openIntake();
  expect(await readdir(join(dir, 'incoming'))).toEqual([]);
  expect(await readFile(join(dir, 'quarantine', 'stranger.part'), 'utf8')).toBe('bytes');
});

test('attack 113: a part that the ledger does not know and that lies in the library already loses only this name', async () => {
  await intake.close();
  await writeFile(join(dir, 'photo.jpg'), 'bytes');
  await link(join(dir, 'photo.jpg'), join(dir, 'incoming', 'stranger.part'));
  intake = await openIntake();
  expect(await readdir(join(dir, 'incoming'))).toEqual([]);
  expect(await readFile(join(dir, 'photo.jpg'), 'utf8')).toBe('bytes');
  await expect(readdir(join(dir, 'quarantine'))).rejects.toThrow('ENOENT');
});

test('attack 57: the receipt can be asked for again after a restart', async () => {
  const { id } = await intake.declare(phone, declared(10), null);
  const complete = await intake.append(id, phone, 0, body(Buffer.alloc(10, 3)));
  await intake.close();
  intake = await openIntake();
  expect(await intake.status(id, phone)).toEqual(complete);
  expect(delivered).toHaveLength(1);
});

test('attack 113: a whole part of which no receipt was given is delivered when its sender asks after a restart', async () => {
  deliver = () => Promise.reject(Object.assign(new Error('gone'), { code: 'EROFS' }));
  const { id } = await intake.declare(phone, declared(10), null);
  expect(await failure(intake.append(id, phone, 0, body(Buffer.alloc(10, 3))))).toBe('cannot-write');
  await intake.close();
  deliver = () => Promise.resolve();
  intake = await openIntake();
  expect(await intake.status(id, phone)).toMatchObject({ state: 'complete' });
  expect(delivered[0]?.bytes.equals(Buffer.alloc(10, 3))).toBe(true);
});

test('a stop saves what came of a request that is cut, and the next run goes on from there', async () => {
  const bytes = randomBytes(100);
  const { id } = await intake.declare(phone, declared(100), null);
  const stuck = new Readable({ read: () => undefined });
  stuck.push(bytes.subarray(0, 30));
  const appending = failure(intake.append(id, phone, 0, { stream: stuck, checksum: null }));
  await new Promise((resolve) => setImmediate(resolve));
  await intake.close();
  expect(await appending).not.toBe('no failure');
  expect(await failure(intake.declare(phone, declared(100), null))).toBe('shutting-down');
  intake = await openIntake();
  expect(await intake.status(id, phone)).toMatchObject({ offset: 30 });
  await intake.append(id, phone, 30, body(bytes.subarray(30)));
  expect(delivered[0]?.bytes.equals(bytes)).toBe(true);
});

test('attack 72: what nobody went on with for a week is set aside, and its sender hears that it is not there', async () => {
  const { id } = await intake.declare(phone, declared(10), null);
  await intake.append(id, phone, 0, body(Buffer.alloc(4, 3)));
  await intake.close();
  await db.tables<IntakeTables>().updateTable('uploads').set({ created_at: 0 }).execute();
  intake = await openIntake();
  expect(await failure(intake.status(id, phone))).toBe('not-found');
  expect(await readdir(join(dir, 'quarantine'))).toEqual([`${id}.part`]);
  expect(await db.tables<IntakeTables>().selectFrom('uploads').selectAll().execute()).toEqual([]);
});

test('a file that delivery refuses for good is dropped; one that it cannot take now is delivered when asked again', async () => {
  deliver = () => Promise.reject(new Failure('not-a-photo'));
  expect(await failure(intake.declare(phone, declared(10), body(Buffer.alloc(10))))).toBe('not-a-photo');
  expect(await readdir(join(dir, 'incoming'))).toEqual([]);
  deliver = () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }));
  const { id } = await intake.declare(phone, declared(10), null);
  expect(await failure(intake.append(id, phone, 0, body(Buffer.alloc(10, 7))))).toBe('disk-full');
  deliver = () => Promise.resolve();
  expect(await intake.status(id, phone)).toMatchObject({ state: 'complete' });
  expect(delivered[0]?.bytes.equals(Buffer.alloc(10, 7))).toBe(true);
});

test('a first request that is cut leaves nothing behind, since nobody knows its address', async () => {
  await expect(intake.declare(phone, declared(100), cut(Buffer.alloc(40)))).rejects.toThrow('gone');
  expect(await readdir(join(dir, 'incoming'))).toEqual([]);
});

test('of a device that is cut off no part stays, and no room is kept for it: it cannot fill the disk with promises', async () => {
  const { id } = await intake.declare(phone, declared(100), null);
  await intake.declare(phone, declared(2 ** 20), null);
  const stuck = new Readable({ read: () => undefined });
  stuck.push(Buffer.alloc(30));
  const appending = failure(intake.append(id, phone, 0, { stream: stuck, checksum: null }));
  await new Promise((resolve) => setImmediate(resolve));
  await intake.abandonAll(phone);
  expect(await appending).not.toBe('no failure');
  expect(await failure(intake.status(id, phone))).toBe('not-found');
  expect(await readdir(join(dir, 'incoming'))).toEqual([]);
  expect(await db.tables<IntakeTables>().selectFrom('uploads').selectAll().execute()).toEqual([]);
});

test('who asks while a file is being delivered hears what became of it, never an end without a receipt', async () => {
  const { id } = await intake.declare(phone, declared(10), null);
  let asking: Promise<string> | undefined;
  deliver = () => {
    asking = failure(intake.status(id, phone));
    return Promise.reject(new Failure('not-a-photo'));
  };
  expect(await failure(intake.append(id, phone, 0, body(Buffer.alloc(10))))).toBe('not-a-photo');
  expect(await asking).toBe('not-found');
});

test('a full disk under the database is told as a full disk, not as a fault of the host', async () => {
  deliver = () => Promise.reject(Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' }));
  expect(await failure(intake.declare(phone, declared(10), body(Buffer.alloc(10))))).toBe('disk-full');
});

test('abandoning removes what came', async () => {
  const { id } = await intake.declare(phone, declared(100), null);
  await intake.append(id, phone, 0, body(Buffer.alloc(40)));
  await intake.abandon(id, phone);
  expect(await failure(intake.status(id, phone))).toBe('not-found');
  expect(await readdir(join(dir, 'incoming'))).toEqual([]);
  expect(await failure(intake.status('unknownunknownunknown' as UploadId, phone))).toBe('not-found');
});
