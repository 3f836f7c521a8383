import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DeviceIdSchema } from '../../../protocol/pairing.ts';
import { type PhotoKind, Sha256Schema } from '../../../protocol/photo.ts';
import { type OpenDatabase, openDatabase } from '../../database/database.ts';
import { Catalog, type CatalogEntry } from './catalog.ts';
import { catalogMigrations } from './catalog-migrations.ts';
import type { CatalogTables } from './catalog-tables.ts';
import { lostOf, rowOf } from './photo-row.ts';

let dir: string;
let db: OpenDatabase;
let catalog: Catalog;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'landfall-live-pairs-'));
  db = await openDatabase(join(dir, 'catalog.db'), catalogMigrations);
  catalog = new Catalog(db.tables<CatalogTables>());
});
afterEach(async () => {
  await db.close();
  await rm(dir, { recursive: true });
});

const pair = '9B539AB8-A668-4FA6-9207-EB653A5E7E3C';

function half(kind: PhotoKind, digit: string, livePhotoId: string | null): CatalogEntry {
  const file = {
    path: '',
    sizeBytes: 10,
    sha256: Sha256Schema.parse(digit.repeat(64)),
    deviceId: DeviceIdSchema.parse('phone'),
    name: `${digit}.heic`,
    lastModifiedMs: null,
    receivedAtMs: 0,
  };
  const facts = {
    kind,
    mimeType: kind === 'image' ? 'image/heic' : 'video/quicktime',
    extension: '.heic',
    taken: { local: '2025-01-01T00:00:00', offset: null, source: 'exif-original' },
    width: null,
    height: null,
    durationMs: null,
    camera: null,
    shot: null,
    motionBytes: null,
    isAnimated: false,
    place: null,
    lost: kind === 'image' && livePhotoId !== null ? (['place', 'live-photo'] as const) : [],
    livePhotoId,
  } as const;
  return rowOf(file, facts, `library/${digit}`);
}

async function lostIn({ row }: CatalogEntry): Promise<string[]> {
  return lostOf((await catalog.find(row.id)).row);
}

test('the still of a Live Photo without its movie has lost it', async () => {
  const still = half('image', 'a', pair);
  expect(lostOf((await catalog.record(still)).row)).toEqual(['place', 'live-photo']);
});

test('a movie that comes later makes the Live Photo whole, and takes back nothing else', async () => {
  const still = half('image', 'a', pair);
  await catalog.record(still);
  await catalog.record(half('video', 'b', pair));
  expect(await lostIn(still)).toEqual(['place']);
});

test('a still that comes after its movie is told at once', async () => {
  await catalog.record(half('video', 'b', pair));
  expect(lostOf((await catalog.record(half('image', 'a', pair))).row)).toEqual(['place']);
});

test('both halves in one commit', async () => {
  const still = half('image', 'a', pair);
  await Promise.all([catalog.record(still), catalog.record(half('video', 'b', pair))]);
  expect(await lostIn(still)).toEqual(['place']);
});

test('another photo’s movie is nobody’s half', async () => {
  const still = half('image', 'a', pair);
  await catalog.record(still);
  await catalog.record(half('video', 'b', pair.replace('9', '8')));
  await catalog.record(half('video', 'c', null));
  expect(await lostIn(still)).toContain('live-photo');
});
