import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Failure } from '../../../protocol/failure.ts';
import type { DeviceId } from '../../../protocol/pairing.ts';
import type { PhotoId, Sha256 } from '../../../protocol/photo.ts';
import { type OpenDatabase, openDatabase } from '../../database/database.ts';
import { Catalog, type CatalogEntry } from './catalog.ts';
import { catalogMigrations } from './catalog-migrations.ts';
import type { CatalogTables } from './catalog-tables.ts';
import { rowOf } from './photo-row.ts';

let dir: string;
let db: OpenDatabase;
let catalog: Catalog;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'landfall-catalog-'));
  db = await openDatabase(join(dir, 'catalog.db'), catalogMigrations);
  catalog = new Catalog(db.tables<CatalogTables>());
});
afterEach(async () => {
  await db.close();
  await rm(dir, { recursive: true });
});

function photo(id: string, local: string, offset: string | null = null, device = 'a'): CatalogEntry {
  const file = {
    path: '',
    sizeBytes: 10,
    sha256: createHash('sha256').update(id).digest('hex') as Sha256,
    deviceId: device as DeviceId,
    name: `${id}.jpg`,
    lastModifiedMs: null,
    receivedAtMs: 0,
  };
  const taken = { local, offset, source: 'exif-original' } as const;
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
    place: null,
    lost: [],
    livePhotoId: null,
  } as const;
  const { row, sendings } = rowOf(file, facts, `library/${id}`);
  return {
    row: { ...row, id: id as PhotoId },
    sendings: sendings.map((sending) => ({ ...sending, photo_id: id as PhotoId })),
  };
}
const ids = async (filter = {}, sentBy: string | null = null, limit = 500) =>
  (await catalog.page(filter, sentBy as DeviceId | null, undefined, limit)).entries.map(({ row }) => row.id);

test('newest first by the wall clock where it was taken; in the hour that comes twice the later instant is newer', async () => {
  await catalog.record(photo('first', '2023-10-29T02:30:00', '+02:00'));
  await catalog.record(photo('second', '2023-10-29T02:30:00', '+01:00'));
  await catalog.record(photo('scan', '1969-07-20T20:17:40'));
  await catalog.record(photo('auckland', '2024-04-14T08:34:30', '+12:00'));
  await catalog.record(photo('newyork', '2024-04-13T16:38:30', '-04:00'));
  await catalog.record(photo('subsecond', '2024-04-13T16:38:30.980', '-04:00'));
  expect(await ids()).toEqual(['auckland', 'subsecond', 'newyork', 'second', 'first', 'scan']);
});

test('pages hold every photo once, also where many were taken in the same moment and photos come in between', async () => {
  const all = Array.from({ length: 57 }, (_, index) =>
    photo(`p${String(index).padStart(2, '0')}`, '2025-01-01T00:00:00'),
  );
  await Promise.all(all.map((entry) => catalog.record(entry)));
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const { entries, next } = await catalog.page({}, null, cursor, 10);
    seen.push(...entries.map(({ row }) => row.id));
    if (seen.length === 30) await catalog.record(photo('newest', '2026-01-01T00:00:00'));
    cursor = next ?? undefined;
  } while (cursor !== undefined);
  expect(seen).toEqual(all.map(({ row }) => row.id as string).toReversed());
});

test.each(['x', 'WzEsMiwiYSJd; drop', Buffer.from('[1,2,"a\' or 1=1"]').toString('base64url')])(
  'attack 18: the cursor %s is refused',
  async (cursor) => {
    await expect(catalog.page({}, null, cursor, 10)).rejects.toThrow(Failure);
  },
);

