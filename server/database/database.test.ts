import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DatabaseUnusable, lockDirectory, type Migrations, openDatabase } from './database.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'landfall-db-'));
});
afterEach(() => rm(dir, { recursive: true }));

interface Notes {
  notes: { text: string };
}

const first: Migrations = {
  '001-notes': { up: (db) => db.schema.createTable('notes').addColumn('text', 'text').execute() },
};

test('what was committed is there after opening again', async () => {
  const path = join(dir, 'a.db');
  const db = await openDatabase(path, first);
  await db.tables<Notes>().insertInto('notes').values({ text: 'kept' }).execute();
  await db.close();
  const again = await openDatabase(path, first);
  expect(await again.tables<Notes>().selectFrom('notes').selectAll().execute()).toEqual([{ text: 'kept' }]);
  await again.close();
});

test('attack 124: a database newer than the program is refused and not written', async () => {
  const path = join(dir, 'a.db');
  const newer: Migrations = {
    ...first,
    '002-later': { up: (db) => db.schema.createTable('later').addColumn('x', 'text').execute() },
  };
  await (await openDatabase(path, newer)).close();
  await expect(openDatabase(path, first)).rejects.toThrow(DatabaseUnusable);
  await (await openDatabase(path, newer)).close();
});

test('a file that is no database is refused with a sentence, and left alone', async () => {
  const path = join(dir, 'a.db');
  await writeFile(path, 'this is a text, and long enough to be looked at as if it had a database header in it');
  await expect(openDatabase(path, first)).rejects.toThrow(/cannot be opened|damaged/);
});

test('attack 120: a directory has one holder at a time', () => {
  const path = join(dir, 'lock.db');
  const lock = lockDirectory(path);
  expect(lock).not.toBeNull();
  expect(lockDirectory(path)).toBeNull();
  lock?.release();
  const next = lockDirectory(path);
  expect(next).not.toBeNull();
  next?.release();
});
