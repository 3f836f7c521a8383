import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DeviceIdSchema } from '../../../protocol/pairing.ts';
import { type PhotoId, type Place, Sha256Schema } from '../../../protocol/photo.ts';
import { type OpenDatabase, openDatabase } from '../../database/database.ts';
import { Catalog } from '../catalog/catalog.ts';
import { catalogMigrations } from '../catalog/catalog-migrations.ts';
import type { CatalogTables } from '../catalog/catalog-tables.ts';
import { describePhoto, rowOf } from '../catalog/photo-row.ts';
import { PlaceRecords } from './place-records.ts';
import { Places } from './places.ts';

let dir: string;
let db: OpenDatabase;
let catalog: Catalog;
let records: PlaceRecords;
let london: PhotoId[];
let sea: PhotoId;
let none: PhotoId;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'landfall-places-'));
  db = await openDatabase(join(dir, 'catalog.db'), catalogMigrations);
  catalog = new Catalog(db.tables<CatalogTables>());
  records = new PlaceRecords(db.tables<CatalogTables>());
  const many = Array.from({ length: 150 }, (_, n) => ({
    latitude: 51.5 + Math.floor(n / 3) / 10_000,
    longitude: -0.12 + n / 10_000,
  }));
  london = await Promise.all(many.map((place, n) => photoAt(`${n}.jpg`, place)));
  sea = await photoAt('sea.jpg', { latitude: 30, longitude: -40 });
  none = await photoAt('none.jpg', null);
});
afterAll(async () => {
  await db.close();
  await rm(dir, { recursive: true });
});

/** As one that was taken in before places had names. */
async function photoAt(name: string, place: Place | null) {
  const sha256 = Sha256Schema.parse(createHash('sha256').update(name).digest('hex'));
  const deviceId = DeviceIdSchema.parse('phone');
  const file = { path: '', sizeBytes: 1, sha256, deviceId, name, lastModifiedMs: null, receivedAtMs: 0 };
  const taken = { local: '2025-11-03T10:00:00', offset: null, source: 'exif-original' } as const;
  const facts = {
    kind: 'image',
    mimeType: 'image/jpeg',
    extension: '.jpg',
    taken,
    width: 4,
    height: 3,
    durationMs: null,
    camera: null,
    shot: null,
    motionBytes: null,
    isAnimated: false,
    place,
    lost: [],
    livePhotoId: null,
  } as const;
  return (await catalog.record(rowOf(file, facts, `library/${name}`))).row.id;
}
const placeOf = async (id: Awaited<ReturnType<typeof photoAt>>) =>
  describePhoto(await catalog.find(id), (device) => device).place;

test('what is closed names nothing, and the next start goes on with it', async () => {
  const options = { records, isBusy: () => false, log: pino({ level: 'silent' }) };
  const closed = new Places(options);
  await closed.close();
  await closed.look();
  expect(await records.unnamed(500)).toHaveLength(151);
  const next = new Places(options);
  await next.look();
  await next.close();
  expect(await records.unnamed(500)).toEqual([]);
});

test('photos of before have the names of their places, however many they are', async () => {
  for (const id of london) expect(await placeOf(id)).toMatchObject({ city: 'London', country: 'GB' });
  expect(await placeOf(none)).toBeNull();
  expect(await catalog.count({ words: ['london'] }, null)).toBe(150);
});

test('a place at sea has no names, and is not asked after again', async () => {
  expect(await placeOf(sea)).toEqual({ latitude: 30, longitude: -40, city: null, country: null });
});

test('however the map is cut into strips, it has each photo once, at its place', async () => {
  const inOne = await records.points({}, null);
  expect(inOne.ids.toSorted()).toEqual([...london, sea].toSorted());
  const places = (points: typeof inOne) =>
    new Map(points.ids.map((id, index) => [id, `${points.latitudes[index]} ${points.longitudes[index]}`]));
  for (const photosInStrip of [0, 1, 7, 150, 151]) {
    const cut = await new PlaceRecords(db.tables<CatalogTables>(), photosInStrip).points({}, null);
    expect(cut.ids).toHaveLength(inOne.ids.length);
    expect(places(cut)).toEqual(places(inOne));
    expect(cut.days).toHaveLength(cut.ids.length);
    expect(cut.names.of).toHaveLength(cut.ids.length);
  }
});
