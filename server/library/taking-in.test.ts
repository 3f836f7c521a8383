import { createHash } from 'node:crypto';
import { link, mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CompiledQuery } from 'kysely';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Failure } from '../../protocol/failure.ts';
import { DeviceIdSchema } from '../../protocol/pairing.ts';
import { Sha256Schema } from '../../protocol/photo.ts';
import { type OpenDatabase, openDatabase } from '../database/database.ts';
import { type CatalogTables, catalogMigrations, Library } from './library.ts';

const phone = DeviceIdSchema.parse('phone');
const tablet = DeviceIdSchema.parse('tablet');
/** The smallest GIF: enough to be a photo. */
const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
const takenMs = Date.UTC(2024, 5, 15);
let dir: string;
let db: OpenDatabase;
let library: Library;
let arrivals: number;
let settle: () => Promise<void>;

const open = () =>
  Library.open({
    db: db.tables<CatalogTables>(),
    dataDir: dir,
    folderOf: (device) => device,
    ownerOfFolder: () => Promise.resolve(phone),
    nameOf: (device) => device,
    isLetIn: () => true,
    mayBrowse: () => false,
    announce: () => undefined,
    careChanged: () => undefined,
    isBusy: () => false,
    log: pino({ level: 'silent' }),
  });
const photos = () => db.tables<CatalogTables>().selectFrom('photos').select(['id', 'path', 'settled']).execute();
const folder = () => join(dir, 'library', 'phone', '2024', '2024-06');

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'landfall-taking-in-'));
  await mkdir(join(dir, 'library'));
  await mkdir(join(dir, '.landfall'));
  db = await openDatabase(join(dir, 'catalog.db'), catalogMigrations);
  arrivals = 0;
  settle = () => Promise.resolve();
  library = await open();
});
afterEach(async () => {
  await library.close();
  await db.close();
  await rm(dir, { recursive: true });
});

async function send(tail: string, { deviceId = phone, sendAgain = false } = {}) {
  arrivals += 1;
  const bytes = Buffer.concat([gif, Buffer.from(tail)]);
  const path = join(dir, `${arrivals}.part`);
  await writeFile(path, bytes);
  try {
    return await library.add({
      path,
      sizeBytes: bytes.length,
      sha256: Sha256Schema.parse(createHash('sha256').update(bytes).digest('hex')),
      deviceId,
      name: 'a.gif',
      lastModifiedMs: takenMs,
      receivedAtMs: Date.now(),
      sendAgain,
      head: bytes,
      settle: () => settle(),
      date: (ms) => utimes(path, ms / 1000, ms / 1000),
    });
  } finally {
    await rm(path, { force: true });
  }
}

/** As a run leaves it that ended before it could note that its last photos are durable. */
async function crash(): Promise<void> {
  await library.close();
  await db.tables<CatalogTables>().updateTable('photos').set({ settled: 0 }).execute();
}
const outcome = async (act: Promise<unknown>) =>
  act.then(
    () => 'well',
    (error: unknown) => (error instanceof Failure ? error.code : String(error)),
  );

test('a receipt says where the photo lies and since when it is safe; one who may not see the folder is not told', async () => {
  const receipt = await send('a');
  expect(receipt).toMatchObject({ isNew: true, path: 'library/phone/2024/2024-06/a.gif' });
  expect(Math.abs(Date.parse(receipt.keptAt) - Date.now())).toBeLessThan(60_000);
  expect(await send('a', { deviceId: tablet })).toMatchObject({ isNew: false, path: '', keptAt: receipt.keptAt });
  const { receipts } = await library.known([receipt.sha256], phone);
  expect(receipts[receipt.sha256]).toEqual({ ...receipt, isNew: false });
});

test('what was removed here is not taken in again by itself, and comes back when its sender says so', async () => {
  const { photoId, sha256 } = await send('a');
  await library.remove(photoId);
  expect(await outcome(send('a'))).toBe('removed-here');
  expect(await outcome(library.admit({ sha256, sendAgain: false }))).toBe('removed-here');
  expect(await outcome(library.admit({ sha256, sendAgain: true }))).toBe('well');
  expect(await library.known([sha256], phone)).toMatchObject({ known: {}, removed: [sha256] });
  expect(await send('a', { sendAgain: true })).toMatchObject({ photoId, isNew: true });
  expect(await library.known([sha256], phone)).toMatchObject({ known: { [sha256]: photoId }, removed: [] });
});

