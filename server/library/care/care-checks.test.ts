import { chmod, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DeviceIdSchema } from '../../../protocol/pairing.ts';
import type { PhotoId } from '../../../protocol/photo.ts';
import { bytesOf, CaredLibrary, hashOf } from '../../../tests/cast/cared-library.ts';

const phone = DeviceIdSchema.parse('phone');
const home = CaredLibrary.forEachTest();

test('sha256sum -c proves every folder after taking in, removing, restoring and comparing', async () => {
  const photo = await home.kept('a.gif', 'a');
  await home.kept('b.gif', 'b');
  await home.proveFolders();
  await home.library.remove(photo.id);
  await home.proveFolders();
  await home.library.change(photo.id, { trashed: false });
  await home.proveFolders();
  await home.put('back\\slash\nbreak.gif', 'odd');
  await home.library.care.scan();
  await home.proveFolders();
  expect(await home.listed()).toHaveLength(3);
});

test('lists that lack lines, or have too many, are put right; a missing photo keeps its line, so that it shows', async () => {
  const photo = await home.kept('a.gif', 'a');
  await home.kept('b.gif', 'b');
  const list = join(home.dir, 'library/phone/2024/2024-06/SHA256SUMS');
  const right = await home.listed();
  await writeFile(list, `${hashOf('gone')}  gone.gif\n${right[0] ?? ''}\n${right[1]?.slice(0, 20) ?? ''}`);
  await home.library.care.scan();
  expect(await home.listed()).toEqual(right);
  await rm(join(home.dir, photo.path));
  await home.library.care.scan();
  expect(await home.listed()).toEqual(right);
  await rm(list);
  await home.library.care.scan();
  expect(await home.listed()).toEqual(right);
});

// Root reads anything, so that there it has nothing to show.
if (process.getuid?.() !== 0) {
  test('an unreadable file is listed, and taken in once it can be read', async () => {
    const path = await home.put('a.gif', 'a');
    await chmod(join(home.dir, path), 0);
    await home.library.care.scan();
    expect((await home.library.care.status()).passedOver).toEqual([{ path, reason: 'unreadable' }]);
    await chmod(join(home.dir, path), 0o644);
    await home.library.care.scan();
    expect(await home.photoAt(path)).toBeDefined();
  });
}

/** Resolves when the check that the owner asked for is over. */
async function checked(): Promise<void> {
  await home.library.care.checkAll();
  home.library.care.begin({ isThorough: false });
  await expect.poll(async () => (await home.library.care.status()).check).toBeNull();
}

test('a full check proves what is well, and finds a single flipped bit', async () => {
  const photo = await home.kept('a.gif', 'a');
  const rotten = await home.kept('b.gif', 'b');
  const bytes = bytesOf('b');
  bytes.writeUInt8(bytes.readUInt8(10) ^ 1, 10);
  await writeFile(join(home.dir, rotten.path), bytes);
  await checked();
  expect(await home.conditions()).toEqual({ 'a.gif': 'ok', 'b.gif': 'changed' });
  expect((await home.library.find(photo.id, null)).checkedAt).not.toBeNull();
  expect((await home.library.find(rotten.id, null)).checkedAt).toBeNull();
  expect(await home.library.care.status()).toMatchObject({ photoCount: 2, provedCount: 1, changedCount: 1 });
  expect(await readFile(join(home.dir, rotten.path))).toEqual(bytes);
});

test('one that was changed is well again when its bytes are', async () => {
  const photo = await home.kept('a.gif', 'a');
  await writeFile(join(home.dir, photo.path), bytesOf('A'));
  await checked();
  expect(await home.conditions()).toEqual({ 'a.gif': 'changed' });
  await writeFile(join(home.dir, photo.path), bytesOf('a'));
  await home.library.care.checkAll();
  await expect.poll(() => home.conditions()).toEqual({ 'a.gif': 'ok' });
});

test('one whose bytes have changed is no longer known: its sender may send it again', async () => {
  const photo = await home.kept('a.gif', 'a');
  await writeFile(join(home.dir, photo.path), bytesOf('A'));
  await checked();
  expect((await home.library.known([photo.sha256], phone)).known).toEqual({});
});

test('the slow check goes by itself, the longest unproved first, and never while photos arrive', async () => {
  const first = await home.kept('a.gif', 'a');
  home.isBusy = true;
  home.library.care.checkBytesPerDay = 1e15;
  home.library.care.begin({ isThorough: false });
  await home.library.care.checkAll();
  await expect.poll(async () => (await home.library.care.status()).check?.isWaiting).toBe(true);
  expect((await home.library.find(first.id, null)).checkedAt).toBeNull();
  home.isBusy = false;
  const proved = async (id: PhotoId) => (await home.library.find(id, null)).checkedAt !== null;
  await expect.poll(() => proved(first.id), { timeout: 5000 }).toBe(true);
});
