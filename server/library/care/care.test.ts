import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, link, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Failure } from '../../../protocol/failure.ts';
import { DeviceIdSchema } from '../../../protocol/pairing.ts';
import { type Photo, type PhotoId, type Sha256, Sha256Schema } from '../../../protocol/photo.ts';
import { type OpenDatabase, openDatabase } from '../../database/database.ts';
import { type CatalogTables, catalogMigrations, Library } from '../library.ts';

const phone = DeviceIdSchema.parse('phone');
/** The smallest GIF: enough to be a photo. */
const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
const bytesOf = (mark: string): Buffer => Buffer.concat([gif, Buffer.from(mark)]);
const hashOf = (mark: string): Sha256 => Sha256Schema.parse(createHash('sha256').update(bytesOf(mark)).digest('hex'));
const run = promisify(execFile);

let dir: string;
let db: OpenDatabase;
let library: Library;
let isBusy: boolean;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'landfall-care-'));
  await mkdir(join(dir, 'library'));
  await mkdir(join(dir, '.landfall'));
  isBusy = false;
  await openLibrary();
});
afterEach(async () => {
  await closeLibrary();
  await rm(dir, { recursive: true });
});

async function openLibrary(): Promise<void> {
  db = await openDatabase(join(dir, '.landfall', 'catalog.db'), catalogMigrations);
  library = await Library.open({
    db: db.tables<CatalogTables>(),
    dataDir: dir,
    folderOf: (device) => device,
    ownerOfFolder: () => Promise.resolve(phone),
    nameOf: (device) => device,
    isLetIn: () => true,
    mayBrowse: () => true,
    announce: () => undefined,
    careChanged: () => undefined,
    isBusy: () => isBusy,
    log: pino({ level: 'silent' }),
  });
}
async function closeLibrary(): Promise<void> {
  await library.close();
  await db.close();
}
async function reopen(): Promise<void> {
  await closeLibrary();
  await openLibrary();
}

/** By hand, as a copy from another computer lands there. Answers its path. */
async function put(name: string, mark: string, folder = 'phone/2024/2024-06'): Promise<string> {
  await mkdir(join(dir, 'library', folder), { recursive: true });
  await writeFile(join(dir, 'library', folder, name), bytesOf(mark));
  return `library/${folder}/${name}`;
}
async function photos(filter: { trashed?: boolean } = {}): Promise<readonly Photo[]> {
  return (await library.page({ limit: 100, ...filter }, null)).photos;
}
const photoAt = async (path: string): Promise<Photo | undefined> =>
  (await photos()).find((photo) => photo.path === path);
async function kept(name: string, mark: string): Promise<Photo> {
  const path = await put(name, mark);
  await library.care.scan();
  const photo = await photoAt(path);
  if (photo === undefined) throw new Error(`${path} was not taken in`);
  return photo;
}
const conditions = async () => Object.fromEntries((await photos()).map(({ name, condition }) => [name, condition]));
const code = async (act: Promise<unknown>) =>
  act.then(
    () => 'well',
    (error: unknown) => (error instanceof Failure ? error.code : String(error)),
  );
/** Throws where a folder's list does not prove what lies in it. */
async function proveFolders(): Promise<void> {
  for (const { parentPath } of (await readdir(join(dir, 'library'), { recursive: true, withFileTypes: true })).filter(
    ({ name }) => name === 'SHA256SUMS',
  ))
    await run('sha256sum', ['--strict', '-c', 'SHA256SUMS'], { cwd: parentPath });
}
const listed = async (folder = 'phone/2024/2024-06') =>
  (await readFile(join(dir, 'library', folder, 'SHA256SUMS'), 'utf8')).trim().split('\n').toSorted();

test('files that the catalog does not know are taken in once, and what is no photo is listed and left where it is', async () => {
  const path = await put('a.gif', 'a');
  await writeFile(join(dir, 'library', 'phone', 'notes.txt'), 'just a text');
  expect(await library.care.scan()).toEqual({ lookedAt: 2, found: 1, passedOver: 1 });
  expect(await library.care.scan()).toEqual({ lookedAt: 2, found: 0, passedOver: 1 });
  expect(await photoAt(path)).toMatchObject({ sha256: hashOf('a'), condition: 'ok' });
  expect((await library.care.status()).passedOver).toEqual([{ path: 'library/phone/notes.txt', reason: 'no-photo' }]);
  expect(await readFile(join(dir, 'library', 'phone', 'notes.txt'), 'utf8')).toBe('just a text');
  await rm(join(dir, 'library', 'phone', 'notes.txt'));
  await library.care.scan();
  expect((await library.care.status()).passedOverCount).toBe(0);
});

