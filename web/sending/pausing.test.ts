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

const idOf = (queue: SendQueue, name: string): string => queue.photos.find((photo) => photo.name === name)?.id ?? '';

test('a pause stops what is on its way, and going on ends the pause', async () => {
  const queue = await phone.openQueue();
  phone.host.faults.set('a.jpg', ['hangs']);
  queue.add([file('a.jpg')]);
  await expect.poll(() => states(queue)).toEqual({ 'a.jpg': 'sending' });
  queue.pause();
  expect(states(queue)).toEqual({ 'a.jpg': 'waiting' });
  expect(queue.isPaused).toBe(true);
  queue.goOn();
  await expect.poll(() => states(queue)).toEqual({ 'a.jpg': 'safe' });
});

test('a pause of everything outlives the page', async () => {
  const before = await phone.openQueue();
  before.pause();
  before.add([file('a.jpg')]);
  await expect.poll(async () => (await phone.openQueue()).photos.length).toBe(1);

  const after = await phone.openQueue();
  expect(after.isPaused).toBe(true);
  after.add([file('a.jpg')]);
  expect(states(after)).toEqual({ 'a.jpg': 'waiting' });
  after.goOn();
  await expect.poll(() => states(after)).toEqual({ 'a.jpg': 'safe' });
  expect((await phone.openQueue()).isPaused).toBe(false);
});

test('one that is paused stays so across pages while the rest is sent', async () => {
  phone.host.faults.set('a.jpg', ['hangs']);
  const before = await phone.openQueue();
  before.add([file('a.jpg'), file('b.jpg')]);
  await expect.poll(() => states(before)).toEqual({ 'a.jpg': 'sending', 'b.jpg': 'safe' });
  before.pause(idOf(before, 'a.jpg'));
  expect(states(before)['a.jpg']).toBe('waiting');
  await expect.poll(async () => (await phone.openQueue()).photos[0]?.isPaused).toBe(true);

  const after = await phone.openQueue();
  after.add([file('a.jpg'), file('c.jpg')]);
  await expect.poll(() => states(after)).toEqual({ 'a.jpg': 'waiting', 'c.jpg': 'safe' });
  expect(after.isPaused).toBe(true);
  after.goOn(idOf(after, 'a.jpg'));
  await expect.poll(() => states(after)['a.jpg']).toBe('safe');
  expect(phone.host.resumedFrom.at(-1)).toBe('/api/uploads/a.jpg');
});

test('going on with everything leaves alone what was paused by itself, until nothing else is left', async () => {
  const queue = await phone.openQueue();
  queue.pause();
  queue.add([file('a.jpg'), file('b.jpg')]);
  queue.pause(idOf(queue, 'a.jpg'));
  queue.goOn();
  await expect.poll(() => states(queue)).toEqual({ 'a.jpg': 'waiting', 'b.jpg': 'safe' });
  queue.goOn();
  await expect.poll(() => states(queue)['a.jpg']).toBe('safe');
});

test('only while charging: nothing is sent on the battery, and all goes on at the charger', async () => {
  const queue = await phone.openQueue();
  queue.choose({ onlyWhileCharging: true });
  phone.host.faults.set('a.jpg', ['hangs']);
  queue.add([file('a.jpg')]);
  await expect.poll(() => states(queue)).toEqual({ 'a.jpg': 'sending' });
  phone.charger.turn('on-battery');
  expect(states(queue)).toEqual({ 'a.jpg': 'waiting' });
  expect(queue.waitsForCharger).toBe(true);
  phone.charger.turn('charging');
  await expect.poll(() => states(queue)).toEqual({ 'a.jpg': 'safe' });
});

test('where the browser cannot tell, charging holds nothing back', async () => {
  phone.charger.state = 'unknown';
  const queue = await phone.openQueue();
  queue.choose({ onlyWhileCharging: true });
  expect(queue.canTellCharging).toBe(false);
  queue.add([file('a.jpg')]);
  await expect.poll(() => states(queue)).toEqual({ 'a.jpg': 'safe' });
});

test('a new speed limit holds for what is under way, and on later pages', async () => {
  const queue = await phone.openQueue();
  phone.host.faults.set('a.jpg', ['hangs']);
  queue.add([file('a.jpg')]);
  await expect.poll(() => states(queue)).toEqual({ 'a.jpg': 'sending' });
  queue.choose({ maxBytesPerSecond: 5_000_000 });
  await expect.poll(() => states(queue)).toEqual({ 'a.jpg': 'safe' });
  expect(phone.host.resumedFrom).toEqual([null, '/api/uploads/a.jpg']);
  expect((await phone.openQueue()).choices.maxBytesPerSecond).toBe(5_000_000);
});
