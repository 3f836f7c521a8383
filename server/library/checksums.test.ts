import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Sha256Schema } from '../../protocol/photo.ts';
import { Checksums, checksumsName } from './checksums.ts';

const sha256 = Sha256Schema.parse('a'.repeat(64));
let dir: string;
let checksums: Checksums;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'landfall-checksums-'));
  checksums = new Checksums();
});
afterEach(async () => {
  await checksums.close();
  await rm(dir, { recursive: true });
});

const add = (name: string) => checksums.add(join(dir, name), sha256);
const remove = (name: string) => checksums.remove(join(dir, name));
const listed = async () =>
  (await readFile(join(dir, checksumsName), 'utf8').catch(() => ''))
    .split('\n')
    .flatMap((line) => (line === '' ? [] : line.slice(66)));

test('of what is added and taken out at the same time the last word counts, name by name', async () => {
  await Promise.all([
    add('a'),
    add('b'),
    remove('a'),
    remove('b'),
    add('a'),
    remove('c'),
    add('c'),
    add('b'),
    remove('b'),
  ]);
  expect(await listed()).toEqual(['a', 'c']);
  await Promise.all([remove('a'), add('a'), remove('a'), remove('c')]);
  expect(await listed()).toEqual([]);
});

test('many that are taken out together leave the others listed', async () => {
  const names = Array.from({ length: 50 }, (_, index) => `${index}.jpg`);
  await Promise.all(names.map(add));
  await Promise.all(names.slice(10).map(remove));
  expect((await listed()).toSorted()).toEqual(names.slice(0, 10));
});