test('a second copy of a photo is no second photo', async () => {
  await kept('a.gif', 'a');
  await put('again.gif', 'a');
  await library.care.scan();
  expect(await photos()).toHaveLength(1);
  expect((await library.care.status()).passedOver).toMatchObject([{ reason: 'copy' }]);
});

test('attack 20 and 21: a link, a pipe and a hidden file planted in the library are not followed', async () => {
  await mkdir(join(dir, 'library', 'x'));
  await writeFile(join(dir, 'secret.gif'), bytesOf('secret'));
  await symlink(join(dir, 'secret.gif'), join(dir, 'library', 'x', 'link.gif'));
  await symlink('/etc', join(dir, 'library', 'etc'));
  await run('mkfifo', [join(dir, 'library', 'x', 'pipe.gif')]);
  await writeFile(join(dir, 'library', 'x', '.hidden.gif'), bytesOf('hidden'));
  expect(await library.care.scan()).toEqual({ lookedAt: 0, found: 0, passedOver: 0 });
});

test('attack 125: an original that somebody deleted is missing, its row stays, and it is well again when it comes back', async () => {
  const photo = await kept('a.gif', 'a');
  await kept('b.gif', 'b');
  await rm(join(dir, photo.path));
  await library.care.scan();
  expect(await conditions()).toEqual({ 'a.gif': 'missing', 'b.gif': 'ok' });
  expect(await library.care.status()).toMatchObject({
    missingCount: 1,
    needsCare: [{ id: photo.id, path: photo.path, condition: 'missing' }],
  });
  await put('a.gif', 'a');
  await library.care.scan();
  expect(await conditions()).toEqual({ 'a.gif': 'ok', 'b.gif': 'ok' });
});

test('attack 125: an original that somebody moved is followed, with all that was said of it', async () => {
  const photo = await kept('a.gif', 'a');
  await library.change(photo.id, { favourite: true });
  await mkdir(join(dir, 'library', 'phone', 'Best of'));
  await rename(join(dir, photo.path), join(dir, 'library', 'phone', 'Best of', 'the one.gif'));
  await library.care.scan();
  expect(await photos()).toMatchObject([
    { id: photo.id, path: 'library/phone/Best of/the one.gif', favourite: true, condition: 'ok' },
  ]);
  await proveFolders();
});

test('attack 125: an original that somebody edited is changed, and nothing is done about it', async () => {
  const photo = await kept('a.gif', 'a');
  await writeFile(join(dir, photo.path), bytesOf('a, edited'));
  await library.care.scan();
  expect(await conditions()).toEqual({ 'a.gif': 'changed' });
  expect(await readFile(join(dir, photo.path))).toEqual(bytesOf('a, edited'));
});

test('a file that is empty though its row says more, as after a power cut, is changed', async () => {
  const photo = await kept('a.gif', 'a');
  await writeFile(join(dir, photo.path), '');
  await library.care.scan();
  expect(await conditions()).toEqual({ 'a.gif': 'changed' });
});

test('attack 126: without its disk nothing is missing, nothing is taken in or out, and all is well when it is back', async () => {
  const photo = await kept('a.gif', 'a');
  await rename(join(dir, 'library'), join(dir, 'disk'));
  await mkdir(join(dir, 'library'));
  expect(await library.care.look()).toBe('away');
  expect(await code(library.care.scan())).toBe('library-away');
  expect(await code(library.care.checkAll())).toBe('library-away');
  expect(await code(library.admit({ sha256: null, sendAgain: false }))).toBe('library-away');
  expect(await code(library.known([photo.sha256], phone))).toBe('library-away');
  expect(await code(library.remove(photo.id))).toBe('library-away');
  expect(await conditions()).toEqual({ 'a.gif': 'ok' });
  expect(await readdir(join(dir, 'library'))).toEqual([]);

  await reopen();
  expect(await library.care.look()).toBe('away');
  await rm(join(dir, 'library'), { recursive: true });
  await rename(join(dir, 'disk'), join(dir, 'library'));
  expect(await library.care.look()).toBe('here');
  expect(await code(library.remove(photo.id))).toBe('well');
});

