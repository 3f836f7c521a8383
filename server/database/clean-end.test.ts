import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { markCleanEnd, takeCleanEnd } from './database.ts';

let dir: string;
let mark: string;
let database: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'landfall-end-'));
  mark = join(dir, 'ended-well.json');
  database = join(dir, 'a.db');
  await writeFile(database, 'a database');
});
afterEach(() => rm(dir, { recursive: true }));

test('an end is good once: the mark is taken, and a kill leaves none', () => {
  markCleanEnd(mark, [database]);
  expect(takeCleanEnd(mark, [database])).toBe(true);
  expect(takeCleanEnd(mark, [database])).toBe(false);
});

test('a database that somebody has touched since is looked at', async () => {
  markCleanEnd(mark, [database]);
  await utimes(database, 1, 1);
  expect(takeCleanEnd(mark, [database])).toBe(false);
});

test('a database that is gone, or has a journal again, is looked at', async () => {
  markCleanEnd(mark, [database]);
  await writeFile(`${database}-wal`, 'journal');
  expect(takeCleanEnd(mark, [database])).toBe(false);
  await rm(`${database}-wal`);
  markCleanEnd(mark, [database]);
  await rm(database);
  expect(takeCleanEnd(mark, [database])).toBe(false);
});

test('half a mark is none', async () => {
  await writeFile(mark, '{"a.db":');
  expect(takeCleanEnd(mark, [database])).toBe(false);
});
