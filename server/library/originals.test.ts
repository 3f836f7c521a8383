import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DeviceId } from '../../protocol/pairing.ts';
import type { Sha256, Taken } from '../../protocol/photo.ts';
import type { ArrivedFile } from '../arrived-file.ts';
import { Originals } from './originals.ts';

let dir: string;
let originals: Originals;
/** Names of files that the catalog knows. */
let inCatalog: Set<string>;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'landfall-originals-'));
  await mkdir(join(dir, 'library'));
  inCatalog = new Set();
  originals = new Originals({
    dataDir: dir,
    isAnothers: () => Promise.resolve(false),
    needLibrary: () => Promise.resolve(),
    namesKnownIn: () => Promise.resolve(inCatalog),
  });
});
afterEach(async () => {
  await originals.close();
  await rm(dir, { recursive: true });
});

const taken: Taken = { local: '2023-10-22T09:39:48.445', offset: '+02:00', source: 'exif-original' };
let arrivals = 0;
async function arrive(name: string, content: string): Promise<ArrivedFile> {
  arrivals += 1;
  const path = join(dir, `${arrivals}.part`);
  await writeFile(path, content);
  return {
    path,
    sizeBytes: content.length,
    sha256: createHash('sha256').update(content).digest('hex') as Sha256,
    deviceId: 'd' as DeviceId,
    name,
    lastModifiedMs: null,
    receivedAtMs: 0,
    sendAgain: false,
    head: Buffer.alloc(0),
    settle: () => Promise.resolve(),
    date: (ms) => utimes(path, ms / 1000, ms / 1000),
  };
}
async function keep(name: string, content: string): Promise<string> {
  const file = await arrive(name, content);
  const path = await originals.place(file, 'iPhone 13', taken, '.jpg');
  await originals.settle(path, file.sha256);
  return path;
}
const folder = () => join(dir, 'library', 'iPhone 13', '2023', '2023-10');

test('an original lies under its device and month, with its name, its bytes and its date', async () => {
  const path = await keep('IMG_0001.JPG', 'bytes');
  expect(path).toBe('library/iPhone 13/2023/2023-10/IMG_0001.JPG');
  expect(await readFile(originals.absolute(path), 'utf8')).toBe('bytes');
  expect((await stat(originals.absolute(path))).mtime.toISOString()).toBe('2023-10-22T07:39:48.445Z');
});

test('attack 14: many of one name at once are all kept, and none is overwritten', async () => {
  const contents = Array.from({ length: 200 }, (_, index) => `picture ${index}`);
  const paths = await Promise.all(contents.map((content) => keep('image.jpg', content)));
  expect(new Set(paths).size).toBe(200);
  const kept = await Promise.all(paths.map((path) => readFile(originals.absolute(path), 'utf8')));
  expect(kept).toEqual(contents);
  expect(await readdir(folder())).toContain('image (2).jpg');
});

test('attack 10: names that differ in case alone get a count, so that the library can move to any disk', async () => {
  expect(await keep('IMG.JPG', 'first')).toMatch(/\/IMG\.JPG$/);
  expect(await keep('img.jpg', 'second')).toMatch(/\/img \(2\)\.jpg$/);
});

test('a file that another program put there is not overwritten', async () => {
  await keep('a.jpg', 'first');
  await writeFile(join(folder(), 'b.jpg'), 'theirs');
  expect(await keep('b.jpg', 'ours')).toMatch(/\/b \(2\)\.jpg$/);
  expect(await readFile(join(folder(), 'b.jpg'), 'utf8')).toBe('theirs');
});

test('sha256sum -c proves a folder without Landfall, whatever the names', async () => {
  for (const name of [
    'a.jpg',
    'two  spaces.jpg',
    '-rf --help.jpg',
    'back\\slash.jpg',
    'new\nline.jpg',
    '写真.jpg',
    '*.jpg',
  ])
    await keep(name, name);
  await promisify(execFile)('sha256sum', ['--strict', '-c', 'SHA256SUMS'], { cwd: folder() });
  expect((await readFile(join(folder(), 'SHA256SUMS'), 'utf8')).trim().split('\n')).toHaveLength(7);
});

test('an original goes to the trash and comes back to its place; one that took its name meanwhile is not touched', async () => {
  const path = await keep('a.jpg', 'first');
  const trash = join(dir, '.landfall', 'trash', 'x');
  await originals.takeOut(path, trash);
  expect(await readdir(folder())).toEqual([]);
  await keep('a.jpg', 'second');
  const back = await originals.putBack(trash, path, createHash('sha256').update('first').digest('hex') as Sha256);
  expect(back).toBe('library/iPhone 13/2023/2023-10/a (2).jpg');
  expect(await readFile(originals.absolute(back), 'utf8')).toBe('first');
  await promisify(execFile)('sha256sum', ['--strict', '-c', 'SHA256SUMS'], { cwd: folder() });
});

test('bytes that lie in the folder already without being in the catalog are the photo, under their own name: no “(2)” after a crash', async () => {
  await mkdir(folder(), { recursive: true });
  await writeFile(join(folder(), 'IMG_0001 (3).JPG'), 'bytes');
  await writeFile(join(folder(), 'IMG_0001.JPG'), 'other');
  expect(await keep('IMG_0001.JPG', 'bytes')).toMatch(/\/IMG_0001 \(3\)\.JPG$/);
  expect((await readdir(folder())).toSorted()).toEqual(['IMG_0001 (3).JPG', 'IMG_0001.JPG', 'SHA256SUMS']);
});

test('the same bytes in a file that the catalog knows are another matter: they are not touched', async () => {
  await mkdir(folder(), { recursive: true });
  await writeFile(join(folder(), 'a.jpg'), 'bytes');
  inCatalog.add('a.jpg');
  expect(await keep('a.jpg', 'bytes')).toMatch(/\/a \(2\)\.jpg$/);
});

test('a folder that somebody moved away is made again', async () => {
  await keep('a.jpg', 'first');
  await rename(folder(), join(dir, 'library', 'elsewhere'));
  expect(await keep('a.jpg', 'second')).toMatch(/2023-10\/a\.jpg$/);
});

test('what could not be recorded is taken back, and its name is free again', async () => {
  const file = await arrive('a.jpg', 'bytes');
  const path = await originals.place(file, 'iPhone 13', taken, '.jpg');
  await originals.settle(path, file.sha256);
  await originals.withdraw(path, file);
  expect(await readdir(folder())).toEqual([]);
  expect(await readFile(file.path, 'utf8')).toBe('bytes');
  expect(await keep('a.jpg', 'bytes')).toBe(path);
});

test('attack 114: a line of the list that a power cut tore does not swallow the next one', async () => {
  await keep('a.jpg', 'a');
  await originals.close();
  await writeFile(join(folder(), 'SHA256SUMS'), '0123');
  await keep('b.jpg', 'b');
  const lines = (await readFile(join(folder(), 'SHA256SUMS'), 'utf8')).split('\n');
  expect(lines[1]).toMatch(/^[0-9a-f]{64} {2}b\.jpg$/);
});
