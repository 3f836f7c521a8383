import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DeviceId } from '../../protocol/pairing.ts';
import type { Sha256, Taken } from '../../protocol/photo.ts';
import type { ArrivedFile } from '../arrived-file.ts';
import { Originals } from './originals.ts';
import { findStrays } from './strays.ts';

let dir: string;
let originals: Originals;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'landfall-originals-'));
  await mkdir(join(dir, 'library'));
  originals = new Originals(dir, () => Promise.resolve(false));
});
afterEach(() => rm(dir, { recursive: true }));

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
  };
}
const keep = async (name: string, content: string) =>
  originals.keep(await arrive(name, content), 'iPhone 13', taken, '.jpg');
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
  expect(await readdir(folder())).toEqual(['SHA256SUMS']);
  expect(await readFile(join(folder(), 'SHA256SUMS'), 'utf8')).toBe('');
  await keep('a.jpg', 'second');
  const back = await originals.putBack(trash, path, createHash('sha256').update('first').digest('hex') as Sha256);
  expect(back).toBe('library/iPhone 13/2023/2023-10/a (2).jpg');
  expect(await readFile(originals.absolute(back), 'utf8')).toBe('first');
  await promisify(execFile)('sha256sum', ['--strict', '-c', 'SHA256SUMS'], { cwd: folder() });
});

test('strays are the plain files that nobody knows', async () => {
  const known = await keep('known.jpg', 'known');
  await writeFile(join(folder(), 'found.jpg'), 'found');
  const strays = [];
  for await (const stray of findStrays(originals, new Set([known]))) strays.push(stray);
  expect(strays).toMatchObject([
    { path: 'library/iPhone 13/2023/2023-10/found.jpg', folder: 'iPhone 13', name: 'found.jpg', sizeBytes: 5 },
  ]);
});

test('attack 20 and 21: a link or a pipe planted in the library is not followed', async () => {
  await mkdir(join(dir, 'library', 'x'), { recursive: true });
  await writeFile(join(dir, 'secret'), 'secret');
  await symlink(join(dir, 'secret'), join(dir, 'library', 'x', 'link.jpg'));
  await symlink('/etc', join(dir, 'library', 'etc'));
  await promisify(execFile)('mkfifo', [join(dir, 'library', 'x', 'pipe.jpg')]);
  const strays = [];
  for await (const stray of findStrays(originals, new Set())) strays.push(stray);
  expect(strays).toEqual([]);
});
