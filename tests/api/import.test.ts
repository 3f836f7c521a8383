/** Folders brought into the library from the command line: with a host and without one, ended and begun again. */
import { spawn } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AlbumListSchema } from '../../protocol/album.ts';
import { DeviceListSchema } from '../../protocol/pairing.ts';
import { PhotoPageSchema } from '../../protocol/photo.ts';
import { routes } from '../../protocol/routes.ts';
import { type Caller, ownerOf, pairedDevice } from '../cast/caller.ts';
import { Host, runLandfall } from '../cast/host.ts';
import { photoAt } from '../cast/photo-set.ts';
import { photoBytes } from '../cast/picture.ts';
import { receiptOf, send } from '../cast/tus.ts';

let folder: string;
let camera: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'landfall-import-'));
  camera = join(folder, 'Old camera');
  await mkdir(join(camera, 'trip'), { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));

const places = () => ['--data', join(folder, 'data'), '--certs', join(folder, 'certs')];

async function photo(path: string, mark = path): Promise<string> {
  const file = join(camera, path);
  await writeFile(file, await photoBytes(mark));
  return file;
}

async function originals(dataDir: string): Promise<string[]> {
  const entries = await readdir(join(dataDir, 'library'), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name !== 'SHA256SUMS' && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name).slice(join(dataDir, 'library').length + 1))
    .toSorted();
}

function photosOf(owner: Caller) {
  return owner.ask(PhotoPageSchema, `${routes.photos}?limit=200`).then(({ photos }) => photos);
}

test('a folder is imported where no host runs: below it too, each photo once, nothing else, and the folder stays as it was', async () => {
  await photo('a.jpg');
  await photo('trip/b.jpg');
  await photo('trip/a again.jpg', 'a.jpg');
  await writeFile(join(camera, 'notes.txt'), 'not a photo');
  await writeFile(join(camera, 'trip', 'empty.jpg'), '');
  await writeFile(join(camera, 'archive.zip'), 'PK');

  const first = await runLandfall(['import', camera, ...places()]);
  expect(first.output).toContain('2 photos imported into “Old camera”');
  expect(first.output).toContain('1 photo was in the library already.');
  expect(first.output).toMatch(/3 files are no photos \(.*1 txt.*\)/);
  expect(first.output).toContain('unpack it and import the folder');
  expect(first.code).toBe(0);
  expect(await originals(join(folder, 'data'))).toEqual([
    'Old camera/2020/2020-09/a.jpg',
    'Old camera/2020/2020-09/b.jpg',
  ]);
  expect(await readdir(camera, { recursive: true })).toHaveLength(7);

  const again = await runLandfall(['import', camera, '--as', 'Another name', ...places()]);
  expect(again.output).toContain('0 photos imported into “Another name”');
  expect(again.output).toContain('3 photos were in the library already.');
  expect(again.code).toBe(0);
});

test('while a host runs it takes the photos in itself: what a phone sent is not sent again, and what was deleted stays away until it is asked for', async () => {
  await using host = await Host.start({ dataDir: join(folder, 'data') });
  const owner = await ownerOf(host);
  const phone = await pairedDevice(host, owner);
  const fromPhone = await photo('from phone.jpg');
  const deleted = receiptOf(await send(phone, { name: 'deleted.jpg', bytes: await photoBytes('deleted.jpg') }));
  receiptOf(await send(phone, { name: 'IMG_1.jpg', bytes: await readFile(fromPhone) }));
  await owner.call(routes.photo(deleted.photoId), { method: 'DELETE' });
  await photo('deleted.jpg');
  await photo('trip/new.jpg');

  const { output, code } = await runLandfall(['import', camera, ...places()]);
  expect(output).toContain('1 photo imported into “Old camera”');
  expect(output).toContain('1 photo was in the library already.');
  expect(output).toContain('1 photo was deleted in the library before');
  expect(code).toBe(0);
  const photos = await photosOf(owner);
  expect(photos.map(({ name }) => name).toSorted()).toEqual(['IMG_1.jpg', 'new.jpg']);
  expect(photos.find(({ name }) => name === 'new.jpg')?.devices.map(({ name }) => name)).toEqual(['Old camera']);
  const { devices } = await owner.ask(DeviceListSchema, routes.devices);
  expect(devices.map(({ name }) => name)).not.toContain('Old camera');

  const back = await runLandfall(['import', camera, '--again', ...places()]);
  expect(back.output).toContain('1 photo imported');
  expect(await photosOf(owner)).toHaveLength(3);
});

test('a lane is for the owner alone: a phone that asks for one is refused', async () => {
  await using host = await Host.start();
  const phone = await pairedDevice(host, await ownerOf(host));
  const refusal = await phone.refusal(routes.uploads, {
    method: 'POST',
    headers: { 'tus-resumable': '1.0.0', 'upload-length': '10', 'landfall-lane': 'Mine' },
  });
  expect(refusal.code).toBe('not-allowed');
});

