/** What is kept stays kept: through lost disks and lost databases. */
import { mkdir, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { HostStatusSchema } from '../../protocol/host.ts';
import { DeviceListSchema } from '../../protocol/pairing.ts';
import { routes } from '../../protocol/routes.ts';
import { type Caller, ownerOf, pairedDevice, problemOf, strangerAt } from '../cast/caller.ts';
import { Host, runLandfall } from '../cast/host.ts';
import {
  at,
  careOf,
  control,
  flipPages,
  idOf,
  photosOf,
  proveFolders,
  receiptsOf,
  settled,
  withPhotos,
} from '../cast/kept-host.ts';
import { photoBytes } from '../cast/picture.ts';
import { SmallDisk } from '../cast/small-disk.ts';
import { receiptOf, send, sha256Of } from '../cast/tus.ts';

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
