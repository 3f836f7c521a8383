/** What is kept stays kept: through other hands in the folders, and time; and the owner can ask. */
import { copyFile, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { OwnerStatusSchema } from '../../protocol/care.ts';
import { routes } from '../../protocol/routes.ts';
import { KnownSchema } from '../../protocol/upload.ts';
import { ownerOf } from '../cast/caller.ts';
import { runLandfall } from '../cast/host.ts';
import { at, careOf, control, idOf, photosOf, proveFolders, settled, withPhotos } from '../cast/kept-host.ts';
import { photoBytes } from '../cast/picture.ts';
import { receiptOf, send, sha256Of } from '../cast/tus.ts';

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