test('months count what the library holds, whatever is added, moved, trashed and brought back', async () => {
  await catalog.record(photo('a', '2025-01-01T00:00:00'));
  await catalog.record(photo('b', '2025-01-31T23:59:59'));
  await catalog.record(photo('c', '2025-02-01T00:00:00'));
  expect(await catalog.months({}, null)).toEqual({
    months: [
      { month: '2025-02', count: 1, tiles: 1, aspects: 1.333 },
      { month: '2025-01', count: 2, tiles: 2, aspects: 2.667 },
    ],
    total: 3,
  });
  await catalog.change('a' as PhotoId, { trashed: 1, trashed_at: 5 });
  await catalog.change('c' as PhotoId, { month: '2024-12' });
  expect(await catalog.months({}, null)).toEqual({
    months: [
      { month: '2025-01', count: 1, tiles: 1, aspects: 1.333 },
      { month: '2024-12', count: 1, tiles: 1, aspects: 1.333 },
    ],
    total: 2,
  });
  expect(await catalog.totals()).toEqual({ photoCount: 2, sizeBytes: 20 });
  await catalog.change('a' as PhotoId, { trashed: 0, trashed_at: null });
  expect((await catalog.months({}, null)).total).toBe(3);
  expect(await catalog.totals()).toEqual({ photoCount: 3, sizeBytes: 30 });
  expect(await catalog.months({ kind: 'video' }, null)).toEqual({ months: [], total: 0 });
});

test('the same bytes are never recorded twice', async () => {
  await catalog.record(photo('a', '2025-01-01T00:00:00'));
  await expect(
    catalog.record({
      ...photo('b', '2025-01-01T00:00:00'),
      row: { ...photo('b', '2025-01-01T00:00:00').row, sha256: photo('a', '2025-01-01T00:00:00').row.sha256 },
    }),
  ).rejects.toThrow(/UNIQUE/);
  expect((await catalog.totals()).photoCount).toBe(1);
});

test('filters say what they mean', async () => {
  await catalog.record(photo('mine', '2025-01-01T12:00:00', null, 'a'));
  await catalog.record(photo('yours', '2025-01-02T12:00:00', null, 'b'));
  await catalog.record(photo('both', '2025-01-03T12:00:00', null, 'a'));
  await catalog.writes.addSending({
    photo_id: 'both' as PhotoId,
    device_id: 'b' as DeviceId,
    name: 'x',
    received_at: 1,
  });
  await catalog.change('mine' as PhotoId, { favourite: 1, description: 'Beach 100%' });
  expect(await ids({}, 'b')).toEqual(['both', 'yours']);
  expect(await ids({ device: 'a' })).toEqual(['both', 'mine']);
  expect(await ids({ from: '2025-01-02', to: '2025-01-02' })).toEqual(['yours']);
  expect(await ids({ favourite: true })).toEqual(['mine']);
  expect(await ids({ words: ['beach', 'MINE'] })).toEqual(['mine']);
  expect(await ids({ words: ['100%'] })).toEqual(['mine']);
  expect(await ids({ words: ["' or 1=1 --"] })).toEqual([]);
  expect(await ids({ trashed: true })).toEqual([]);
});

test('a page reads the index in order and sorts nothing', async () => {
  const plan = await db
    .tables<CatalogTables>()
    .selectFrom('photos')
    .selectAll()
    .where('trashed', '=', 0)
    .orderBy('wall_ms', 'desc')
    .orderBy('instant_ms', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .explain(undefined, sql`query plan`);
  expect(JSON.stringify(plan)).toMatch(/USING INDEX photos_order/);
  expect(JSON.stringify(plan)).not.toMatch(/TEMP B-TREE/);
});

test('months of many photos and of few are counted alike, at both ends of a month and before 1970', async () => {
  for (const [id, local] of [
    ['scan', '1969-12-31T23:59:59.999'],
    ['new-year', '1970-01-01T00:00:00'],
    ['last', '2024-02-29T23:59:59.5'],
    ['first', '2024-03-01T00:00:00'],
    ['december', '2024-12-31T23:59:59'],
  ] as const)
    await catalog.record(photo(id, local, '-11:00'));
  await catalog.record(photo('other', '2024-03-05T00:00:00', null, 'b'));
  await catalog.change('first' as PhotoId, { trashed: 1, trashed_at: 5 });
  const counted = await catalog.months({ kind: 'image' }, null);
  expect(counted.months.map(({ month, count }) => `${month} ${count}`)).toEqual([
    '2024-12 1',
    '2024-03 1',
    '2024-02 1',
    '1970-01 1',
    '1969-12 1',
  ]);
  expect(await catalog.months({ kind: 'image', isRare: true }, null)).toEqual(counted);
  expect(await catalog.months({ kind: 'image', from: '1900-01-01' }, null)).toEqual(counted);
  expect((await catalog.months({}, 'b' as DeviceId)).months).toMatchObject([{ month: '2024-03', count: 1 }]);
});
