import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nameAndDate } from './name-and-date.ts';

const changedAt = new Date(2026, 5, 3, 14, 3, 0);
const name = 'Ærø 写真.jpg';
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'landfall-kept-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('a file found deep down under its name, with its date, is kept', async () => {
  await mkdir(join(folder, '2026'));
  const file = join(folder, '2026', name.normalize('NFD'));
  await writeFile(file, '');
  await utimes(file, changedAt, changedAt);
  expect(await nameAndDate(folder, name, changedAt)).toEqual({ name: 'kept', date: 'kept' });
});

test('a name read in the wrong alphabet is mojibake, and a date of today is lost', async () => {
  await writeFile(join(folder, Buffer.from(name).toString('latin1')), '');
  expect(await nameAndDate(folder, name, changedAt)).toEqual({ name: 'mojibake', date: 'lost' });
});

test('what only a file beside it knows is in a sidecar', async () => {
  await writeFile(join(folder, 'x.json'), JSON.stringify({ filename: name, lastModified: `${changedAt.getTime()}` }));
  expect(await nameAndDate(folder, name, changedAt)).toEqual({ name: 'in a sidecar', date: 'in a sidecar' });
});

test('a name that is nowhere is lost', async () => {
  await writeFile(join(folder, 'a1b2'), '');
  expect(await nameAndDate(folder, name, changedAt)).toEqual({ name: 'lost', date: 'lost' });
});
