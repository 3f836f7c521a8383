import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test } from 'vitest';
import { file, PaperPhone, states } from '../../tests/cast/paper-host.ts';
import type { SendQueue } from './send-queue.ts';

let phone: PaperPhone;

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  phone = new PaperPhone();
});

const halfSent = ['film.mp4', 'b.mp4', 'c.mp4'];

/** A page that sent `done.jpg` and half of each film, and was loaded again. */
async function reloaded(): Promise<SendQueue> {
  const before = await phone.openQueue();
  for (const name of halfSent) phone.host.faults.set(name, ['hangs']);
  before.add(['done.jpg', ...halfSent].map((name) => file(name)));
  await expect
    .poll(() => states(before))
    .toMatchObject({ 'done.jpg': 'safe', 'film.mp4': 'sending', 'c.mp4': 'sending' });
  phone.host.sent.length = 0;
  phone.host.resumedFrom.length = 0;
  return await phone.openQueue();
}

test('after a reload what was not finished asks for the same pick, and says how much is left', async () => {
  const queue = await reloaded();
  expect(states(queue)).toEqual({ 'film.mp4': 'unpicked', 'b.mp4': 'unpicked', 'c.mp4': 'unpicked' });
  // 8 + 5 + 5 bytes, of which the host holds 4 + 2 + 2; and 8 that are done.
  expect(queue.summary).toMatchObject({ unpicked: 3, unpickedLeftBytes: 10, pickedBytes: 26, total: 0 });
});

test('the same pick goes on where the host is, and what is done is not sent again', async () => {
  const queue = await reloaded();
  queue.add(['done.jpg', ...halfSent].map((name) => file(name)));
  await expect.poll(() => queue.summary.left).toBe(0);
  expect(phone.host.sent.toSorted()).toEqual(halfSent.toSorted());
  expect(new Set(phone.host.resumedFrom)).toEqual(new Set(halfSent.map((name) => `/api/uploads/${name}`)));
});

test('the pick may be a part of it, or contain more', async () => {
  const queue = await reloaded();
  queue.add([file('film.mp4'), file('new.jpg')]);
  await expect
    .poll(() => states(queue))
    .toEqual({ 'film.mp4': 'safe', 'b.mp4': 'unpicked', 'c.mp4': 'unpicked', 'new.jpg': 'safe' });
});

test('the same bytes under another name go on where they were', async () => {
  const queue = await reloaded();
  queue.add([file('1000000042.mp4', { at: 9, content: 'film.mp4' })]);
  await expect.poll(() => states(queue)).toMatchObject({ 'film.mp4': 'safe' });
  expect(queue.photos).toHaveLength(3);
  expect(phone.host.resumedFrom).toEqual(['/api/uploads/film.mp4']);
});

test('other bytes under the same name, size and time are another photo: nothing is glued to what the host holds', async () => {
  const queue = await reloaded();
  queue.add([file('film.mp4', { content: 'mlif.4pm' })]);
  await expect.poll(() => queue.summary.done).toBe(2);
  expect(queue.photos.map(({ name, state }) => [name, state.at])).toEqual([
    ['film.mp4', 'unpicked'],
    ['b.mp4', 'unpicked'],
    ['c.mp4', 'unpicked'],
    ['film.mp4', 'safe'],
  ]);
  expect(phone.host.resumedFrom).toEqual([null]);
  queue.add([file('film.mp4')]);
  await expect.poll(() => queue.photos[0]?.state.at).toBe('safe');
  expect(phone.host.resumedFrom).toEqual([null, '/api/uploads/film.mp4']);
});

test('two photos of one name find their own bytes by the hash, whatever time they have now', async () => {
  phone.host.faults.set('image.jpg', ['hangs', 'hangs']);
  const before = await phone.openQueue();
  before.add([file('image.jpg', { at: 1, content: 'one' }), file('image.jpg', { at: 2, content: 'two' })]);
  await expect.poll(() => before.photos.every(({ state }) => state.at === 'sending')).toBe(true);

  const after = await phone.openQueue();
  after.add([file('image.jpg', { at: 2, content: 'one' }), file('image.jpg', { at: 77, content: 'two' })]);
  await expect.poll(() => after.photos.map(({ state }) => state.at)).toEqual(['safe', 'safe']);
  expect(phone.host.resumedFrom.slice(2)).toEqual(['/api/uploads/image.jpg', '/api/uploads/image.jpg']);
});

test('a part that was sent before its hash was known is not gone on with', async () => {
  const before = await phone.openQueue();
  phone.host.faults.set('film.mp4', ['hangs']);
  before.add([file('film.mp4')]);
  await expect.poll(() => states(before)).toEqual({ 'film.mp4': 'sending' });
  await forgetHashes();

  const after = await phone.openQueue();
  after.add([file('film.mp4')]);
  await expect.poll(() => states(after)).toEqual({ 'film.mp4': 'safe' });
  expect(phone.host.abandoned).toEqual(['/api/uploads/film.mp4']);
  expect(phone.host.resumedFrom.at(-1)).toBe(null);
});

test('a file that the phone took back asks to be picked again, and only that file', async () => {
  const queue = await phone.openQueue();
  phone.host.faults.set('a.jpg', ['unreadable']);
  queue.add([file('a.jpg'), file('b.jpg')]);
  await expect.poll(() => states(queue)).toEqual({ 'a.jpg': 'unpicked', 'b.jpg': 'safe' });
  queue.add([file('a.jpg')]);
  await expect.poll(() => states(queue)['a.jpg']).toBe('safe');
});

test('a file that was edited after the pick is sent as it is now', async () => {
  const queue = await phone.openQueue();
  phone.host.faults.set('a.jpg', ['unreadable']);
  queue.add([file('a.jpg', { content: 'plain' })]);
  await expect.poll(() => states(queue)).toEqual({ 'a.jpg': 'unpicked' });
  queue.add([file('a.jpg', { at: 2000, content: 'moody' })]);
  await expect.poll(() => states(queue)).toEqual({ 'a.jpg': 'safe' });
  expect(phone.host.resumedFrom).toEqual([null, null]);
});

test('the same photo twice in a pick, under two names, is sent once and safe twice', async () => {
  const queue = await phone.openQueue();
  queue.add([file('a.jpg'), file('copy.jpg', { content: 'a.jpg' })]);
  await expect.poll(() => states(queue)).toEqual({ 'a.jpg': 'safe', 'copy.jpg': 'safe' });
  expect(phone.host.sent).toHaveLength(1);
});

test('what the host refused for good is not asked for again after a reload', async () => {
  const before = await phone.openQueue();
  phone.host.faults.set('notes.txt', ['not-a-photo']);
  before.add([file('notes.txt')]);
  await expect.poll(() => states(before)).toEqual({ 'notes.txt': 'failed' });
  await expect.poll(async () => (await phone.openQueue()).photos).toEqual([]);
});

/** As if the page had been closed before the hash was known. */
async function forgetHashes(): Promise<void> {
  const { openDB } = await import('idb');
  const database = await openDB('landfall-queue');
  const [photo]: unknown[] = await database.getAll('unfinished');
  const [key] = await database.getAllKeys('unfinished');
  await database.put('unfinished', Object.assign({}, photo, { sha256: null }), key);
  database.close();
}
