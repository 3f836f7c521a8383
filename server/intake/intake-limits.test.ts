import { readdir, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { Failure } from '../../protocol/failure.ts';
import type { DeviceId } from '../../protocol/pairing.ts';
import { body, declared, failure, phone, SmallIntake } from '../../tests/cast/small-intake.ts';

const here = SmallIntake.forEachTest();

test('attack 47: an empty file is refused, declared or not', async () => {
  expect(await failure(here.intake.declare(phone, declared(0), null))).toBe('empty-file');
  expect(await failure(here.takeIn(Readable.from([])))).toBe('empty-file');
  expect(await readdir(join(here.dir, 'incoming'))).toEqual([]);
});

test('attack 62: a device has a bounded number of unfinished uploads; another device is not held up', async () => {
  for (let count = 0; count < 64; count += 1) await here.intake.declare(phone, declared(10), null);
  expect(await failure(here.intake.declare(phone, declared(10), null))).toBe('too-many-requests');
  await here.intake.declare('other' as DeviceId, declared(10), null);
});

test('attack 62: of many declarations at once no more get in than of one after the other', async () => {
  const outcomes = await Promise.all(
    Array.from({ length: 80 }, () => failure(here.intake.declare(phone, declared(10), null))),
  );
  expect(outcomes.filter((outcome) => outcome === 'no failure')).toHaveLength(64);
});

test('attack 69: room is promised once: many that fit one by one, and not together, are not all let in', async () => {
  const { bavail, bsize } = await statfs(here.dir);
  const third = Math.floor((bavail * bsize) / 3);
  const outcomes = await Promise.all(
    Array.from({ length: 6 }, () => failure(here.intake.declare(phone, declared(third), null))),
  );
  expect(outcomes.filter((outcome) => outcome === 'no failure').length).toBeLessThanOrEqual(3);
  expect(outcomes).toContain('disk-full');
  await here.intake.abandonAll(phone);
  expect(await failure(here.intake.declare(phone, declared(third), null))).toBe('no failure');
});

test('attack 69: a form longer than the disk is refused before its first file', async () => {
  expect(await failure(here.intake.promiseRoom(2 ** 50))).toBe('disk-full');
});

test('a photo that was removed here is refused before its first byte, and its room and place are free again', async () => {
  here.admit = () => Promise.reject(new Failure('removed-here'));
  for (let count = 0; count < 65; count += 1)
    expect(await failure(here.intake.declare(phone, declared(10), body(Buffer.alloc(10))))).toBe('removed-here');
  expect(await readdir(join(here.dir, 'incoming'))).toEqual([]);
});

test('attack 69: a file larger than the disk is refused before its first byte', async () => {
  expect(await failure(here.intake.declare(phone, declared(2 ** 50), null))).toBe('disk-full');
  expect(await readdir(join(here.dir, 'incoming'))).toEqual([]);
});
