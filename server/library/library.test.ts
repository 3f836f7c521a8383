import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Failure } from '../../protocol/failure.ts';
import { type DeviceId, DeviceIdSchema } from '../../protocol/pairing.ts';
import { Sha256Schema } from '../../protocol/photo.ts';
import type { ArrivedFile } from '../arrived-file.ts';
import { type OpenDatabase, openDatabase } from '../database/database.ts';
import { type CatalogTables, catalogMigrations, Library } from './library.ts';

const phone = DeviceIdSchema.parse('phone');
const tablet = DeviceIdSchema.parse('tablet');
/** The smallest GIF: enough to be a photo. */
const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
let dir: string;
let db: OpenDatabase;
let library: Library;
let revoked: DeviceId | null;
let arrivals: number;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'landfall-library-'));
  await mkdir(join(dir, 'library'));
  await mkdir(join(dir, '.landfall'));
  db = await openDatabase(join(dir, 'catalog.db'), catalogMigrations);
  revoked = null;
  arrivals = 0;
  library = await Library.open({
    db: db.tables<CatalogTables>(),
    dataDir: dir,
    folderOf: (device) => device,
    ownerOfFolder: () => Promise.resolve(phone),
    nameOf: (device) => device,
    isLetIn: (device) => device !== revoked,
    mayBrowse: () => false,
    announce: () => undefined,
    careChanged: () => undefined,
    isBusy: () => false,
    log: pino({ level: 'silent' }),
  });
});
afterEach(async () => {
  await library.close();
  await db.close();
  await rm(dir, { recursive: true });
});

async function send(name: string, tail: string, deviceId: DeviceId = phone, sendAgain = false) {
  arrivals += 1;
  const bytes = Buffer.concat([gif, Buffer.from(tail)]);
  const path = join(dir, `${arrivals}.part`);
  await writeFile(path, bytes);
  const sha256 = Sha256Schema.parse(createHash('sha256').update(bytes).digest('hex'));
  const file: ArrivedFile = {
    path,
    sizeBytes: bytes.length,
    sha256,
    deviceId,
    name,
    lastModifiedMs: Date.UTC(2024, 5, 15),
    receivedAtMs: Date.now(),
    sendAgain,
    head: Buffer.alloc(0),
    settle: () => Promise.resolve(),
    date: (ms) => utimes(path, ms / 1000, ms / 1000),
  };
  try {
    return await library.add(file);
  } finally {
    await rm(path, { force: true });
  }
}
const pathOf = async (id: Parameters<Library['find']>[0]) => (await library.find(id, null)).path;
const code = async (act: Promise<unknown>) =>
  act.then(
    () => 'well',
    (error: unknown) => (error instanceof Failure ? error.code : String(error)),
  );

test('an original that somebody took away is no longer known, and is kept when it is sent again: no receipt for nothing', async () => {
  const first = await send('a.gif', 'a');
  const path = await pathOf(first.photoId);
  expect((await library.known([first.sha256], phone)).known).toEqual({ [first.sha256]: first.photoId });
  await rm(join(dir, path));
  expect(await library.known([first.sha256], phone)).toMatchObject({ known: {}, removed: [], receipts: {} });
  expect(await send('a.gif', 'a')).toMatchObject({ photoId: first.photoId, isNew: true });
  expect(await pathOf(first.photoId)).toBe(path);
  expect((await readFile(join(dir, path))).equals(Buffer.concat([gif, Buffer.from('a')]))).toBe(true);
  expect(library.countsOf(phone).photoCount).toBe(1);
});

test('an original that somebody cut short is not taken for the photo, and is left as it is', async () => {
  const { photoId } = await send('a.gif', 'a');
  const path = await pathOf(photoId);
  await writeFile(join(dir, path), 'edited');
  expect(await send('a.gif', 'a')).toMatchObject({ isNew: true });
  expect(await pathOf(photoId)).toBe(path.replace('a.gif', 'a (2).gif'));
  expect(await readFile(join(dir, path), 'utf8')).toBe('edited');
});

test('the name of a photo in the trash stays its own: another of that name is kept beside it, and it comes back to its place', async () => {
  const { photoId } = await send('image.gif', 'a');
  const path = await pathOf(photoId);
  await library.remove(photoId);
  const other = await send('image.gif', 'b');
  expect(await pathOf(other.photoId)).toBe(path.replace('image.gif', 'image (2).gif'));
  await library.change(photoId, { trashed: false });
  expect(await pathOf(photoId)).toBe(path);
  expect((await stat(join(dir, path))).isFile()).toBe(true);
});

test('a photo that is removed twice at once is removed once', async () => {
  const { photoId } = await send('a.gif', 'a');
  await Promise.all([library.remove(photoId), library.remove(photoId)]);
  expect(library.countsOf(phone).photoCount).toBe(0);
});

test('a photo whose original and trash are gone can still be sent: no dead end', async () => {
  const { photoId } = await send('a.gif', 'a');
  await rm(join(dir, await pathOf(photoId)));
  await library.remove(photoId);
  expect(await code(library.change(photoId, { trashed: false }))).toBe('not-found');
  expect(await send('a.gif', 'a', phone, true)).toMatchObject({ isNew: true });
  expect((await library.find(photoId, null)).trashedAt).toBeNull();
  expect(library.countsOf(phone).photoCount).toBe(1);
});

test('attack 65: what a revoked device had in flight counts for nothing, also where the bytes are known', async () => {
  const { photoId } = await send('a.gif', 'a');
  await library.remove(photoId);
  revoked = tablet;
  expect(await code(send('a.gif', 'a', tablet))).toBe('device-revoked');
  expect(await code(send('b.gif', 'b', tablet))).toBe('device-revoked');
  expect(await library.find(photoId, null)).toMatchObject({ devices: [{ id: phone }] });
  expect((await library.find(photoId, null)).trashedAt).not.toBeNull();
});

test('attack 108: of a photo that others sent too, a device that only sends learns nothing about them', async () => {
  const { photoId } = await send('holiday of the others.gif', 'same', tablet);
  await send('mine.gif', 'same', phone);
  const [seen, all] = await Promise.all([library.find(photoId, phone), library.find(photoId, null)]);
  expect(seen.devices).toMatchObject([{ id: phone, name: phone }]);
  expect(seen.devices).toHaveLength(1);
  expect(seen.path).toBe('');
  expect(all.devices.map(({ id }) => id)).toEqual([tablet, phone]);
  expect(all.path).toContain('tablet/');
});