test('the disk of another library is not taken for this one', async () => {
  await kept('a.gif', 'a');
  const mark = join(dir, 'library', '.landfall-library.json');
  await writeFile(mark, JSON.stringify({ library: '11111111-2222-4333-8444-555555555555' }));
  expect(await library.care.look()).toBe('another');
  expect(await code(library.admit({ sha256: null, sendAgain: false }))).toBe('library-away');
});

test('a library that has lost its mark alone gets it again when its originals are seen to be there, and not before', async () => {
  const photo = await kept('a.gif', 'a');
  await rm(join(dir, 'library', '.landfall-library.json'));
  expect(await library.care.look()).toBe('away');
  await rename(join(dir, photo.path), join(dir, 'elsewhere'));
  await library.care.findAgain();
  expect(await library.care.look()).toBe('away');
  await rename(join(dir, 'elsewhere'), join(dir, photo.path));
  await library.care.findAgain();
  expect(await library.care.look()).toBe('here');
});

test('attack 127: a data directory that was moved goes on where it was', async () => {
  const photo = await kept('a.gif', 'a');
  await closeLibrary();
  const moved = `${dir}-moved`;
  await rename(dir, moved);
  dir = moved;
  await openLibrary();
  await library.care.scan();
  expect(await photos()).toMatchObject([{ id: photo.id, path: photo.path, condition: 'ok' }]);
  expect((await library.original(photo.id, null)).path.startsWith(moved)).toBe(true);
});

test('what was removed is remembered by its bytes, and restoring it forgets that', async () => {
  const photo = await kept('a.gif', 'a');
  await library.remove(photo.id);
  const known = await library.known([photo.sha256], phone);
  expect(known).toMatchObject({ known: {}, removed: [photo.sha256] });
  expect(Date.parse(known.removedAt[photo.sha256] ?? '')).toBeGreaterThan(Date.now() - 60_000);
  await library.change(photo.id, { trashed: false });
  expect(await library.known([photo.sha256], phone)).toMatchObject({
    known: { [photo.sha256]: photo.id },
    removed: [],
  });
});

test('a rebuilt catalog finds what lies in the trash, as removed and not as a photo, and it can come back to its place', async () => {
  const photo = await kept('a.gif', 'a');
  await kept('b.gif', 'b');
  await library.remove(photo.id);
  await closeLibrary();
  for (const name of await readdir(join(dir, '.landfall')))
    if (name.startsWith('catalog')) await rm(join(dir, '.landfall', name));
  await openLibrary();
  await library.care.scan();
  expect((await photos()).map(({ name }) => name)).toEqual(['b.gif']);
  expect(await photos({ trashed: true })).toMatchObject([{ id: photo.id, name: 'a.gif', path: photo.path }]);
  expect((await library.known([photo.sha256], phone)).removed).toEqual([photo.sha256]);
  await library.change(photo.id, { trashed: false });
  expect(await photoAt(photo.path)).toMatchObject({ id: photo.id });
  await proveFolders();
});

test('a copy of a removed photo that lies in the library does not bring it back by itself', async () => {
  const photo = await kept('a.gif', 'a');
  await put('copy.gif', 'a', 'phone/elsewhere');
  await library.remove(photo.id);
  await library.care.scan();
  expect(await photos()).toEqual([]);
});

test('a removal that was cut short is finished: its file was in the trash already', async () => {
  const photo = await kept('a.gif', 'a');
  await mkdir(join(dir, '.landfall', 'trash'), { recursive: true });
  await rename(join(dir, photo.path), join(dir, '.landfall', 'trash', photo.id));
  await library.care.scan();
  expect(await photos()).toEqual([]);
  expect(await photos({ trashed: true })).toMatchObject([{ id: photo.id }]);
  expect(library.countsOf(phone).photoCount).toBe(0);
  await proveFolders();
});

test('a way back from the trash that was cut short is finished, whichever half of it was done', async () => {
  const photo = await kept('a.gif', 'a');
  await library.remove(photo.id);
  const inTrash = join(dir, '.landfall', 'trash', photo.id);
  await rename(inTrash, join(dir, photo.path));
  await library.care.scan();
  expect(await photos()).toMatchObject([{ id: photo.id, trashedAt: null }]);
  expect(library.countsOf(phone).photoCount).toBe(1);
  // The other half: back in the catalog, and its name in the trash still there.
  await link(join(dir, photo.path), inTrash);
  await library.care.scan();
  await expect(stat(inTrash)).rejects.toThrow('ENOENT');
  expect(await conditions()).toEqual({ 'a.gif': 'ok' });
});

