import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { routes } from '../../protocol/routes.ts';
import { someReceipt } from '../../tests/cast/some-receipt.ts';
import { TinyHost } from '../../tests/cast/tiny-host.ts';
import { Receipts } from './receipts-model.ts';

let host: TinyHost;
beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  host = await TinyHost.open();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await host.close();
});

const storage = globalThis.indexedDB;
afterEach(() => {
  globalThis.indexedDB = storage;
});

test('a receipt outlives its page, and each photo counts once', async () => {
  const receipts = await Receipts.open(host);
  await receipts.keep(someReceipt('a.jpg'));
  await receipts.keep(someReceipt('b.jpg'));
  await receipts.keep(someReceipt('a.jpg', { batchId: 'two', isNew: false }));
  expect(receipts.count).toBe(2);
  expect((await Receipts.open(host)).count).toBe(2);
});

test('a receipt is written through to the disk before it counts as kept', async () => {
  const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
  const receipts = await Receipts.open(host);
  await receipts.keep(someReceipt('a.jpg'));
  const writing = transaction.mock.calls.filter(([, mode]) => mode === 'readwrite');
  expect(writing.map(([, , options]) => options)).toEqual([{ durability: 'strict' }]);
});

test('receipts that come together are all kept, in few writes', async () => {
  const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
  const receipts = await Receipts.open(host);
  await Promise.all(Array.from({ length: 50 }, (_, n) => receipts.keep(someReceipt(`${n}.jpg`))));
  expect(receipts.count).toBe(50);
  expect(transaction.mock.calls.filter(([, mode]) => mode === 'readwrite').length).toBeLessThan(5);
});

test('a browser that allows no storage cannot keep, says so, and counts for as long as the page is open', async () => {
  vi.spyOn(globalThis.indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('not here', 'SecurityError');
  });
  const receipts = await Receipts.open(host);
  await expect(receipts.keep(someReceipt('a.jpg'))).rejects.toThrow('keeps nothing');
  expect(receipts.count).toBe(1);
  expect((await receipts.openList()).isKept).toBe(false);
  expect((await receipts.openList()).safe.map(({ name }) => name)).toEqual(['a.jpg']);
});

test('a write that fails is not called kept', async () => {
  const receipts = await Receipts.open(host);
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  await expect(receipts.keep(someReceipt('a.jpg'))).rejects.toThrow('full');
  vi.restoreAllMocks();
  await expect(receipts.keep(someReceipt('a.jpg'))).resolves.toBeUndefined();
  expect(receipts.count).toBe(1);
});

test('what an earlier version kept is taken over once', async () => {
  const old = await openDB('landfall-queue', 1, {
    upgrade(database) {
      database.createObjectStore('unfinished');
      database.createObjectStore('receipts');
    },
  });
  await old.put('receipts', true, someReceipt('a.jpg').photoId);
  await old.put('receipts', true, someReceipt('b.jpg').photoId);
  old.close();
  expect((await Receipts.open(host)).count).toBe(2);
  expect((await Receipts.open(host)).count).toBe(2);
  const left = await openDB('landfall-queue');
  expect(await left.count('receipts')).toBe(0);
  left.close();
});

test('where there was no earlier version, no database is left behind', async () => {
  await Receipts.open(host);
  expect((await indexedDB.databases()).map(({ name }) => name)).toEqual(['landfall-receipts']);
});

test('a batch is what was picked last', async () => {
  const receipts = await Receipts.open(host);
  await receipts.keep(someReceipt('a.jpg', { batchId: 'one' }));
  await receipts.keep(someReceipt('b.jpg', { batchId: 'two' }));
  await receipts.keep(someReceipt('c.jpg', { batchId: 'two' }));
  expect(receipts.batch.map(({ name }) => name)).toEqual(['b.jpg', 'c.jpg']);
});

test('a movie that comes makes the still of its Live Photo whole', async () => {
  const still = someReceipt('IMG_1.HEIC', { lost: ['live-photo', 'place'] });
  const receipt = { ...still, posterWanted: false, isNew: false, lost: ['place'] };
  host.on(`POST ${routes.known}`, () => ({
    known: { [still.sha256]: still.photoId },
    removed: [],
    receipts: { [still.sha256]: receipt },
  }));
  const receipts = await Receipts.open(host);
  await receipts.keep(still);
  await receipts.keep(someReceipt('IMG_1.MOV'));
  await vi.waitFor(() => expect(receipts.batch[0]?.lost).toEqual(['place']));
});

test.each(['alone', 'among many'])(
  'a photo that is deleted on the host, %s, is taken back as soon as this browser hears of it',
  async (how) => {
    const [mine, other, somebodyElses] = [someReceipt('a.jpg'), someReceipt('b.jpg'), someReceipt('c.jpg')];
    host.on(`POST ${routes.known}`, () => ({
      known: {},
      removed: [mine.sha256],
      removedAt: { [mine.sha256]: '2026-11-03T10:00:00.000Z' },
    }));
    const receipts = await Receipts.open(host);
    await receipts.keep(mine);
    await receipts.keep(other);
    if (how === 'alone') host.tell({ type: 'photo-removed', photoId: mine.photoId });
    else host.tell({ type: 'photos-changed', photoIds: [mine.photoId, somebodyElses.photoId], months: ['2026-06'] });
    await vi.waitFor(() => expect(receipts.count).toBe(1));
    const list = await receipts.openList();
    expect(list.gone.map(({ receipt, why, at }) => [receipt.name, why, at])).toEqual([
      ['a.jpg', 'removed', '2026-11-03T10:00:00.000Z'],
    ]);
    expect(list.safe.map(({ name }) => name)).toEqual(['b.jpg']);
  },
);
