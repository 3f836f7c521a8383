import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeoutOf } from './takeout.ts';

let dir: string;
beforeEach(async () => void (dir = await mkdtemp(join(tmpdir(), 'landfall-takeout-'))));
afterEach(() => rm(dir, { recursive: true }));

async function written(files: Readonly<Record<string, unknown>>) {
  const paths = await Promise.all(
    Object.entries(files).map(async ([name, json]) => {
      const path = join(dir, name);
      await writeFile(path, typeof json === 'string' ? json : JSON.stringify(json));
      return { path, sizeBytes: (await stat(path)).size };
    }),
  );
  return takeoutOf(paths);
}

const taken = (seconds: number, more: object = {}) => ({ photoTakenTime: { timestamp: String(seconds) }, ...more });

test.each([
  ['IMG_1.jpg.json', 'IMG_1.jpg'],
  ['IMG_1.jpg.supplemental-metadata.json', 'IMG_1.jpg'],
  ['IMG_20210101_120000_a_long_name.jpg.supplemen.json', 'IMG_20210101_120000_a_long_name.jpg'],
  ['IMG_1.jpg.supplemental-metadata(2).json', 'IMG_1(2).jpg'],
  ['IMG_1.jpg(2).json', 'IMG_1(2).jpg'],
  ['IMG_1.jpg.json', 'IMG_1-edited.jpg'],
  ['IMG_1.jpg.json', 'IMG_1-bearbeitet.jpg'],
  ['IMG_1.HEIC.supplemental-metadata.json', 'IMG_1.MOV'],
  ['a name that is so long that it was cut off ri.json', 'a name that is so long that it was cut off right here.jpg'],
])('%s speaks of %s', async (json, name) => {
  expect((await written({ [json]: taken(1000) })).of(name)?.takenMs).toBe(1_000_000);
});

test.each([
  ['IMG_1.jpg.json', 'IMG_12.jpg'],
  ['IMG_1.jpg.json', 'IMG_1(1).jpg'],
  ['IMG_1.jpg.json', 'IMG_1.png'],
  ['IMG_1.jpg(2).json', 'IMG_1.jpg'],
])('%s does not speak of %s', async (json, name) => {
  expect((await written({ [json]: taken(1000) })).of(name)).toBeNull();
});

test('a place of 0, 0 is none, and an empty description says nothing', async () => {
  const { of } = await written({
    'a.jpg.json': taken(1, { geoData: { latitude: 0, longitude: 0 }, description: ' ' }),
  });
  expect(of('a.jpg')).toEqual({ takenMs: 1000 });
});

test('a folder is an album by its title, but not the folder of a year', async () => {
  expect((await written({ 'metadata.json': { title: 'Holiday' } })).album).toBe('Holiday');
  expect((await written({ 'metadata.json': { title: 'Photos from 2019' } })).album).toBeNull();
});

test('any other JSON, broken or not, is left alone', async () => {
  const { files } = await written({ 'a.jpg.json': '{', 'package.json': { name: 'x' }, 'b.json': '[1]' });
  expect([...files]).toEqual([]);
});
