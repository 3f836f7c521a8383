import { copyFile, mkdir, mkdtemp, open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Databases, DatabaseUnusable, type Migrations } from './database.ts';

interface Notes {
  notes: { text: string };
}

const first: Migrations = {
  '001-notes': { up: (db) => db.schema.createTable('notes').addColumn('text', 'text').execute() },
};
const newer: Migrations = {
  ...first,
  '002-later': { up: (db) => db.schema.createTable('later').addColumn('x', 'text').execute() },
};

let dir: string;
const opened: Databases<'catalog' | 'host'>[] = [];
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'landfall-kept-'));
});
afterEach(async () => {
  for (const databases of opened.splice(0)) await databases.close();
  await rm(dir, { recursive: true });
});

async function openAll(isSuspect = false, catalog: Migrations = first): Promise<Databases<'catalog' | 'host'>> {
  const databases = await Databases.open({
    controlDir: dir,
    migrations: { host: first, catalog },
    isSuspect,
    changed: () => undefined,
    log: pino({ level: 'silent' }),
  });
  opened.push(databases);
  return databases;
}
const shut = async (databases: Databases<'catalog' | 'host'>) => {
  opened.splice(opened.indexOf(databases), 1);
  await databases.close();
};
const write = (databases: Databases<'catalog' | 'host'>, text: string) =>
  databases.of('catalog').tables<Notes>().insertInto('notes').values({ text }).execute();
const notes = async (databases: Databases<'catalog' | 'host'>) =>
  (await databases.of('catalog').tables<Notes>().selectFrom('notes').select('text').execute()).map(({ text }) => text);

/** A catalog with a backup of `before`, and `after` written since. */
async function withBackup(): Promise<void> {
  const databases = await openAll();
  await write(databases, 'before');
  await databases.backups.backUp();
  await write(databases, 'after');
  await shut(databases);
}

/** Overwrites pages in the middle, as a dying disk does. */
async function flipPages(path: string): Promise<void> {
  await using file = await open(path, 'r+');
  const { size } = await file.stat();
  await file.write(Buffer.alloc(size - 4096, 0xa5), 0, size - 4096, 4096);
}

test('attack 122: a catalog with damaged pages is moved aside, never deleted, and the newest good backup takes its place', async () => {
  await withBackup();
  await flipPages(join(dir, 'catalog.db'));
  const damaged = await readFile(join(dir, 'catalog.db'));
  const databases = await openAll(true);
  expect(await notes(databases)).toEqual(['before']);
  expect(databases.restored).toMatchObject([{ database: 'catalog', from: expect.any(Date) }]);
  const [aside] = await readdir(join(dir, 'damaged'));
  expect((await readFile(join(dir, 'damaged', aside ?? ''))).equals(damaged)).toBe(true);
});

test('a catalog that is no database at all is restored without any suspicion', async () => {
  await withBackup();
  await writeFile(
    join(dir, 'catalog.db'),
    'this is a text, and long enough to be looked at as if it had a database header in it',
  );
  expect(await notes(await openAll())).toEqual(['before']);
});

test('a backup that is damaged itself is passed over for an older one', async () => {
  await withBackup();
  const [good = ''] = (await readdir(join(dir, 'backups'))).filter((name) => name.startsWith('catalog'));
  await copyFile(join(dir, 'backups', good), join(dir, 'backups', 'catalog-20990101T000000Z.db'));
  await flipPages(join(dir, 'backups', 'catalog-20990101T000000Z.db'));
  await rm(join(dir, 'catalog.db'));
  expect(await notes(await openAll())).toEqual(['before']);
});

test('attack 121: a deleted catalog comes back from its backup, and is new where there is none', async () => {
  await withBackup();
  await rm(join(dir, 'catalog.db'));
  const restored = await openAll();
  expect(await notes(restored)).toEqual(['before']);
  await shut(restored);
  await rm(join(dir, 'catalog.db'));
  await rm(join(dir, 'backups'), { recursive: true });
  const anew = await openAll();
  expect(await notes(anew)).toEqual([]);
  expect(anew.restored).toEqual([]);
});

test('a damaged database without a backup is made anew, and that is said', async () => {
  const databases = await openAll();
  await write(databases, 'lost');
  await shut(databases);
  await writeFile(join(dir, 'catalog.db'), 'x'.repeat(5000));
  const anew = await openAll();
  expect(anew.restored).toEqual([{ database: 'catalog', from: null }]);
  expect(await notes(anew)).toEqual([]);
  expect(await readdir(join(dir, 'damaged'))).toHaveLength(1);
});

