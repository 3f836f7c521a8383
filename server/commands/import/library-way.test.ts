import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Sha256Schema } from '../../../protocol/photo.ts';
import { photoBytes } from '../../../tests/cast/picture.ts';
import { readConfig } from '../../config.ts';
import { hashOriginal } from '../../library/library.ts';
import { openLibraryWay } from './library-way.ts';
import { SourceProblem, type WayIn } from './way-in.ts';

let dir: string;
let way: WayIn;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'landfall-way-'));
  const config = readConfig(['import', dir, '--data', join(dir, 'data'), '--certs', join(dir, 'certs')], {}, '1');
  if (typeof config === 'string') throw new Error(config);
  way = await openLibraryWay({ ...config, mdns: false }, pino({ level: 'silent' }));
});
afterAll(async () => {
  await way.close();
  await rm(dir, { recursive: true });
});

async function found(name: string) {
  const path = join(dir, name);
  const bytes = await photoBytes(name);
  await writeFile(path, bytes);
  const sha256 = await hashOriginal(path);
  return { path, name, sizeBytes: bytes.length, lastModifiedMs: 0, sha256, lane: 'Old camera', sendAgain: false };
}
const { signal } = new AbortController();

test('a file that became another of the same size since it was read is not imported', async () => {
  const file = await found('other.jpg');
  await writeFile(file.path, (await photoBytes('other.jpg')).toReversed());
  await utimes(file.path, 1, 1);
  await expect(way.send(file, signal)).rejects.toThrow(SourceProblem);
  expect((await way.known([file.sha256])).known).toEqual({});
});

test.each([
  ['grew', 10],
  ['shrank', -10],
])('a file that %s since it was read is not imported', async (name, by) => {
  const file = await found(`${name}.jpg`);
  await expect(way.send({ ...file, sizeBytes: file.sizeBytes - by }, signal)).rejects.toThrow(
    'it changed while it was read',
  );
  expect((await way.known([file.sha256])).known).toEqual({});
});

test('a file that is gone by now is said to be so', async () => {
  const file = { ...(await found('gone.jpg')), path: join(dir, 'nowhere.jpg') };
  await expect(way.send(file, signal)).rejects.toThrow('it is not there any more');
});

test('an import that is stopped in the middle of a file leaves nothing of it', async () => {
  const file = await found('stopped.jpg');
  await expect(way.send(file, AbortSignal.abort())).rejects.toThrow(/abort/i);
  const sha256 = Sha256Schema.parse(file.sha256);
  expect((await way.known([sha256])).known).toEqual({});
});

test('of the same bytes twice at once one is new, and both are in the library', async () => {
  const file = await found('twice.jpg');
  const receipts = await Promise.all([way.send(file, signal), way.send(file, signal)]);
  expect(receipts.filter(({ isNew }) => isNew)).toHaveLength(1);
});
