import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { DeviceIdSchema } from '../../../protocol/pairing.ts';
import { bytesOf, CaredLibrary, code, hashOf } from '../../../tests/cast/cared-library.ts';

const run = promisify(execFile);
const phone = DeviceIdSchema.parse('phone');
const home = CaredLibrary.forEachTest();

test('files that the catalog does not know are taken in once, and what is no photo is listed and left where it is', async () => {
  const path = await home.put('a.gif', 'a');
  await writeFile(join(home.dir, 'library', 'phone', 'notes.txt'), 'just a text');
  expect(await home.library.care.scan()).toEqual({ lookedAt: 2, found: 1, passedOver: 1 });
  expect(await home.library.care.scan()).toEqual({ lookedAt: 2, found: 0, passedOver: 1 });
  expect(await home.photoAt(path)).toMatchObject({ sha256: hashOf('a'), condition: 'ok' });
  expect((await home.library.care.status()).passedOver).toEqual([
    { path: 'library/phone/notes.txt', reason: 'no-photo' },
  ]);
  expect(await readFile(join(home.dir, 'library', 'phone', 'notes.txt'), 'utf8')).toBe('just a text');
  await rm(join(home.dir, 'library', 'phone', 'notes.txt'));
  await home.library.care.scan();
  expect((await home.library.care.status()).passedOverCount).toBe(0);
});

test('a second copy of a photo is no second photo', async () => {
  await home.kept('a.gif', 'a');
  await home.put('again.gif', 'a');
  await home.library.care.scan();
  expect(await home.photos()).toHaveLength(1);
  expect((await home.library.care.status()).passedOver).toMatchObject([{ reason: 'copy' }]);
});

test('attack 20 and 21: a link, a pipe and a hidden file planted in the library are not followed', async () => {
  await mkdir(join(home.dir, 'library', 'x'));
  await writeFile(join(home.dir, 'secret.gif'), bytesOf('secret'));
  await symlink(join(home.dir, 'secret.gif'), join(home.dir, 'library', 'x', 'link.gif'));
  await symlink('/etc', join(home.dir, 'library', 'etc'));
  await run('mkfifo', [join(home.dir, 'library', 'x', 'pipe.gif')]);
  await writeFile(join(home.dir, 'library', 'x', '.hidden.gif'), bytesOf('hidden'));
  expect(await home.library.care.scan()).toEqual({ lookedAt: 0, found: 0, passedOver: 0 });
});

test('attack 125: an original that somebody deleted is missing, its row stays, and it is well again when it comes back', async () => {
  const photo = await home.kept('a.gif', 'a');
  await home.kept('b.gif', 'b');
  await rm(join(home.dir, photo.path));
  await home.library.care.scan();
  expect(await home.conditions()).toEqual({ 'a.gif': 'missing', 'b.gif': 'ok' });
  expect(await home.library.care.status()).toMatchObject({
    missingCount: 1,
    needsCare: [{ id: photo.id, path: photo.path, condition: 'missing' }],
  });
  await home.put('a.gif', 'a');
  await home.library.care.scan();
  expect(await home.conditions()).toEqual({ 'a.gif': 'ok', 'b.gif': 'ok' });
});

test('attack 125: an original that somebody moved is followed, with all that was said of it', async () => {
  const photo = await home.kept('a.gif', 'a');
  await home.library.change(photo.id, { favourite: true });
  await mkdir(join(home.dir, 'library', 'phone', 'Best of'));
  await rename(join(home.dir, photo.path), join(home.dir, 'library', 'phone', 'Best of', 'the one.gif'));
  await home.library.care.scan();
  expect(await home.photos()).toMatchObject([
    { id: photo.id, path: 'library/phone/Best of/the one.gif', favourite: true, condition: 'ok' },
  ]);
  await home.proveFolders();
});

test('attack 125: an original that somebody edited is changed, and nothing is done about it', async () => {
  const photo = await home.kept('a.gif', 'a');
  await writeFile(join(home.dir, photo.path), bytesOf('a, edited'));
  await home.library.care.scan();
  expect(await home.conditions()).toEqual({ 'a.gif': 'changed' });
  expect(await readFile(join(home.dir, photo.path))).toEqual(bytesOf('a, edited'));
});

test('a file that is empty though its row says more, as after a power cut, is changed', async () => {
  const photo = await home.kept('a.gif', 'a');
  await writeFile(join(home.dir, photo.path), '');
  await home.library.care.scan();
  expect(await home.conditions()).toEqual({ 'a.gif': 'changed' });
});

test('attack 126: without its disk nothing is missing, nothing is taken in or out, and all is well when it is back', async () => {
  const photo = await home.kept('a.gif', 'a');
  await rename(join(home.dir, 'library'), join(home.dir, 'disk'));
  await mkdir(join(home.dir, 'library'));
  expect(await home.library.care.look()).toBe('away');
  expect(await code(home.library.care.scan())).toBe('library-away');
  expect(await code(home.library.care.checkAll())).toBe('library-away');
  expect(await code(home.library.admit({ sha256: null, sendAgain: false }))).toBe('library-away');
  expect(await code(home.library.known([photo.sha256], phone))).toBe('library-away');
  expect(await code(home.library.remove(photo.id))).toBe('library-away');
  expect(await home.conditions()).toEqual({ 'a.gif': 'ok' });
  expect(await readdir(join(home.dir, 'library'))).toEqual([]);

  await home.reopen();
  expect(await home.library.care.look()).toBe('away');
  await rm(join(home.dir, 'library'), { recursive: true });
  await rename(join(home.dir, 'disk'), join(home.dir, 'library'));
  expect(await home.library.care.look()).toBe('here');
  expect(await code(home.library.remove(photo.id))).toBe('well');
});

test('the disk of another library is not taken for this one', async () => {
  await home.kept('a.gif', 'a');
  const mark = join(home.dir, 'library', '.landfall-library.json');
  await writeFile(mark, JSON.stringify({ library: '11111111-2222-4333-8444-555555555555' }));
  expect(await home.library.care.look()).toBe('another');
  expect(await code(home.library.admit({ sha256: null, sendAgain: false }))).toBe('library-away');
});

test('a library that has lost its mark alone gets it again when its originals are seen to be there, and not before', async () => {
  const photo = await home.kept('a.gif', 'a');
  await rm(join(home.dir, 'library', '.landfall-library.json'));
  expect(await home.library.care.look()).toBe('away');
  await rename(join(home.dir, photo.path), join(home.dir, 'elsewhere'));
  await home.library.care.findAgain();
  expect(await home.library.care.look()).toBe('away');
  await rename(join(home.dir, 'elsewhere'), join(home.dir, photo.path));
  await home.library.care.findAgain();
  expect(await home.library.care.look()).toBe('here');
});

test('attack 127: a data directory that was moved goes on where it was', async () => {
  const photo = await home.kept('a.gif', 'a');
  await home.close();
  const moved = `${home.dir}-moved`;
  await rename(home.dir, moved);
  home.dir = moved;
  await home.open();
  await home.library.care.scan();
  expect(await home.photos()).toMatchObject([{ id: photo.id, path: photo.path, condition: 'ok' }]);
  expect((await home.library.pictures.original(photo.id, null)).path.startsWith(moved)).toBe(true);
});
