import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test } from 'vitest';
import { file, PaperPhone, states } from '../../tests/cast/paper-host.ts';

const removedAt = '2026-11-03T09:00:00Z';
let phone: PaperPhone;

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  phone = new PaperPhone();
  phone.host.removed.set('a.jpg', removedAt);
});

test('what was deleted on the host is never sent by itself', async () => {
  const queue = await phone.openQueue();
  queue.add([file('a.jpg'), file('b.jpg')]);
  await expect.poll(() => states(queue)).toEqual({ 'a.jpg': 'removed', 'b.jpg': 'safe' });
  expect(queue.photos[0]?.state).toEqual({ at: 'removed', removedAt });
  expect(queue.summary).toMatchObject({ removed: 1, left: 0, total: 1 });
  phone.link.heard(true);
  queue.retryAll();
  queue.goOn();
  queue.add([file('c.jpg')]);
  await expect.poll(() => states(queue)['c.jpg']).toBe('safe');
  expect(phone.host.sent).toEqual(['b.jpg', 'c.jpg']);
});

test('a person’s word sends it again, and says so to the host', async () => {
  const queue = await phone.openQueue();
  queue.add([file('a.jpg')]);
  await expect.poll(() => states(queue)).toEqual({ 'a.jpg': 'removed' });
  queue.sendAgain(queue.photos[0]?.id ?? '');
  await expect.poll(() => states(queue)).toEqual({ 'a.jpg': 'safe' });
  expect(phone.host.sentAgain).toEqual(['a.jpg']);
});

test('left out, it is gone from the queue for good', async () => {
  const queue = await phone.openQueue();
  queue.add([file('a.jpg')]);
  await expect.poll(() => states(queue)).toEqual({ 'a.jpg': 'removed' });
  queue.forget('removed');
  expect(queue.photos).toEqual([]);
  await expect.poll(async () => (await phone.openQueue()).photos).toEqual([]);
});

test('after a reload it is still asked about, not asked for; sent again, it needs its bytes', async () => {
  const before = await phone.openQueue();
  before.add([file('a.jpg')]);
  await expect.poll(async () => states(await phone.openQueue())).toEqual({ 'a.jpg': 'removed' });

  const after = await phone.openQueue();
  expect(after.photos[0]?.state).toEqual({ at: 'removed', removedAt });
  after.sendAgain(after.photos[0]?.id ?? '');
  expect(states(after)).toEqual({ 'a.jpg': 'unpicked' });
  after.add([file('renamed.jpg', { content: 'a.jpg' })]);
  await expect.poll(() => states(after)).toEqual({ 'a.jpg': 'safe' });
  expect(phone.host.sentAgain).toEqual(['a.jpg']);
});

test('a host that refuses it while it is sent, since it was deleted there, is not asked again either', async () => {
  const queue = await phone.openQueue();
  phone.host.faults.set('b.jpg', ['removed-here']);
  queue.add([file('b.jpg')]);
  await expect.poll(() => queue.photos[0]?.state).toEqual({ at: 'removed', removedAt: null });
  expect(phone.host.sent).toEqual([]);
});