test('what Google Takeout wrote beside its photos fills their gaps: date, place, words, heart and album', async () => {
  const takeout = join(folder, 'Takeout');
  const holiday = join(takeout, 'Google Photos', 'Holiday');
  await mkdir(holiday, { recursive: true });
  const png = await readFile(photoAt('formats/png/Red_Smiley.png')).catch(() => null);
  const bytes = png ?? Buffer.from(onePixel, 'base64');
  await writeFile(join(holiday, 'beach.png'), bytes);
  await writeFile(
    join(holiday, 'beach.png.supplemental-met.json'),
    JSON.stringify({
      title: 'beach.png',
      description: 'The first swim',
      photoTakenTime: { timestamp: '1404216000' },
      geoData: { latitude: 41.38, longitude: 2.17 },
      favorited: true,
    }),
  );
  await writeFile(join(holiday, 'metadata.json'), JSON.stringify({ title: 'Holiday', date: { timestamp: '1' } }));

  await using host = await Host.start({ dataDir: join(folder, 'data') });
  const owner = await ownerOf(host);
  const { output } = await runLandfall(['import', takeout, ...places()]);
  expect(output).toContain('1 photo imported into “Google Photos”');
  expect(output).toContain('2 files with dates and places of photos were read.');
  const [beach] = await photosOf(owner);
  expect(beach).toMatchObject({
    description: 'The first swim',
    favourite: true,
    place: { latitude: 41.38, longitude: 2.17 },
    path: 'library/Google Photos/2014/2014-07/beach.png',
  });
  const { albums } = await owner.ask(AlbumListSchema, routes.albums);
  expect(albums).toMatchObject([{ name: 'Holiday', photoCount: 1 }]);

  await owner.call(routes.photo(beach?.id ?? ('' as never)), { method: 'PATCH', json: { description: 'Mine' } });
  await runLandfall(['import', takeout, ...places()]);
  expect((await photosOf(owner)).map(({ description }) => description)).toEqual(['Mine']);
});

test('an import that is stopped has lost nothing, and started again it goes on where it was', async () => {
  for (let index = 0; index < 12; index += 1) await photo(`trip/${index}.jpg`);
  await using host = await Host.start({ dataDir: join(folder, 'data'), flags: ['--speed-limit', '0.1'] });
  const owner = await ownerOf(host);
  const importing = spawn(process.execPath, [program, 'import', camera, ...places()], { stdio: 'pipe' });
  const ended = outputOf(importing);
  await expect.poll(() => photosOf(owner), { timeout: 20_000 }).not.toHaveLength(0);
  importing.kill('SIGINT');
  const { output, code } = await ended;
  expect(output).toContain('Stopped. What is imported is safe. Start the import again, and it goes on from here.');
  expect(code).toBe(1);

  const before = (await photosOf(owner)).length;
  expect(before).toBeLessThan(12);
  const rest = spawn(process.execPath, [program, 'import', camera, ...places()], { stdio: 'pipe' });
  const cut = outputOf(rest);
  await expect.poll(async () => (await photosOf(owner)).length, { timeout: 20_000 }).toBeGreaterThan(before);
  await host.kill();
  expect(await cut).toMatchObject({ code: 1, output: expect.stringContaining('Landfall was stopped meanwhile.') });

  // Nobody runs now: the import does it alone.
  const last = await runLandfall(['import', camera, ...places()]);
  expect(last.code).toBe(0);
  const [, imported = '0'] = /(\d+) photos? imported/.exec(last.output) ?? [];
  const [, here = '0'] = /(\d+) photos? (?:was|were) in/.exec(last.output) ?? [];
  expect(Number(imported) + Number(here)).toBe(12);
  expect(Number(here)).toBeGreaterThan(before);
  expect(await originals(join(folder, 'data'))).toHaveLength(12);
});

test('a folder or a file that cannot be read is said by its name, and the rest is imported', async () => {
  await photo('seen.jpg');
  await photo('closed.jpg');
  await mkdir(join(camera, 'private'));
  const nobody = 65_534;
  const canBecomeNobody = process.getuid?.() === 0;
  await Promise.all([chmod(join(camera, 'closed.jpg'), 0o000), chmod(join(camera, 'private'), 0o000)]);
  await chmod(folder, 0o755);
  await mkdir(join(folder, 'data'));
  if (canBecomeNobody) await chown(join(folder, 'data'), nobody, nobody);
  await mkdir(join(folder, 'certs'));
  if (canBecomeNobody) await chown(join(folder, 'certs'), nobody, nobody);

  const { output, code } = await runLandfall(['import', camera, ...places()], canBecomeNobody ? { uid: nobody } : {});
  expect(output).toContain(`Not imported: ${join(camera, 'closed.jpg')}: it may not be read by you.`);
  expect(output).toContain(`Not imported: ${join(camera, 'private')}: it may not be read by you.`);
  expect(output).toContain('1 photo imported');
  expect(code).toBe(1);
  await Promise.all([chmod(join(camera, 'closed.jpg'), 0o644), chmod(join(camera, 'private'), 0o755)]);
});

test('a folder that is not there, or is the library’s own, is refused in a sentence, and none at all is wrong use', async () => {
  expect(await runLandfall(['import', join(folder, 'gone'), ...places()])).toMatchObject({
    code: 1,
    output: expect.stringContaining('cannot be imported: it is not there any more.'),
  });
  await mkdir(join(folder, 'data', 'library'), { recursive: true });
  expect(await runLandfall(['import', join(folder, 'data', 'library'), ...places()])).toMatchObject({
    code: 1,
    output: expect.stringContaining('is in Landfall’s own folder'),
  });
  expect(await runLandfall(['import', ...places()])).toMatchObject({ code: 2 });
});

test('a file that carries no date keeps that of its file', async () => {
  const file = join(camera, 'scan.png');
  await writeFile(file, Buffer.from(onePixel, 'base64'));
  const at = new Date(2011, 4, 6, 12);
  await utimes(file, at, at);
  await runLandfall(['import', camera, ...places()]);
  expect(await originals(join(folder, 'data'))).toEqual(['Old camera/2011/2011-05/scan.png']);
  expect((await stat(file)).mtimeMs).toBe(at.getTime());
});

const program = join(import.meta.dirname, '..', '..', 'dist', 'server', 'main.js');
const onePixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

function outputOf(child: ReturnType<typeof spawn>): Promise<{ output: string; code: number | null }> {
  let output = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (output += text));
  return new Promise((resolve) => child.on('close', (code) => resolve({ output, code })));
}
