import { link, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DeviceIdSchema } from '../../../protocol/pairing.ts';
import { CaredLibrary, hashOf } from '../../../tests/cast/cared-library.ts';

const phone = DeviceIdSchema.parse('phone');
const home = CaredLibrary.forEachTest();

test('what was removed is remembered by its bytes, and restoring it forgets that', async () => {
  const photo = await home.kept('a.gif', 'a');
  await home.library.remove(photo.id);
  const known = await home.library.known([photo.sha256], phone);
  expect(known).toMatchObject({ known: {}, removed: [photo.sha256] });
  expect(Date.parse(known.removedAt[photo.sha256] ?? '')).toBeGreaterThan(Date.now() - 60_000);
  await home.library.change(photo.id, { trashed: false });
  expect(await home.library.known([photo.sha256], phone)).toMatchObject({
    known: { [photo.sha256]: photo.id },
    removed: [],
  });
});

test('a rebuilt catalog finds what lies in the trash, as removed and not as a photo, and it can come back to its place', async () => {
  const photo = await home.kept('a.gif', 'a');
  await home.kept('b.gif', 'b');
  await home.library.remove(photo.id);
  await home.close();
  for (const name of await readdir(join(home.dir, '.landfall')))
    if (name.startsWith('catalog')) await rm(join(home.dir, '.landfall', name));
  await home.open();
  await home.library.care.scan();
  expect((await home.photos()).map(({ name }) => name)).toEqual(['b.gif']);
  expect(await home.photos({ trashed: true })).toMatchObject([{ id: photo.id, name: 'a.gif', path: photo.path }]);
  expect((await home.library.known([photo.sha256], phone)).removed).toEqual([photo.sha256]);
  await home.library.change(photo.id, { trashed: false });
  expect(await home.photoAt(photo.path)).toMatchObject({ id: photo.id });
  await home.proveFolders();
});

test('a copy of a removed photo that lies in the library does not bring it back by itself', async () => {
  const photo = await home.kept('a.gif', 'a');
  await home.put('copy.gif', 'a', 'phone/elsewhere');
  await home.library.remove(photo.id);
  await home.library.care.scan();
  expect(await home.photos()).toEqual([]);
});

test('a removal that was cut short is finished: its file was in the trash already', async () => {
  const photo = await home.kept('a.gif', 'a');
  await mkdir(join(home.dir, '.landfall', 'trash'), { recursive: true });
  await rename(join(home.dir, photo.path), join(home.dir, '.landfall', 'trash', photo.id));
  await home.library.care.scan();
  expect(await home.photos()).toEqual([]);
  expect(await home.photos({ trashed: true })).toMatchObject([{ id: photo.id }]);
  expect(home.library.countsOf(phone).photoCount).toBe(0);
  await home.proveFolders();
});

test('a way back from the trash that was cut short is finished, whichever half of it was done', async () => {
  const photo = await home.kept('a.gif', 'a');
  await home.library.remove(photo.id);
  const inTrash = join(home.dir, '.landfall', 'trash', photo.id);
  await rename(inTrash, join(home.dir, photo.path));
  await home.library.care.scan();
  expect(await home.photos()).toMatchObject([{ id: photo.id, trashedAt: null }]);
  expect(home.library.countsOf(phone).photoCount).toBe(1);
  // The other half: back in the catalog, and its name in the trash still there.
  await link(join(home.dir, photo.path), inTrash);
  await home.library.care.scan();
  await expect(stat(inTrash)).rejects.toThrow('ENOENT');
  expect(await home.conditions()).toEqual({ 'a.gif': 'ok' });
});

test('a file put in the place that a removed photo had is taken in beside it', async () => {
  const photo = await home.kept('a.gif', 'a');
  await home.library.remove(photo.id);
  await home.put('a.gif', 'other');
  await home.library.care.scan();
  expect(await home.photos()).toMatchObject([{ path: photo.path, sha256: hashOf('other') }]);
  await home.library.change(photo.id, { trashed: false });
  expect(await home.photos()).toHaveLength(2);
  await home.proveFolders();
});
