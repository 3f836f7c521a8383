import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { Failure } from '../../protocol/failure.ts';
import type { DeviceId } from '../../protocol/pairing.ts';
import type { UploadId } from '../../protocol/upload.ts';
import { body, cut, declared, failure, phone, SmallIntake, sha256 } from '../../tests/cast/small-intake.ts';
import type { IntakeTables } from './intake.ts';

const here = SmallIntake.forEachTest();

test('a small file costs one call, and arrives byte for byte', async () => {
  const bytes = randomBytes(3_000_001);
  const { status } = await here.intake.declare(
    phone,
    declared(bytes.length, sha256(bytes).toString('hex')),
    body(bytes),
  );
  expect(status).toMatchObject({ state: 'complete', receipt: { sha256: sha256(bytes).toString('hex'), isNew: true } });
  expect(here.delivered[0]?.bytes.equals(bytes)).toBe(true);
  expect(here.delivered[0]).toMatchObject({ name: 'IMG_0001.JPG', lastModifiedMs: 1_700_000_000_000, deviceId: phone });
  await here.intake.close();
  expect(await readdir(join(here.dir, 'incoming'))).toEqual([]);
});

test('a file in pieces is delivered once, with its last byte', async () => {
  const bytes = randomBytes(5_000_000);
  const { id } = await here.intake.declare(phone, declared(bytes.length), null);
  expect(await here.intake.append(id, phone, 0, body(bytes.subarray(0, 2_000_000)))).toMatchObject({
    state: 'receiving',
    offset: 2_000_000,
  });
  expect(here.delivered).toHaveLength(0);
  expect(await here.intake.append(id, phone, 2_000_000, body(bytes.subarray(2_000_000)))).toMatchObject({
    state: 'complete',
  });
  expect(here.delivered[0]?.bytes.equals(bytes)).toBe(true);
});

test('attack 53: append at a wrong offset changes nothing', async () => {
  const { id } = await here.intake.declare(phone, declared(100), null);
  await here.intake.append(id, phone, 0, body(Buffer.alloc(40, 1)));
  for (const offset of [0, 39, 41, 100])
    expect(await failure(here.intake.append(id, phone, offset, body(Buffer.alloc(10))))).toBe('offset-mismatch');
  expect(await here.intake.status(id, phone)).toMatchObject({ offset: 40 });
  await here.intake.append(id, phone, 40, body(Buffer.alloc(60, 2)));
  expect(here.delivered[0]?.bytes.equals(Buffer.concat([Buffer.alloc(40, 1), Buffer.alloc(60, 2)]))).toBe(true);
});

test('attack 51: a body longer than declared keeps nothing of it', async () => {
  const { id } = await here.intake.declare(phone, declared(100), null);
  await here.intake.append(id, phone, 0, body(Buffer.alloc(40, 1)));
  expect(await failure(here.intake.append(id, phone, 40, body(Buffer.alloc(61))))).toBe('too-large');
  expect(await here.intake.status(id, phone)).toMatchObject({ offset: 40 });
  expect(here.delivered).toHaveLength(0);
});

test('attack 52: what arrived before a cut is kept, and sending goes on from there', async () => {
  const bytes = randomBytes(2_500_000);
  const { id } = await here.intake.declare(phone, declared(bytes.length), null);
  await expect(here.intake.append(id, phone, 0, cut(bytes.subarray(0, 1_400_000)))).rejects.toThrow('gone');
  const status = await here.intake.status(id, phone);
  expect(status).toMatchObject({ state: 'receiving', offset: 1_400_000 });
  await here.intake.append(id, phone, 1_400_000, body(bytes.subarray(1_400_000)));
  expect(here.delivered[0]?.bytes.equals(bytes)).toBe(true);
});

test('attack 54: of two that write at once the newcomer goes on, and the bytes are those of exactly one', async () => {
  const { id } = await here.intake.declare(phone, declared(64), null);
  const stuck = new Readable({ read: () => undefined });
  stuck.push(Buffer.alloc(16, 1));
  const first = failure(here.intake.append(id, phone, 0, { stream: stuck, checksum: null }));
  const second = failure(here.intake.append(id, phone, 0, body(Buffer.alloc(64, 2))));
  expect(await first).not.toBe('no failure');
  const outcome = await second;
  if (outcome === 'offset-mismatch') {
    expect(await here.intake.status(id, phone)).toMatchObject({ offset: 16 });
    await here.intake.append(id, phone, 16, body(Buffer.alloc(48, 1)));
    expect(here.delivered[0]?.bytes.equals(Buffer.alloc(64, 1))).toBe(true);
  } else expect(here.delivered[0]?.bytes.equals(Buffer.alloc(64, 2))).toBe(true);
});

test('attack 56 and 57: after completion the receipt is told again and not one byte is taken', async () => {
  const bytes = randomBytes(100);
  const { id } = await here.intake.declare(phone, declared(100), body(bytes));
  expect(await here.intake.append(id, phone, 100, body(Buffer.alloc(0)))).toMatchObject({
    state: 'complete',
    receipt: { photoId: 'photo-1' },
  });
  expect(await failure(here.intake.append(id, phone, 0, body(bytes)))).toBe('offset-mismatch');
  expect(await here.intake.status(id, phone)).toMatchObject({ state: 'complete', receipt: { photoId: 'photo-1' } });
  expect(here.delivered).toHaveLength(1);
});

