import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AlbumIdSchema } from '../../../protocol/album.ts';
import { DeviceIdSchema } from '../../../protocol/pairing.ts';
import { openDatabase } from '../../database/database.ts';
import { AlbumRecords } from '../catalog/album-records.ts';
import { Catalog } from '../catalog/catalog.ts';
import { catalogMigrations } from '../catalog/catalog-migrations.ts';
import type { Wanted } from '../catalog/photo-filter.ts';
import { tilesOfAlbum, tilesOfTrash } from '../catalog/tile-query.ts';
import { PlaceRecords } from '../places/place-records.ts';
import { NameableRecords } from './nameable-records.ts';

type Tables = ConstructorParameters<typeof Catalog>[0];

let dir: string;
let sqlite: Database.Database;
let db: Tables;
/** How the database goes about each query that is run, a line for each table. */
const plans: string[] = [];
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'query-plans-'));
  const path = join(dir, 'catalog.db');
  await (await openDatabase(path, catalogMigrations)).close();
  sqlite = new Database(path);
  const watched = new Kysely({
    dialect: new SqliteDialect({ database: sqlite }),
    log: ({ query }) => {
      const explained = sqlite.prepare<unknown[], { detail: string }>(`explain query plan ${query.sql}`);
      plans.push(...explained.all(...query.parameters).map(({ detail }) => detail));
    },
  });
  db = watched as unknown as Tables;
});
afterAll(async () => {
  await db.destroy();
  await rm(dir, { recursive: true });
});

/** The lines about photos and who sent them. */
async function plan(act: () => Promise<unknown>): Promise<string[]> {
  plans.length = 0;
  await act();
  expect(plans).not.toEqual([]);
  return plans.filter((line) => /\b(?:photos|sendings|album_photos|p|s|m)\b(?! VIRTUAL)/.test(line));
}

/** Reads row after row of the whole table, or of an index that holds them all. The index of favourites holds those alone. */
const scans = /^SCAN (?!photos USING (?:COVERING )?INDEX photos_favourite)/;
/** Goes through all of the library, which "in the library" does not narrow down. */
const walks = /\(trashed=\?\)$/;

const device = DeviceIdSchema.parse('phone');
const album = AlbumIdSchema.parse('album');
const wants: Readonly<Record<string, Wanted>> = {
  everything: {},
  'what is in the trash': { trashed: true },
  videos: { kind: 'video' },
  favourites: { favourite: true },
  'some days': { from: '2025-11-01', to: '2025-11-30' },
  'a camera': { camera: 'Pixel 7' },
  'a country': { country: 'IT' },
  'a city': { country: 'IT', city: 'Rome' },
  'a city of any country': { city: 'Rome' },
  'a device': { device },
  'an album': { album },
  'a box on the map': { box: '5,40,15,50' },
  'a word that many have': { words: ['beach'] },
  'the beginning of a word': { words: ['be'] },
  'a word that few have': { also: { words: ['beach'], isRare: true } },
  'words and days': { words: ['beach', 'tomb'], also: { from: '2025-06-01', to: '2025-08-31', kind: 'video' } },
};

test.each(Object.entries(wants))('no query of the wall scans the photos: %s', async (_what, wanted) => {
  const catalog = new Catalog(db);
  for (const viewer of [null, device]) {
    const page = await plan(() => catalog.page(wanted, viewer, undefined, 200));
    const months = await plan(() => catalog.months(wanted, viewer));
    const count = await plan(() => catalog.count(wanted, viewer));
    const tiles = await plan(() => catalog.tilesOf('2025-11', wanted, viewer));
    const points = await plan(() => new PlaceRecords(db).points(wanted, viewer));
    expect([...page, ...months, ...count, ...tiles, ...points].filter((line) => scans.test(line))).toEqual([]);
    // A page goes through the timeline until it is full; what is counted is counted in an index, and no row is read for it.
    expect([...months, ...count].filter((line) => walks.test(line) && !line.includes('COVERING INDEX'))).toEqual([]);
    expect([...tiles, ...points].filter((line) => walks.test(line))).toEqual([]);
    expect(page.filter((line) => walks.test(line) && !line.includes('photos_order'))).toEqual([]);
  }
});

test('no query for names, places, albums and the trash scans the photos', async () => {
  const names = new NameableRecords(db);
  const lines = [
    ...(await plan(() => names.all())),
    ...(await plan(() => names.areRare(['beach', 'be']))),
    ...(await plan(() => new PlaceRecords(db).unnamed(100))),
    ...(await plan(() => new AlbumRecords(db).all())),
    ...(await plan(() => tilesOfAlbum(db, album, true))),
    ...(await plan(() => tilesOfAlbum(db, album, false))),
    ...(await plan(() => tilesOfTrash(db))),
  ];
  expect(lines.filter((line) => scans.test(line) && !line.includes('photos_unnamed_place'))).toEqual([]);
});
