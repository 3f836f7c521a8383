import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PhotoId } from '../../protocol/photo.ts';
import { SmallLibrary } from '../../tests/cast/small-library.ts';
import { Catalog } from './catalog/catalog.ts';
import { ManyPhotos } from './catalog/many-photos.ts';
import { TrashBin } from './trash-bin.ts';

const dayMs = 24 * 3_600_000;
let small: SmallLibrary;
beforeAll(async () => {
  small = await SmallLibrary.open();
});
afterAll(() => small[Symbol.asyncDispose]());

async function trashed(mark: string): Promise<PhotoId> {
  const id = await small.send(`${mark}.gif`, mark);
  await small.library.acts.do([id], { kind: 'trash' });
  return id;
}
const isKept = (id: PhotoId): boolean => existsSync(join(small.dir, '.landfall', 'trash', id));

/** The same trash, with another clock on the wall. */
function binAt(now: () => number): TrashBin {
  return new TrashBin({
    catalog: new Catalog(small.tables),
    many: new ManyPhotos(small.tables),
    acts: small.library.acts,
    listOf: () => {
      throw new Error('not asked for');
    },
    log: pino({ level: 'silent' }),
    now,
  });
}

test('the trash lists what lies in it with the days left, last first, a Live Photo as one', async () => {
  const first = await trashed('first');
  const [still, movie] = [await small.send('s.gif', 's'), await small.send('m.gif', 'm')];
  await small.pair(still, movie);
  await small.library.acts.do([still], { kind: 'trash' });
  await small.tables
    .updateTable('photos')
    .set({ trashed_at: Date.now() - 12.5 * dayMs })
    .where('id', '=', first)
    .execute();
  const list = await small.library.trashBin.list();
  expect(list.tiles.ids).toEqual([still, first]);
  expect(list.daysLeft).toEqual([29, 17]);
  const sizes = await Promise.all([first, still, movie].map(async (id) => (await small.find(id)).sizeBytes));
  expect(list.sizeBytes).toBe(sizes.reduce((sum, size) => sum + size));
  expect(await small.library.trashBin.empty()).toEqual({ erasedCount: 3, failedCount: 0 });
  expect((await small.library.trashBin.list()).tiles.ids).toEqual([]);
});

test('what has lain in the trash for thirty days is erased, and nothing before', async () => {
  const id = await trashed('old');
  let now = Date.now() + 29 * dayMs;
  const bin = binAt(() => now);
  await bin.look();
  await bin.look();
  expect(isKept(id)).toBe(true);
  now += dayMs;
  await bin.look();
  await bin.look();
  expect(isKept(id)).toBe(false);
});

test('attack: a clock that leaps ahead and back empties no trash', async () => {
  const id = await trashed('leap');
  let now = Date.now() + 10_000 * dayMs;
  const bin = binAt(() => now);
  await bin.look();
  now = Date.now();
  await bin.look();
  await bin.look();
  expect(isKept(id)).toBe(true);
});