test('attack 123: a journal that was deleted, or copied there alone, leaves a sound database', async () => {
  const running = await openAll();
  await write(running, 'in the journal');
  // As a host that is killed leaves them: the commit is in the journal alone.
  await mkdir(join(dir, 'killed'));
  for (const name of ['catalog.db', 'catalog.db-wal', 'host.db'])
    await copyFile(join(dir, name), join(dir, 'killed', name));
  const killed = await Databases.open({
    controlDir: join(dir, 'killed'),
    migrations: { host: first, catalog: first },
    isSuspect: true,
    changed: () => undefined,
    log: pino({ level: 'silent' }),
  });
  opened.push(killed);
  expect(await notes(killed)).toEqual(['in the journal']);
  await shut(killed);

  await mkdir(join(dir, 'alone'));
  await copyFile(join(dir, 'catalog.db-wal'), join(dir, 'alone', 'catalog.db-wal'));
  const alone = await Databases.open({
    controlDir: join(dir, 'alone'),
    migrations: { host: first, catalog: first },
    isSuspect: true,
    changed: () => undefined,
    log: pino({ level: 'silent' }),
  });
  opened.push(alone);
  expect(await notes(alone)).toEqual([]);
  expect(await readdir(join(dir, 'alone', 'damaged'))).toHaveLength(1);
});

test('attack 124: where one database is newer than the program, none of them is written', async () => {
  const later = await openAll(false, newer);
  await shut(later);
  const before = await Promise.all(['catalog.db', 'host.db'].map((name) => readFile(join(dir, name))));
  await expect(openAll(true)).rejects.toThrow(DatabaseUnusable);
  await expect(openAll(true)).rejects.toThrow(/newer Landfall/);
  const after = await Promise.all(['catalog.db', 'host.db'].map((name) => readFile(join(dir, name))));
  expect(after.map((bytes, index) => bytes.equals(before[index] ?? Buffer.alloc(0)))).toEqual([true, true]);
  expect(await readdir(dir)).not.toContain('damaged');
});

test('backups are sound files of their own, and only the newest seven are kept', async () => {
  const databases = await openAll();
  await write(databases, 'kept');
  await mkdir(join(dir, 'backups'), { recursive: true });
  for (let day = 10; day < 20; day += 1)
    await writeFile(join(dir, 'backups', `catalog-202501${day}T000000Z.db`), 'old');
  await databases.backups.backUp();
  expect(databases.backups.problem).toBeNull();
  expect(databases.backups.lastAt).not.toBeNull();
  const files = (await readdir(join(dir, 'backups'))).filter((name) => name.startsWith('catalog')).toSorted();
  expect(files).toHaveLength(7);
  expect((await stat(join(dir, 'backups', files.at(-1) ?? ''))).size).toBeGreaterThan(4096);
  expect((await readdir(join(dir, 'backups'))).some((name) => /writing|wal|shm/.test(name))).toBe(false);
});

test('a backup that cannot be written is said, and the older ones stay', async () => {
  const databases = await openAll();
  await databases.backups.backUp();
  const before = await readdir(join(dir, 'backups'));
  await rm(join(dir, 'backups'), { recursive: true });
  await writeFile(join(dir, 'backups'), 'in the way');
  await databases.backups.backUp();
  expect(databases.backups.problem).toMatch(/could not be backed up/);
  expect(before).toHaveLength(2);
});

test('a copy that is not sound betrays the damage of the original, and is not kept', async () => {
  const databases = await openAll();
  for (let page = 0; page < 100; page += 1) await write(databases, 'x'.repeat(3000));
  await shut(databases);
  // The last page holds notes alone: the database opens as if nothing were.
  await using file = await open(join(dir, 'catalog.db'), 'r+');
  await file.write(Buffer.alloc(4096, 0xa5), 0, 4096, (await file.stat()).size - 4096);
  const again = await openAll();
  expect(again.restored).toEqual([]);
  await again.backups.backUp();
  expect(again.backups.foundDamage).toBe(true);
  expect(again.backups.problem).toMatch(/damaged/);
  expect((await readdir(join(dir, 'backups'))).filter((name) => name.startsWith('catalog'))).toEqual([]);
});