test('attack 58: a body whose checksum differs is not kept, and the right one goes on', async () => {
  const bytes = randomBytes(3_000_000);
  const { id } = await here.intake.declare(phone, declared(bytes.length), null);
  await here.intake.append(id, phone, 0, body(bytes.subarray(0, 1_000_000)));
  const rest = bytes.subarray(1_000_000);
  expect(await failure(here.intake.append(id, phone, 1_000_000, body(rest, sha256(Buffer.from('other')))))).toBe(
    'checksum-mismatch',
  );
  expect(await here.intake.status(id, phone)).toMatchObject({ offset: 1_000_000 });
  await here.intake.append(id, phone, 1_000_000, body(rest, sha256(rest)));
  expect(here.delivered[0]?.bytes.equals(bytes)).toBe(true);
});

test('attack 71: bytes that are not those of the declared SHA-256 are not kept', async () => {
  expect(await failure(here.intake.declare(phone, declared(100, '0'.repeat(64)), body(randomBytes(100))))).toBe(
    'checksum-mismatch',
  );
  expect(here.delivered).toHaveLength(0);
  expect(await readdir(join(here.dir, 'incoming'))).toEqual([]);
});

test('attack 64: another device’s upload does not exist', async () => {
  const { id } = await here.intake.declare(phone, declared(100), null);
  const other = 'other' as DeviceId;
  expect(await failure(here.intake.status(id, other))).toBe('not-found');
  expect(await failure(here.intake.append(id, other, 0, body(Buffer.alloc(100))))).toBe('not-found');
  expect(await failure(here.intake.abandon(id, other))).toBe('not-found');
});

test('a file that delivery refuses for good is dropped; one that it cannot take now is delivered when asked again', async () => {
  here.deliver = () => Promise.reject(new Failure('not-a-photo'));
  expect(await failure(here.intake.declare(phone, declared(10), body(Buffer.alloc(10))))).toBe('not-a-photo');
  expect(await readdir(join(here.dir, 'incoming'))).toEqual([]);
  here.deliver = () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }));
  const { id } = await here.intake.declare(phone, declared(10), null);
  expect(await failure(here.intake.append(id, phone, 0, body(Buffer.alloc(10, 7))))).toBe('disk-full');
  here.deliver = () => Promise.resolve();
  expect(await here.intake.status(id, phone)).toMatchObject({ state: 'complete' });
  expect(here.delivered[0]?.bytes.equals(Buffer.alloc(10, 7))).toBe(true);
});

test('a first request that is cut leaves nothing behind, since nobody knows its address', async () => {
  await expect(here.intake.declare(phone, declared(100), cut(Buffer.alloc(40)))).rejects.toThrow('gone');
  expect(await readdir(join(here.dir, 'incoming'))).toEqual([]);
});

test('of a device that is cut off no part stays, and no room is kept for it: it cannot fill the disk with promises', async () => {
  const { id } = await here.intake.declare(phone, declared(100), null);
  await here.intake.declare(phone, declared(2 ** 20), null);
  const stuck = new Readable({ read: () => undefined });
  stuck.push(Buffer.alloc(30));
  const appending = failure(here.intake.append(id, phone, 0, { stream: stuck, checksum: null }));
  await new Promise((resolve) => setImmediate(resolve));
  await here.intake.abandonAll(phone);
  expect(await appending).not.toBe('no failure');
  expect(await failure(here.intake.status(id, phone))).toBe('not-found');
  expect(await readdir(join(here.dir, 'incoming'))).toEqual([]);
  expect(await here.db.tables<IntakeTables>().selectFrom('uploads').selectAll().execute()).toEqual([]);
});

test('who asks while a file is being delivered hears what became of it, never an end without a receipt', async () => {
  const { id } = await here.intake.declare(phone, declared(10), null);
  let asking: Promise<string> | undefined;
  here.deliver = () => {
    asking = failure(here.intake.status(id, phone));
    return Promise.reject(new Failure('not-a-photo'));
  };
  expect(await failure(here.intake.append(id, phone, 0, body(Buffer.alloc(10))))).toBe('not-a-photo');
  expect(await asking).toBe('not-found');
});

test('a full disk under the database is told as a full disk, not as a fault of the host', async () => {
  here.deliver = () => Promise.reject(Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' }));
  expect(await failure(here.intake.declare(phone, declared(10), body(Buffer.alloc(10))))).toBe('disk-full');
});

test('abandoning removes what came', async () => {
  const { id } = await here.intake.declare(phone, declared(100), null);
  await here.intake.append(id, phone, 0, body(Buffer.alloc(40)));
  await here.intake.abandon(id, phone);
  expect(await failure(here.intake.status(id, phone))).toBe('not-found');
  expect(await readdir(join(here.dir, 'incoming'))).toEqual([]);
  expect(await failure(here.intake.status('unknownunknownunknown' as UploadId, phone))).toBe('not-found');
});
