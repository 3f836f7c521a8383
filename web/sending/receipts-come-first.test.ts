import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test } from 'vitest';
import { file, hashOf, PaperPhone, states } from '../../tests/cast/paper-host.ts';

let phone: PaperPhone;

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  phone = new PaperPhone();
});

test('a photo is safe only after its receipt is kept on this device', async () => {
  const ends: (() => void)[] = [];
  phone.receipts.keeping = () => new Promise((resolve) => ends.push(resolve));
  const queue = await phone.openQueue();
  queue.add([file('a.jpg')]);
  await expect.poll(() => phone.host.sent).toEqual(['a.jpg']);
  expect(states(queue)).toEqual({ 'a.jpg': 'sending' });
  for (const end of ends) end();
  await expect.poll(() => states(queue)).toEqual({ 'a.jpg': 'safe' });
});

test('a page that closes before the receipt is kept still has the photo to finish', async () => {
  phone.receipts.keeping = () => new Promise(() => undefined);
  const before = await phone.openQueue();
  before.add([file('a.jpg')]);
  await expect.poll(() => phone.host.sent).toEqual(['a.jpg']);
  phone.receipts.keeping = async () => undefined;

  const after = await phone.openQueue();
  after.add([file('a.jpg')]);
  await expect.poll(() => states(after)).toEqual({ 'a.jpg': 'safe' });
  expect(phone.host.sent).toEqual(['a.jpg']);
  expect(after.safeCount).toBe(1);
});

test('where the browser keeps nothing, the photo is safe on the host all the same', async () => {
  phone.receipts.keeping = () => Promise.reject(new Error('no storage'));
  const queue = await phone.openQueue();
  queue.add([file('a.jpg')]);
  await expect.poll(() => states(queue)).toEqual({ 'a.jpg': 'safe' });
});

test('a receipt says what was promised, by whom, about which file of which pick', async () => {
  const queue = await phone.openQueue();
  phone.host.known.add('b.jpg');
  queue.add([file('a.jpg'), file('b.jpg')]);
  await expect.poll(() => queue.summary.done).toBe(2);
  queue.add([file('c.jpg')]);
  await expect.poll(() => phone.receipts.kept).toHaveLength(3);
  const [a, b, c] = ['a.jpg', 'b.jpg', 'c.jpg'].map((name) => phone.receipts.kept.find((each) => each.name === name));
  const keptAt = '2026-11-03T10:00:00Z';
  expect(a).toMatchObject({ sha256: hashOf('a.jpg'), sizeBytes: 5, hostName: 'Study laptop', keptAt, isNew: true });
  expect(b).toMatchObject({ isNew: false });
  expect(b?.batchId).toBe(a?.batchId);
  expect(c?.batchId).not.toBe(a?.batchId);
});
