/** What is kept stays kept: through lost disks, lost databases, other hands in the folders, and time. */
import { execFile } from 'node:child_process';
import { copyFile, mkdir, open, readdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { type Care, OwnerStatusSchema } from '../../protocol/care.ts';
import { HostStatusSchema } from '../../protocol/host.ts';
import { DeviceListSchema } from '../../protocol/pairing.ts';
import { type Photo, PhotoPageSchema } from '../../protocol/photo.ts';
import { routes } from '../../protocol/routes.ts';
import { KnownSchema } from '../../protocol/upload.ts';
import { type Caller, ownerOf, pairedDevice, problemOf, strangerAt } from '../cast/caller.ts';
import { Host, runLandfall } from '../cast/host.ts';
import { photoBytes } from '../cast/picture.ts';
import { SmallDisk } from '../cast/small-disk.ts';
import { receiptOf, send, sha256Of } from '../cast/tus.ts';

const run = promisify(execFile);

async function careOf(owner: Caller): Promise<Care> {
  const { care } = await owner.ask(OwnerStatusSchema, routes.status);
  if (care === undefined) throw new Error('the owner is not told of the care');
  return care;
}
/** Waits until the folders are compared with the catalog, as they are after a start. */
async function settled(owner: Caller): Promise<void> {
  await expect.poll(async () => (await careOf(owner)).scan, { timeout: 20_000 }).toBeNull();
}
const photosOf = async (caller: Caller, query = ''): Promise<readonly Photo[]> =>
  (await caller.ask(PhotoPageSchema, `${routes.photos}${query}`)).photos;
const control = (host: Host, ...names: string[]): string => join(host.dataDir, '.landfall', ...names);
const at = (host: Host): string[] => ['--data', host.dataDir, '--certs', host.certsDir];

async function withPhotos(...marks: string[]): Promise<{ host: Host; owner: Caller; phone: Caller }> {
  const host = await Host.start();
  const owner = await ownerOf(host);
  const phone = await pairedDevice(host, owner, { access: 'browse', name: 'Anna' });
  for (const mark of marks) receiptOf(await send(phone, { name: `${mark}.jpg`, bytes: await photoBytes(mark) }));
  return { host, owner, phone };
}

async function proveFolders(host: Host): Promise<number> {
  const lists = (await readdir(join(host.dataDir, 'library'), { recursive: true, withFileTypes: true })).filter(
    ({ name }) => name === 'SHA256SUMS',
  );
  for (const { parentPath } of lists) await run('sha256sum', ['--strict', '-c', 'SHA256SUMS'], { cwd: parentPath });
  return lists.length;
}

/** As a dying disk does: all but the first page. */
async function flipPages(path: string): Promise<void> {
  const file = await open(path, 'r+');
  const { size } = await file.stat();
  await file.write(Buffer.alloc(size - 4096, 0xa5), 0, size - 4096, 4096);
  await file.close();
}

const receiptsOf = (photos: readonly Photo[]) => new Map(photos.map(({ sha256, id, path }) => [sha256, { id, path }]));

test('attack 126: a host whose disk is not there starts, says so, takes nothing in, and goes on by itself when it is back', async () => {
  const { host, phone } = await withPhotos('a');
  await using _ = host;
  await host.stop();
  await rename(join(host.dataDir, 'library'), join(host.folder, 'disk'));
  await mkdir(join(host.dataDir, 'library'));
  await host.start();
  const owner = await ownerOf(host);
  expect(await careOf(owner)).toMatchObject({ presence: 'away', missingCount: 0, photoCount: 1 });
  expect(await (await strangerAt(host)).ask(HostStatusSchema, routes.status)).toMatchObject({ ok: false });
  const [photo] = await photosOf(phone);
  expect(photo?.condition).toBe('ok');
  const refused = await problemOf(await send(phone, { name: 'b.jpg', bytes: await photoBytes('b') }));
  expect(refused).toMatchObject({ code: 'library-away', status: 503 });
  expect((await phone.refusal(routes.original(idOf(photo)))).code).toBe('library-away');
  expect((await owner.refusal(routes.check, { method: 'POST' })).code).toBe('library-away');
  expect(await readdir(join(host.dataDir, 'library'))).toEqual([]);

  await rm(join(host.dataDir, 'library'), { recursive: true });
  await rename(join(host.folder, 'disk'), join(host.dataDir, 'library'));
  await expect.poll(async () => (await careOf(owner)).presence, { timeout: 20_000 }).toBe('here');
  expect(receiptOf(await send(phone, { name: 'b.jpg', bytes: await photoBytes('b') })).isNew).toBe(true);
  expect((await careOf(owner)).missingCount).toBe(0);
});

test('attack 126: a disk that goes while the host runs is noticed by the next photo, and not one is called missing', async () => {
  const { host, owner, phone } = await withPhotos('a');
  await using _ = host;
  await settled(owner);
  await rename(join(host.dataDir, 'library'), join(host.folder, 'disk'));
  await mkdir(join(host.dataDir, 'library'));
  const bytes = await photoBytes('b');
  expect((await problemOf(await send(phone, { name: 'b.jpg', bytes }))).code).toBe('library-away');
  const known = { method: 'POST', json: { sha256: [sha256Of(bytes)] } };
  expect((await phone.refusal(routes.known, known)).code).toBe('library-away');
  const rescan = await runLandfall(['rescan', ...at(host)]);
  expect(rescan).toMatchObject({ code: 1 });
  expect(rescan.output).toMatch(/disk with the photo folder is not there/);
  const verify = await runLandfall(['verify', ...at(host)]);
  expect(verify).toMatchObject({ code: 1 });
  expect(verify.output).not.toContain('missing');
  await rm(join(host.dataDir, 'library'), { recursive: true });
  await rename(join(host.folder, 'disk'), join(host.dataDir, 'library'));
  expect(receiptOf(await send(phone, { name: 'b.jpg', bytes })).isNew).toBe(true);
  expect(await careOf(owner)).toMatchObject({ presence: 'here', missingCount: 0 });
});

test('a library that is a link to a disk which is not there is waited for, too', async () => {
  const { host, phone } = await withPhotos('a');
  await using _ = host;
  await host.stop();
  await rename(join(host.dataDir, 'library'), join(host.folder, 'disk'));
  await symlink(join(host.folder, 'mount', 'photos'), join(host.dataDir, 'library'));
  await host.start();
  const owner = await ownerOf(host);
  expect((await careOf(owner)).presence).toBe('away');
  await mkdir(join(host.folder, 'mount'));
  await rename(join(host.folder, 'disk'), join(host.folder, 'mount', 'photos'));
  expect(receiptOf(await send(phone, { name: 'b.jpg', bytes: await photoBytes('b') })).isNew).toBe(true);
  await settled(owner);
  expect((await careOf(owner)).missingCount).toBe(0);
});

// Only root on Linux may mount a disk.
test.skipIf(!SmallDisk.canBeMade())(
  'a library on a disk of its own takes in, removes and restores as any other',
  async () => {
    using disk = new SmallDisk(64);
    await using host = await Host.start();
    await host.stop();
    await rm(join(host.dataDir, 'library'), { recursive: true });
    await mkdir(join(disk.folder, 'photos'));
    await symlink(join(disk.folder, 'photos'), join(host.dataDir, 'library'));
    await host.start();
    const owner = await ownerOf(host);
    const phone = await pairedDevice(host, owner, { access: 'browse', name: 'Anna' });
    const bytes = await photoBytes('a');
    const { photoId } = receiptOf(await send(phone, { name: 'a.jpg', bytes }));
    const [photo] = await photosOf(phone);
    expect((await owner.call(routes.photo(photoId), { method: 'DELETE' })).status).toBe(204);
    await expect(stat(join(host.dataDir, photo?.path ?? ''))).rejects.toThrow('ENOENT');
    await owner.call(routes.photo(photoId), { method: 'PATCH', json: { trashed: false } });
    expect((await readFile(join(host.dataDir, photo?.path ?? ''))).equals(bytes)).toBe(true);
    await proveFolders(host);
    await host.stop();
  },
);

test('attack 121: a deleted catalog comes back from the backup with its favourites, and finds what came after it', async () => {
  const { host, owner, phone } = await withPhotos('a');
  await using _ = host;
  const [photo] = await photosOf(phone);
  await owner.call(routes.photo(idOf(photo)), { method: 'PATCH', json: { favourite: true } });
  await host.stop();
  // As on the day after: the newest backup is old.
  await rm(control(host, 'backups'), { recursive: true });
  await host.start();
  await expect.poll(async () => (await careOf(await again())).lastBackupAt, { timeout: 20_000 }).not.toBeNull();
  receiptOf(await send(phone, { name: 'later.jpg', bytes: await photoBytes('later') }));
  await host.stop();
  for (const name of await readdir(control(host))) if (name.startsWith('catalog')) await rm(control(host, name));
  await host.start();
  const next = await again();
  await expect.poll(async () => (await photosOf(next)).length, { timeout: 20_000 }).toBe(2);
  expect(Object.fromEntries((await photosOf(next)).map(({ name, favourite }) => [name, favourite]))).toEqual({
    'a.jpg': true,
    'later.jpg': false,
  });
  expect((await careOf(next)).restored).toMatchObject([{ database: 'catalog', from: expect.any(String) }]);
  await settled(next);
  expect(await proveFolders(host)).toBeGreaterThan(0);

  async function again(): Promise<Caller> {
    return ownerOf(host);
  }
});

test('attack 122: a damaged catalog is moved aside, and every photo is there again', async () => {
  const { host, phone } = await withPhotos('a', 'b');
  await using _ = host;
  const before = await photosOf(phone);
  // A good end brings what is in the journal into the file.
  await host.stop();
  await host.start();
  await host.kill();
  await flipPages(control(host, 'catalog.db'));
  for (const suffix of ['-wal', '-shm']) await rm(control(host, `catalog.db${suffix}`), { force: true });
  await host.start();
  const owner = await ownerOf(host);
  await expect.poll(async () => (await photosOf(owner)).length, { timeout: 20_000 }).toBe(2);
  expect(receiptsOf(await photosOf(owner))).toEqual(receiptsOf(before));
  expect((await readdir(control(host, 'damaged'))).some((name) => name.startsWith('catalog'))).toBe(true);
});

test('a damaged list of devices is restored from its backup: who was in it stays paired', async () => {
  const { host, phone } = await withPhotos('a');
  await using _ = host;
  await host.stop();
  await rm(control(host, 'backups'), { recursive: true });
  await host.start();
  await expect.poll(async () => (await careOf(await ownerOf(host))).lastBackupAt, { timeout: 20_000 }).not.toBeNull();
  await host.kill();
  await flipPages(control(host, 'host.db'));
  await host.start();
  const owner = await ownerOf(host);
  expect((await careOf(owner)).restored).toMatchObject([{ database: 'host' }]);
  expect((await owner.ask(DeviceListSchema, routes.devices)).devices.map(({ name }) => name)).toContain('Anna');
  expect(await photosOf(phone)).toHaveLength(1);
});

test('attack 124: a catalog from a newer Landfall is refused in one sentence, and not a byte of it is written', async () => {
  const { host } = await withPhotos('a');
  await using _ = host;
  await host.stop();
  const { default: Database } = await import('better-sqlite3');
  const db = new Database(control(host, 'catalog.db'));
  db.prepare('insert into kysely_migration values (?, ?)').run('catalog-999-from-the-future', new Date().toISOString());
  db.close();
  const before = await readFile(control(host, 'catalog.db'));
  const { code, output } = await runLandfall([...at(host), '--no-open', '--port', '0', '--console-port', '0']);
  expect(code).toBe(1);
  expect(output).toMatch(/newer Landfall/);
  expect(output.trim().split('\n')).toHaveLength(1);
  expect((await readFile(control(host, 'catalog.db'))).equals(before)).toBe(true);
});

test('files put into the folders while the host was off are photos after its start, and others are listed', async () => {
  const { host } = await withPhotos('a');
  await using _ = host;
  await host.stop();
  const folder = join(host.dataDir, 'library', 'From the old laptop');
  await mkdir(folder);
  await writeFile(join(folder, 'found.jpg'), await photoBytes('found'));
  await writeFile(join(folder, 'letter.txt'), 'no photo');
  await host.start();
  const owner = await ownerOf(host);
  await expect
    .poll(async () => (await photosOf(owner)).map(({ name }) => name), { timeout: 20_000 })
    .toContain('found.jpg');
  await settled(owner);
  expect((await careOf(owner)).passedOver).toEqual([
    { path: 'library/From the old laptop/letter.txt', reason: 'no-photo' },
  ]);
});

test('a full check finds the original that was changed and the one that is gone, and says so to everyone who may know', async () => {
  const { host, owner, phone } = await withPhotos('well', 'rotten', 'gone');
  await using _ = host;
  await settled(owner);
  const photos = new Map((await photosOf(phone)).map((photo) => [photo.name, photo]));
  await writeFile(join(host.dataDir, photos.get('rotten.jpg')?.path ?? ''), await photoBytes('tampered'));
  await rm(join(host.dataDir, photos.get('gone.jpg')?.path ?? ''));
  expect((await owner.call(routes.check, { method: 'POST' })).status).toBe(202);
  await expect.poll(async () => (await careOf(owner)).check, { timeout: 20_000 }).toBeNull();
  expect(await careOf(owner)).toMatchObject({ photoCount: 3, provedCount: 1, missingCount: 1, changedCount: 1 });
  const now = Object.fromEntries((await photosOf(phone)).map(({ name, condition }) => [name, condition]));
  expect(now).toEqual({ 'well.jpg': 'ok', 'rotten.jpg': 'changed', 'gone.jpg': 'missing' });

  // Sent again, both are well: nothing is repaired, the good bytes are kept beside.
  for (const mark of ['rotten', 'gone']) {
    const receipt = receiptOf(await send(phone, { name: `${mark}.jpg`, bytes: await photoBytes(mark) }));
    expect(receipt).toMatchObject({ photoId: photos.get(`${mark}.jpg`)?.id, isNew: true });
  }
  expect(await careOf(owner)).toMatchObject({ missingCount: 0, changedCount: 0, needsCare: [] });
  expect(await readFile(join(host.dataDir, photos.get('rotten.jpg')?.path ?? ''))).toEqual(
    await photoBytes('tampered'),
  );
});

test('verify reads the trash too, says what is wrong with which, and ends with 1 only then', async () => {
  const { host, owner, phone } = await withPhotos('a', 'b', 'c');
  await using _ = host;
  const photos = new Map((await photosOf(phone)).map((photo) => [photo.name, photo]));
  await owner.call(routes.photo(idOf(photos.get('a.jpg'))), { method: 'DELETE' });
  const well = await runLandfall(['verify', ...at(host)]);
  expect(well).toEqual({ code: 0, output: '3 of 3 originals are as they were received.\n' });
  await writeFile(control(host, 'trash', idOf(photos.get('a.jpg'))), 'rotten');
  await rm(join(host.dataDir, photos.get('b.jpg')?.path ?? ''));
  const { code, output } = await runLandfall(['verify', ...at(host)]);
  expect(code).toBe(1);
  expect(output).toMatch(/^changed {2}library\/.*a\.jpg \(in the trash\)$/m);
  expect(output).toMatch(/^missing {2}library\/.*b\.jpg$/m);
  expect(output).toContain('1 of 3 originals are as they were received; 1 missing, 1 changed.');
  await rm(control(host, 'trash', idOf(photos.get('a.jpg'))));
  expect((await runLandfall(['verify', ...at(host)])).output).toContain('1 of 2 originals');
});

test('rescan asks the running host, and looks itself where none runs; both repair the lists of checksums', async () => {
  const { host, owner, phone } = await withPhotos('a', 'b');
  await using _ = host;
  await settled(owner);
  const [photo] = await photosOf(phone);
  const list = join(host.dataDir, photo?.path ?? '', '..', 'SHA256SUMS');
  const whole = (await readFile(list, 'utf8')).trim().split('\n').toSorted();
  await writeFile(list, `${whole[0]}\n`);
  const there = await runLandfall(['rescan', ...at(host)]);
  expect(there).toMatchObject({ code: 0 });
  expect(there.output).toMatch(/Landfall is running/);
  expect((await readFile(list, 'utf8')).trim().split('\n').toSorted()).toEqual(whole);

  await host.stop();
  await rm(list);
  await writeFile(join(list, '..', 'found.jpg'), await photoBytes('found'));
  const here = await runLandfall(['rescan', ...at(host)]);
  expect(here).toMatchObject({ code: 0 });
  expect(here.output).toContain('3 files looked at; 1 were new');
  expect((await readFile(list, 'utf8')).trim().split('\n')).toHaveLength(3);
  await proveFolders(host);
});

test('a library that lost only its mark is found again by rescan, since its originals are there', async () => {
  const { host } = await withPhotos('a');
  await using _ = host;
  await host.stop();
  await rm(join(host.dataDir, 'library', '.landfall-library.json'));
  expect((await runLandfall(['rescan', ...at(host)])).code).toBe(0);
  expect((await stat(join(host.dataDir, 'library', '.landfall-library.json'))).isFile()).toBe(true);
});

test('what was deleted here is remembered through a rebuilt catalog: it does not come back by itself', async () => {
  const { host, owner, phone } = await withPhotos('a', 'b');
  await using _ = host;
  const photo = (await photosOf(phone)).find(({ name }) => name === 'a.jpg');
  await owner.call(routes.photo(idOf(photo)), { method: 'DELETE' });
  await host.stop();
  for (const name of await readdir(control(host))) if (name.startsWith('catalog')) await rm(control(host, name));
  await rm(control(host, 'backups'), { recursive: true });
  await host.start();
  const next = await ownerOf(host);
  await expect.poll(async () => (await photosOf(next, '?trashed=true')).length, { timeout: 20_000 }).toBe(1);
  await expect.poll(async () => (await photosOf(next)).map(({ name }) => name), { timeout: 20_000 }).toEqual(['b.jpg']);
  const sha256 = sha256Of(await photoBytes('a'));
  const known = await phone.ask(KnownSchema, routes.known, { method: 'POST', json: { sha256: [sha256] } });
  expect(known).toMatchObject({ known: {}, removed: [sha256] });
  expect(known.removedAt[sha256]).toBeDefined();
  await next.call(routes.photo(idOf(photo)), { method: 'PATCH', json: { trashed: false } });
  expect((await photosOf(next)).map(({ path }) => path)).toContain(photo?.path);
});

test('parts that nobody knows are counted for the owner, and are not deleted', async () => {
  const { host } = await withPhotos('a');
  await using _ = host;
  await host.stop();
  await copyFile(join(host.certsDir, 'authority.pem'), control(host, 'incoming', 'nobody-knows-me-at-all.part'));
  await host.start();
  const { quarantine } = await careOf(await ownerOf(host));
  expect(quarantine.fileCount).toBe(1);
  expect(await readdir(control(host, 'quarantine'))).toHaveLength(1);
});

test('only the owner is told of the care, and may ask for it', async () => {
  const { host, phone } = await withPhotos('a');
  await using _ = host;
  expect(Object.keys(await phone.ask(OwnerStatusSchema, routes.status))).not.toContain('care');
  for (const path of [routes.check, routes.rescan])
    expect((await phone.refusal(path, { method: 'POST' })).code).toBe('not-allowed');
});

function idOf(photo: Photo | undefined): Photo['id'] {
  if (photo === undefined) throw new Error('no such photo');
  return photo.id;
}
