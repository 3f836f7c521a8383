import { createHash } from 'node:crypto';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { DeviceIdSchema } from '../../../protocol/pairing.ts';
import { type PhotoId, Sha256Schema } from '../../../protocol/photo.ts';
import { photoAt } from '../../../tests/cast/photo-set.ts';
import { type OpenDatabase, openDatabase } from '../../database/database.ts';
import { Catalog } from '../catalog/catalog.ts';
import { catalogMigrations } from '../catalog/catalog-migrations.ts';
import type { CatalogTables } from '../catalog/catalog-tables.ts';
import { rowOf } from '../catalog/photo-row.ts';
import { Identifier } from '../identify/identify.ts';
import { OldFacts, ReadAgain } from './read-again.ts';

let dir: string;
let db: OpenDatabase;
let catalog: Catalog;
let records: OldFacts;
let changed: PhotoId[];
const identifier = Identifier.open();
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'landfall-read-again-'));
  db = await openDatabase(join(dir, 'catalog.db'), catalogMigrations);
  catalog = new Catalog(db.tables<CatalogTables>());
  records = new OldFacts(db.tables<CatalogTables>());
  changed = [];
});
afterAll(() => identifier.close());
afterEach(async () => {
  await db.close();
  await rm(dir, { recursive: true });
});

function readAgain(find: (path: string) => string = (path) => path): ReadAgain {
  return new ReadAgain({
    records,
    identifier,
    find: ({ path }) => find(path),
    isBusy: () => false,
    changed: async (id) => changed.push(id),
    log: pino({ level: 'silent' }),
  });
}

/** As one that was taken in before so much was read. */
async function photoOfBefore(name: string, n = 0): Promise<PhotoId> {
  const file = {
    path: photoAt(name),
    sizeBytes: (await stat(photoAt(name))).size,
    sha256: Sha256Schema.parse(createHash('sha256').update(`${name} ${n}`).digest('hex')),
    deviceId: DeviceIdSchema.parse('phone'),
    name,
    lastModifiedMs: null,
    receivedAtMs: 0,
  };
  const facts = await identifier.identify(file);
  const { row, sendings } = rowOf(file, { ...facts, shot: null, motionBytes: null, isAnimated: false }, file.path);
  return (
    await catalog.record({ row: { ...row, path: n === 0 ? row.path : `${row.path}${n}`, facts_edition: 0 }, sendings })
  ).row.id;
}
const rowAt = async (id: PhotoId) => (await catalog.find(id)).row;
const motionPhoto = 'live-motion/synthetic/PXL_20200919_105557000.MP.jpg';

test('photos of before get what is read today, and only news is told', async () => {
  const [motion, animation, plain] = [
    await photoOfBefore(motionPhoto),
    await photoOfBefore('formats/gif-animated.gif'),
    await photoOfBefore('formats/gif-still.gif'),
  ];
  await readAgain().look();
  expect(await rowAt(motion)).toMatchObject({ motion_bytes: 242_752, facts_edition: 1 });
  expect(await rowAt(animation)).toMatchObject({ animated: 1, motion_bytes: null, facts_edition: 1 });
  expect(await rowAt(plain)).toMatchObject({ animated: 0, shot: null, facts_edition: 1 });
  expect(changed.toSorted()).toEqual([motion, animation].toSorted());
  await readAgain().look();
  expect(changed).toHaveLength(2);
});

test('how a photo was taken is found, and what its owner has said of it stays', async () => {
  const id = await photoOfBefore('live-motion/IMG_7943.HEIC');
  await catalog.change(id, { description: 'In Brno', favourite: 1 });
  await readAgain().look();
  const { shot, ...row } = await rowAt(id);
  expect(JSON.parse(shot ?? '')).toMatchObject({ aperture: 1.5, iso: 50 });
  expect(row).toMatchObject({ description: 'In Brno', favourite: 1 });
});

test('more than fit into one commit are all read', async () => {
  for (let n = 1; n <= 60; n++) await photoOfBefore('formats/gif-still.gif', n);
  await readAgain(() => photoAt('formats/gif-animated.gif')).look();
  expect(changed).toHaveLength(60);
  expect(await records.rowsAfter(null, 100)).toEqual([]);
});

test('an original that is missing waits for the next start, and keeps nobody else waiting', async () => {
  const [gone, here] = [await photoOfBefore(motionPhoto), await photoOfBefore('formats/gif-animated.gif')];
  const { path } = await rowAt(gone);
  await readAgain((wanted) => (wanted === path ? join(dir, 'nothing') : wanted)).look();
  expect(await rowAt(gone)).toMatchObject({ motion_bytes: null, facts_edition: 0 });
  expect((await rowAt(here)).facts_edition).toBe(1);
  await readAgain().look();
  expect((await rowAt(gone)).motion_bytes).toBe(242_752);
});

test('what is closed reads nothing more', async () => {
  const id = await photoOfBefore(motionPhoto);
  const closed = readAgain();
  await closed.close();
  await closed.look();
  expect((await rowAt(id)).facts_edition).toBe(0);
});

test('a file that is no photo any more is not read again and again', async () => {
  const id = await photoOfBefore(motionPhoto);
  await readAgain(() => import.meta.filename).look();
  expect(await rowAt(id)).toMatchObject({ motion_bytes: null, facts_edition: 1 });
});