test('a file put in the place that a removed photo had is taken in beside it', async () => {
  const photo = await kept('a.gif', 'a');
  await library.remove(photo.id);
  await put('a.gif', 'other');
  await library.care.scan();
  expect(await photos()).toMatchObject([{ path: photo.path, sha256: hashOf('other') }]);
  await library.change(photo.id, { trashed: false });
  expect(await photos()).toHaveLength(2);
  await proveFolders();
});

test('sha256sum -c proves every folder after taking in, removing, restoring and comparing', async () => {
  const photo = await kept('a.gif', 'a');
  await kept('b.gif', 'b');
  await proveFolders();
  await library.remove(photo.id);
  await proveFolders();
  await library.change(photo.id, { trashed: false });
  await proveFolders();
  await put('back\\slash\nbreak.gif', 'odd');
  await library.care.scan();
  await proveFolders();
  expect(await listed()).toHaveLength(3);
});

test('lists that lack lines, or have too many, are put right; a missing photo keeps its line, so that it shows', async () => {
  const photo = await kept('a.gif', 'a');
  await kept('b.gif', 'b');
  const list = join(dir, 'library/phone/2024/2024-06/SHA256SUMS');
  const right = await listed();
  await writeFile(list, `${hashOf('gone')}  gone.gif\n${right[0] ?? ''}\n${right[1]?.slice(0, 20) ?? ''}`);
  await library.care.scan();
  expect(await listed()).toEqual(right);
  await rm(join(dir, photo.path));
  await library.care.scan();
  expect(await listed()).toEqual(right);
  await rm(list);
  await library.care.scan();
  expect(await listed()).toEqual(right);
});

// Root reads anything, so that there it has nothing to show.
if (process.getuid?.() !== 0) {
  test('an unreadable file is listed, and taken in once it can be read', async () => {
    const path = await put('a.gif', 'a');
    await chmod(join(dir, path), 0);
    await library.care.scan();
    expect((await library.care.status()).passedOver).toEqual([{ path, reason: 'unreadable' }]);
    await chmod(join(dir, path), 0o644);
    await library.care.scan();
    expect(await photoAt(path)).toBeDefined();
  });
}

/** Resolves when the check that the owner asked for is over. */
async function checked(): Promise<void> {
  await library.care.checkAll();
  library.care.begin({ isThorough: false });
  await expect.poll(async () => (await library.care.status()).check).toBeNull();
}

test('a full check proves what is well, and finds a single flipped bit', async () => {
  const photo = await kept('a.gif', 'a');
  const rotten = await kept('b.gif', 'b');
  const bytes = bytesOf('b');
  bytes.writeUInt8(bytes.readUInt8(10) ^ 1, 10);
  await writeFile(join(dir, rotten.path), bytes);
  await checked();
  expect(await conditions()).toEqual({ 'a.gif': 'ok', 'b.gif': 'changed' });
  expect((await library.find(photo.id, null)).checkedAt).not.toBeNull();
  expect((await library.find(rotten.id, null)).checkedAt).toBeNull();
  expect(await library.care.status()).toMatchObject({ photoCount: 2, provedCount: 1, changedCount: 1 });
  expect(await readFile(join(dir, rotten.path))).toEqual(bytes);
});

test('one that was changed is well again when its bytes are', async () => {
  const photo = await kept('a.gif', 'a');
  await writeFile(join(dir, photo.path), bytesOf('A'));
  await checked();
  expect(await conditions()).toEqual({ 'a.gif': 'changed' });
  await writeFile(join(dir, photo.path), bytesOf('a'));
  await library.care.checkAll();
  await expect.poll(conditions).toEqual({ 'a.gif': 'ok' });
});

test('one whose bytes have changed is no longer known: its sender may send it again', async () => {
  const photo = await kept('a.gif', 'a');
  await writeFile(join(dir, photo.path), bytesOf('A'));
  await checked();
  expect((await library.known([photo.sha256], phone)).known).toEqual({});
});

test('the slow check goes by itself, the longest unproved first, and never while photos arrive', async () => {
  const first = await kept('a.gif', 'a');
  isBusy = true;
  library.care.checkBytesPerDay = 1e15;
  library.care.begin({ isThorough: false });
  await library.care.checkAll();
  await expect.poll(async () => (await library.care.status()).check?.isWaiting).toBe(true);
  expect((await library.find(first.id, null)).checkedAt).toBeNull();
  isBusy = false;
  const proved = async (id: PhotoId) => (await library.find(id, null)).checkedAt !== null;
  await expect.poll(() => proved(first.id), { timeout: 5000 }).toBe(true);
});
