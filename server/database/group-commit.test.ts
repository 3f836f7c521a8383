import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { GroupCommit, type Migrations, type OpenDatabase, openDatabase } from './database.ts';

interface Tables {
  notes: { text: string };
}
const migrations: Migrations = {
  '001-notes': {
    up: (db) =>
      db.schema
        .createTable('notes')
        .addColumn('text', 'text', (c) => c.unique())
        .execute(),
  },
};

let dir: string;
let db: OpenDatabase;
let commits: GroupCommit<Tables>;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'landfall-commits-'));
  db = await openDatabase(join(dir, 'a.db'), migrations);
  commits = new GroupCommit(db.tables<Tables>());
});
afterEach(async () => {
  await commits.flush();
  await db.close();
  await rm(dir, { recursive: true });
});

const note = (text: string) => commits.now((trx) => trx.insertInto('notes').values({ text }).execute());
const notes = async () =>
  (await db.tables<Tables>().selectFrom('notes').select('text').orderBy('text').execute()).map(({ text }) => text);

test('of writes that come together each is kept, and one that cannot be written keeps no other out', async () => {
  await note('b');
  const outcomes = await Promise.allSettled(['a', 'b', 'c'].map(note));
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(await notes()).toEqual(['a', 'b', 'c']);
});

test('what nobody waits for joins the commit of what somebody does, and none of it is left when all is flushed', async () => {
  const later = commits.soon(3_600_000, (trx) => trx.insertInto('notes').values({ text: 'later' }).execute());
  expect(await notes()).toEqual([]);
  await note('now');
  await later;
  expect(await notes()).toEqual(['later', 'now']);
  void commits.soon(3_600_000, (trx) => trx.insertInto('notes').values({ text: 'last' }).execute());
  await commits.flush();
  expect(await notes()).toEqual(['last', 'later', 'now']);
});

test('a write hears of its own commit only when it is done: what it answers is there for every reader', async () => {
  const seen = await Promise.all(
    ['a', 'b'].map(async (text) => {
      await note(text);
      return await notes();
    }),
  );
  expect(seen).toEqual([
    ['a', 'b'],
    ['a', 'b'],
  ]);
});
