import { randomBytes } from 'node:crypto';
import { link, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { body, declared, failure, phone, SmallIntake, sha256 } from '../../tests/cast/small-intake.ts';
import type { IntakeTables } from './intake.ts';

const here = SmallIntake.forEachTest();

test('after a restart an upload goes on at its durable offset, and bytes beyond it are cut off', async () => {
  const bytes = randomBytes(2_000_000);
  const { id } = await here.intake.declare(phone, declared(bytes.length, sha256(bytes).toString('hex')), null);
  await here.intake.append(id, phone, 0, body(bytes.subarray(0, 1_200_000)));
  await here.intake.close();
  await writeFile(
    join(here.dir, 'incoming', `${id}.part`),
    Buffer.concat([bytes.subarray(0, 1_200_000), Buffer.alloc(50_000)]),
  );
  await here.open();
  expect(await here.intake.status(id, phone)).toMatchObject({ offset: 1_200_000 });
  await here.intake.append(id, phone, 1_200_000, body(bytes.subarray(1_200_000)));
  expect(here.delivered[0]?.bytes.equals(bytes)).toBe(true);
});

test('attack 113: killed between a receipt and its row, an upload is complete all the same, and the offset never goes back', async () => {
  const bytes = randomBytes(300_000);
  const { id } = await here.intake.declare(phone, declared(bytes.length, sha256(bytes).toString('hex')), null);
  await here.intake.append(id, phone, 0, body(bytes.subarray(0, 200_000)));
  const uploads = here.db.tables<IntakeTables>();
  const before = await uploads.selectFrom('uploads').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  await here.intake.append(id, phone, 200_000, body(bytes.subarray(200_000)));
  await here.intake.close();
  await uploads.updateTable('uploads').set(before).where('id', '=', id).execute();
  await writeFile(join(here.dir, 'incoming', `${id}.part`), bytes);
  await here.open();
  expect(await here.intake.status(id, phone)).toMatchObject({ state: 'complete', receipt: { photoId: 'photo-1' } });
  expect(await readdir(join(here.dir, 'incoming'))).toEqual([]);
  expect(await readdir(join(here.dir, 'quarantine')).catch(() => [])).toEqual([]);
});

test('an upload whose part is gone or shorter than promised starts again, never with wrong bytes', async () => {
  const { id } = await here.intake.declare(phone, declared(100), null);
  await here.intake.append(id, phone, 0, body(Buffer.alloc(40, 1)));
  await here.intake.close();
  await writeFile(join(here.dir, 'incoming', `${id}.part`), Buffer.alloc(10));
  await here.open();
  expect(await failure(here.intake.append(id, phone, 40, body(Buffer.alloc(60))))).toBe('upload-gone');
  expect(await failure(here.intake.status(id, phone))).toBe('not-found');
});

test('a part that the ledger does not know is set aside, not deleted', async () => {
  await here.intake.close();
  await writeFile(join(here.dir, 'incoming', 'stranger.part'), 'bytes');
  await here.open();
  expect(await readdir(join(here.dir, 'incoming'))).toEqual([]);
  expect(await readFile(join(here.dir, 'quarantine', 'stranger.part'), 'utf8')).toBe('bytes');
});

test('attack 113: a part that the ledger does not know and that lies in the library already loses only this name', async () => {
  await here.intake.close();
  await writeFile(join(here.dir, 'photo.jpg'), 'bytes');
  await link(join(here.dir, 'photo.jpg'), join(here.dir, 'incoming', 'stranger.part'));
  await here.open();
  expect(await readdir(join(here.dir, 'incoming'))).toEqual([]);
  expect(await readFile(join(here.dir, 'photo.jpg'), 'utf8')).toBe('bytes');
  await expect(readdir(join(here.dir, 'quarantine'))).rejects.toThrow('ENOENT');
});

test('attack 57: the receipt can be asked for again after a restart', async () => {
  const { id } = await here.intake.declare(phone, declared(10), null);
  const complete = await here.intake.append(id, phone, 0, body(Buffer.alloc(10, 3)));
  await here.intake.close();
  await here.open();
  expect(await here.intake.status(id, phone)).toEqual(complete);
  expect(here.delivered).toHaveLength(1);
});

test('attack 113: a whole part of which no receipt was given is delivered when its sender asks after a restart', async () => {
  here.deliver = () => Promise.reject(Object.assign(new Error('gone'), { code: 'EROFS' }));
  const { id } = await here.intake.declare(phone, declared(10), null);
  expect(await failure(here.intake.append(id, phone, 0, body(Buffer.alloc(10, 3))))).toBe('cannot-write');
  await here.intake.close();
  here.deliver = () => Promise.resolve();
  await here.open();
  expect(await here.intake.status(id, phone)).toMatchObject({ state: 'complete' });
  expect(here.delivered[0]?.bytes.equals(Buffer.alloc(10, 3))).toBe(true);
});

test('a stop saves what came of a request that is cut, and the next run goes on from there', async () => {
  const bytes = randomBytes(100);
  const { id } = await here.intake.declare(phone, declared(100), null);
  const stuck = new Readable({ read: () => undefined });
  stuck.push(bytes.subarray(0, 30));
  const appending = failure(here.intake.append(id, phone, 0, { stream: stuck, checksum: null }));
  await new Promise((resolve) => setImmediate(resolve));
  await here.intake.close();
  expect(await appending).not.toBe('no failure');
  expect(await failure(here.intake.declare(phone, declared(100), null))).toBe('shutting-down');
  await here.open();
  expect(await here.intake.status(id, phone)).toMatchObject({ offset: 30 });
  await here.intake.append(id, phone, 30, body(bytes.subarray(30)));
  expect(here.delivered[0]?.bytes.equals(bytes)).toBe(true);
});

test('attack 72: what nobody went on with for a week is set aside, and its sender hears that it is not there', async () => {
  const { id } = await here.intake.declare(phone, declared(10), null);
  await here.intake.append(id, phone, 0, body(Buffer.alloc(4, 3)));
  await here.intake.close();
  await here.db.tables<IntakeTables>().updateTable('uploads').set({ created_at: 0 }).execute();
  await here.open();
  expect(await failure(here.intake.status(id, phone))).toBe('not-found');
  expect(await readdir(join(here.dir, 'quarantine'))).toEqual([`${id}.part`]);
  expect(await here.db.tables<IntakeTables>().selectFrom('uploads').selectAll().execute()).toEqual([]);
});