test('attack 116: bytes that the disk would not sync are not in the library, under no name', async () => {
  settle = () => Promise.reject(Object.assign(new Error('EIO'), { code: 'EIO' }));
  await expect(send('a')).rejects.toThrow('EIO');
  expect(await photos()).toEqual([]);
  expect(await readdir(join(dir, 'library'))).not.toContain('phone');
});

test('attack 115: a photo that cannot be recorded is not left in the folder, and has its name when it is sent again', async () => {
  const first = await send('first');
  const refuse = "create trigger refuse before insert on photos begin select raise(abort, 'no'); end";
  await db.tables().executeQuery(CompiledQuery.raw(refuse));
  await expect(send('second')).rejects.toThrow('no');
  expect((await readdir(folder())).toSorted()).toEqual(['SHA256SUMS', 'a.gif']);
  await db.tables().executeQuery(CompiledQuery.raw('drop trigger refuse'));
  expect((await send('second')).path).toMatch(/a \(2\)\.gif$/);
  expect((await library.find(first.photoId, null)).path).toMatch(/a\.gif$/);
});

test('attack 113: a photo that was recorded and whose name was lost with the power is not in the library, and nobody was promised it', async () => {
  const { sha256 } = await send('a');
  await crash();
  await rm(join(folder(), 'a.gif'));
  library = await open();
  expect(await photos()).toEqual([]);
  expect(library.countsOf(phone)).toEqual({ photoCount: 0, sizeBytes: 0 });
  expect((await library.known([sha256], phone)).known).toEqual({});
  expect(await readdir(folder())).toEqual([]);
  expect(await send('a')).toMatchObject({ isNew: true, path: 'library/phone/2024/2024-06/a.gif' });
});

test('attack 113: a photo that was recorded and named stays, with its date and its line in the list, and is sent no second time', async () => {
  const { sha256, photoId } = await send('a');
  await crash();
  await utimes(join(folder(), 'a.gif'), 1, 1);
  await rm(join(folder(), 'SHA256SUMS'));
  library = await open();
  expect((await library.known([sha256], phone)).known).toEqual({ [sha256]: photoId });
  expect((await stat(join(folder(), 'a.gif'))).mtimeMs).toBe(takenMs);
  expect(await readFile(join(folder(), 'SHA256SUMS'), 'utf8')).toBe(`${sha256}  a.gif\n`);
  expect(await send('a')).toMatchObject({ isNew: false, photoId });
  await library.close();
  expect(await photos()).toMatchObject([{ settled: 1 }]);
});

test('attack 114: what lies under the name of a recorded photo and is not whole is set aside, not shown and not deleted', async () => {
  await send('a');
  await crash();
  await writeFile(join(folder(), 'a.gif'), Buffer.alloc(gif.length + 1));
  library = await open();
  expect(await photos()).toEqual([]);
  expect(await readdir(folder())).toEqual([]);
  expect(await readdir(join(dir, '.landfall', 'quarantine'))).toHaveLength(1);
});

test('attack 113: a photo that was named and not recorded is found when it is sent again: no “(2)”, and no second file', async () => {
  const bytes = Buffer.concat([gif, Buffer.from('a')]);
  await mkdir(folder(), { recursive: true });
  await writeFile(join(dir, 'x.part'), bytes);
  await link(join(dir, 'x.part'), join(folder(), 'a.gif'));
  expect(await send('a')).toMatchObject({ isNew: true, path: 'library/phone/2024/2024-06/a.gif' });
  expect((await readdir(folder())).toSorted()).toEqual(['SHA256SUMS', 'a.gif']);
});

test('attack 57: the same bytes many times at once are one photo, and each sender has a receipt', async () => {
  const receipts = await Promise.all(Array.from({ length: 20 }, () => send('a')));
  expect(new Set(receipts.map(({ photoId }) => photoId)).size).toBe(1);
  expect(receipts.filter(({ isNew }) => isNew)).toHaveLength(1);
  expect((await readdir(folder())).toSorted()).toEqual(['SHA256SUMS', 'a.gif']);
});
