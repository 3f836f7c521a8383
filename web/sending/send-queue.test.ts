import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test } from 'vitest';
import { file, PaperPhone, states } from '../../tests/cast/paper-host.ts';

let phone: PaperPhone;

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  phone = new PaperPhone();
});

test('every file of a pick reaches the host, three at a time at the most', async () => {
  const queue = await phone.openQueue();
  const names = Array.from({ length: 40 }, (_, index) => `IMG_${index}.jpg`);
  queue.add(names.map((name) => file(name)));
  await expect.poll(() => queue.summary.done).toBe(40);
  expect(phone.host.sent.toSorted()).toEqual(names.toSorted());
  expect(phone.host.mostAtOnce).toBeLessThanOrEqual(3);
  expect(queue.safeCount).toBe(40);
});

test('a file that fails never stops the rest', async () => {
  const queue = await phone.openQueue();
  phone.host.faults.set('b.txt', ['not-a-photo']);
  queue.add(['a.jpg', 'b.txt', 'c.jpg'].map((name) => file(name)));
  await expect.poll(() => states(queue)).toEqual({ 'a.jpg': 'safe', 'b.txt': 'failed', 'c.jpg': 'safe' });
  expect(queue.summary).toMatchObject({ total: 3, done: 2, failed: 1, left: 0 });
});

test('what the host has is not sent', async () => {
  const queue = await phone.openQueue();
  phone.host.known.add('a.jpg');
  queue.add([file('a.jpg')]);
  await expect.poll(() => queue.photos[0]?.state).toMatchObject({ at: 'safe', isNew: false });
  expect(phone.host.sent).toEqual([]);
  expect(queue.summary.alreadyThere).toBe(1);
});

test('a photo whose receipt was lost on the way counts as sent, not as there before', async () => {
  const queue = await phone.openQueue();
  phone.host.faults.set('a.jpg', ['unreachable']);
  queue.add([file('a.jpg')]);
  await expect.poll(() => states(queue)).toEqual({ 'a.jpg': 'later' });
  phone.host.known.add('a.jpg');
  phone.link.heard(true);
  await expect.poll(() => queue.photos[0]?.state).toMatchObject({ at: 'safe', isNew: true });
});

test('while the host is away nothing else is tried, and all goes on when it is back', async () => {
  const queue = await phone.openQueue();
  const names = Array.from({ length: 20 }, (_, index) => `${index}.jpg`);
  for (const name of names) phone.host.faults.set(name, ['unreachable']);
  queue.add(names.map((name) => file(name)));
  await expect.poll(() => queue.photos.some(({ state }) => state.at === 'later')).toBe(true);
  expect(phone.host.resumedFrom.length).toBeLessThanOrEqual(3);
  phone.host.faults.clear();
  phone.link.heard(true);
  await expect.poll(() => queue.summary.done).toBe(20);
});

test('an interrupted file goes on from where the host has it', async () => {
  const queue = await phone.openQueue();
  phone.host.faults.set('film.mp4', ['shutting-down']);
  queue.add([file('film.mp4')]);
  await expect.poll(() => states(queue)).toEqual({ 'film.mp4': 'later' });
  phone.link.heard(true);
  await expect.poll(() => queue.summary.done).toBe(1);
  expect(phone.host.resumedFrom).toEqual([null, '/api/uploads/film.mp4']);
});

test('a file that the host keeps failing at is put aside for a person, who may try again', async () => {
  const queue = await phone.openQueue();
  phone.host.faults.set(
    'a.jpg',
    Array.from({ length: 5 }, () => 'internal' as const),
  );
  queue.add([file('a.jpg')]);
  for (let tries = 1; tries < 5; tries += 1) {
    await expect.poll(() => phone.host.resumedFrom.length).toBe(tries);
    await expect.poll(() => states(queue)).toEqual({ 'a.jpg': 'later' });
    phone.link.heard(true);
  }
  await expect.poll(() => states(queue)).toEqual({ 'a.jpg': 'failed' });
  queue.retryAll();
  await expect.poll(() => states(queue)).toEqual({ 'a.jpg': 'safe' });
});

test('files picked twice while they wait are queued once', async () => {
  const queue = await phone.openQueue();
  phone.host.faults.set('a.jpg', ['hangs']);
  queue.add([file('a.jpg')]);
  queue.add([file('a.jpg')]);
  expect(queue.photos).toHaveLength(1);
});

test('cancelling one ends it on both sides and leaves the rest', async () => {
  const queue = await phone.openQueue();
  phone.host.faults.set('a.jpg', ['hangs']);
  queue.add([file('a.jpg'), file('b.jpg')]);
  await expect.poll(() => states(queue)).toEqual({ 'a.jpg': 'sending', 'b.jpg': 'safe' });
  queue.cancel(queue.photos[0]?.id ?? '');
  expect(states(queue)).toEqual({ 'b.jpg': 'safe' });
  expect(phone.host.abandoned).toEqual(['/api/uploads/a.jpg']);
  expect((await phone.openQueue()).photos).toEqual([]);
});

test('a device that was cut off keeps its queue and goes on once it is paired again', async () => {
  const queue = await phone.openQueue();
  phone.host.faults.set('a.jpg', ['device-revoked']);
  const { device } = phone.link;
  phone.link.device = null;
  queue.add([file('a.jpg')]);
  expect(states(queue)).toEqual({ 'a.jpg': 'waiting' });
  phone.link.device = device;
  phone.host.faults.clear();
  phone.link.heard(true);
  await expect.poll(() => states(queue)).toEqual({ 'a.jpg': 'safe' });
});

test('the host’s word that an upload is no more begins it anew', async () => {
  const queue = await phone.openQueue();
  phone.host.faults.set('a.jpg', ['upload-gone']);
  queue.add([file('a.jpg')]);
  await expect.poll(() => states(queue)).toEqual({ 'a.jpg': 'safe' });
  expect(phone.host.resumedFrom).toEqual([null, null]);
});

test('a pick of thousands tells its page of changes a few times, not thousands of times', async () => {
  const queue = await phone.openQueue();
  let told = 0;
  queue.addEventListener('change', () => (told += 1));
  queue.add(Array.from({ length: 2000 }, (_, index) => file(`${index}.jpg`)));
  expect(told).toBe(0);
  await expect.poll(() => told).toBeGreaterThan(0);
  queue.cancelAll();
});
