import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test } from 'vitest';
import { Failure, type FailureCode } from '../../protocol/failure.ts';
import { type Device, DeviceSchema } from '../../protocol/pairing.ts';
import { PhotoIdSchema, Sha256Schema } from '../../protocol/photo.ts';
import { QueueStore } from './queue-store.ts';
import { UnreadableFile } from './readable.ts';
import { SendQueue } from './send-queue.ts';
import type { PickedPhoto, SendSteps } from './send-steps.ts';

const at = '2026-06-03T12:00:00Z';
const phone: Device = DeviceSchema.parse({
  id: 'd1',
  name: 'Pixel 8',
  platform: 'android',
  access: 'send',
  pairedAt: at,
  lastSeenAt: at,
  online: true,
  photoCount: 0,
  sizeBytes: 0,
});

class Link extends EventTarget {
  device: Device | null = phone;
  reachable = true;
  heard(isReachable: boolean): void {
    this.reachable = isReachable;
    this.dispatchEvent(new Event('change'));
  }
}

type Fault = FailureCode | 'unreadable' | 'hangs';

/** A host of paper: it fails what it is told to fail, once for each time it is told. */
class PaperHost implements SendSteps {
  readonly sent: string[] = [];
  readonly resumedFrom: (string | null)[] = [];
  readonly abandoned: string[] = [];
  readonly known = new Set<string>();
  readonly faults = new Map<string, Fault[]>();
  sendingNow = 0;
  mostAtOnce = 0;

  async check(photo: PickedPhoto) {
    const sha256 = Sha256Schema.parse(Buffer.from(photo.name).toString('hex').padEnd(64, '0').slice(0, 64));
    return { sha256, photoId: this.known.has(photo.name) ? PhotoIdSchema.parse(photo.name) : null };
  }

  async send(...[photo, progress, signal]: Parameters<SendSteps['send']>) {
    this.resumedFrom.push(photo.uploadUrl);
    this.sendingNow += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.sendingNow);
    try {
      progress.located(`/api/uploads/${photo.name}`);
      progress.sent(photo.file.size / 2);
      const fault = this.faults.get(photo.name)?.shift();
      if (fault === 'hangs')
        await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
      else if (fault === 'unreadable') throw new UnreadableFile();
      else if (fault !== undefined) throw new Failure(fault);
      await new Promise((resolve) => setImmediate(resolve));
      this.sent.push(photo.name);
      return { photoId: PhotoIdSchema.parse(photo.name), isNew: true, posterWanted: false };
    } finally {
      this.sendingNow -= 1;
    }
  }

  async abandon(uploadUrl: string) {
    this.abandoned.push(uploadUrl);
  }
}

let host: PaperHost;
let link: Link;

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  host = new PaperHost();
  link = new Link();
});

async function openQueue(): Promise<SendQueue> {
  const queue = new SendQueue(link, await QueueStore.open(), host);
  await queue.begin();
  return queue;
}

function file(name: string, lastModified = 1000, content = 'bytes of a photo'): File {
  return new File([content], name, { lastModified, type: 'image/jpeg' });
}

const states = (queue: SendQueue): Record<string, string> =>
  Object.fromEntries(queue.photos.map(({ name, state }) => [name, state.at]));

test('every file of a pick reaches the host, three at a time at the most', async () => {
  const queue = await openQueue();
  const names = Array.from({ length: 40 }, (_, index) => `IMG_${index}.jpg`);
  queue.add(names.map((name) => file(name)));
  await expect.poll(() => queue.summary.done).toBe(40);
  expect(host.sent.toSorted()).toEqual(names.toSorted());
  expect(host.mostAtOnce).toBeLessThanOrEqual(3);
  expect(queue.safeCount).toBe(40);
});

test('a file that fails never stops the rest', async () => {
  const queue = await openQueue();
  host.faults.set('b.txt', ['not-a-photo']);
  queue.add(['a.jpg', 'b.txt', 'c.jpg'].map((name) => file(name)));
  await expect.poll(() => states(queue)).toEqual({ 'a.jpg': 'safe', 'b.txt': 'failed', 'c.jpg': 'safe' });
  expect(queue.summary).toMatchObject({ total: 3, done: 2, failed: 1, left: 0 });
});

test('what the host has is not sent', async () => {
  const queue = await openQueue();
  host.known.add('a.jpg');
  queue.add([file('a.jpg')]);
  await expect.poll(() => queue.photos[0]?.state).toMatchObject({ at: 'safe', isNew: false });
  expect(host.sent).toEqual([]);
  expect(queue.summary.alreadyThere).toBe(1);
});

test('a photo whose receipt was lost on the way counts as sent, not as there before', async () => {
  const queue = await openQueue();
  host.faults.set('a.jpg', ['unreachable']);
  queue.add([file('a.jpg')]);
  await expect.poll(() => states(queue)).toEqual({ 'a.jpg': 'later' });
  host.known.add('a.jpg');
  link.heard(true);
  await expect.poll(() => queue.photos[0]?.state).toMatchObject({ at: 'safe', isNew: true });
});

test('while the host is away nothing else is tried, and all goes on when it is back', async () => {
  const queue = await openQueue();
  const names = Array.from({ length: 20 }, (_, index) => `${index}.jpg`);
  for (const name of names) host.faults.set(name, ['unreachable']);
  queue.add(names.map((name) => file(name)));
  await expect.poll(() => queue.photos.some(({ state }) => state.at === 'later')).toBe(true);
  expect(host.resumedFrom.length).toBeLessThanOrEqual(3);
  host.faults.clear();
  link.heard(true);
  await expect.poll(() => queue.summary.done).toBe(20);
});

test('an interrupted file goes on from where the host has it', async () => {
  const queue = await openQueue();
  host.faults.set('film.mp4', ['shutting-down']);
  queue.add([file('film.mp4')]);
  await expect.poll(() => states(queue)).toEqual({ 'film.mp4': 'later' });
  link.heard(true);
  await expect.poll(() => queue.summary.done).toBe(1);
  expect(host.resumedFrom).toEqual([null, '/api/uploads/film.mp4']);
});

test('a file that the host keeps failing at is put aside for a person, who may try again', async () => {
  const queue = await openQueue();
  host.faults.set(
    'a.jpg',
    Array.from({ length: 5 }, () => 'internal' as const),
  );
  queue.add([file('a.jpg')]);
  for (let tries = 1; tries < 5; tries += 1) {
    await expect.poll(() => host.resumedFrom.length).toBe(tries);
    await expect.poll(() => states(queue)).toEqual({ 'a.jpg': 'later' });
    link.heard(true);
  }
  await expect.poll(() => states(queue)).toEqual({ 'a.jpg': 'failed' });
  queue.retryAll();
  await expect.poll(() => states(queue)).toEqual({ 'a.jpg': 'safe' });
});

test('a file that the phone took back asks to be picked again, and only that file', async () => {
  const queue = await openQueue();
  host.faults.set('a.jpg', ['unreadable']);
  queue.add([file('a.jpg'), file('b.jpg')]);
  await expect.poll(() => states(queue)).toEqual({ 'a.jpg': 'unpicked', 'b.jpg': 'safe' });
  queue.add([file('a.jpg')]);
  await expect.poll(() => states(queue)['a.jpg']).toBe('safe');
});

test('after a reload what was not finished asks for the same pick, and goes on where it was', async () => {
  host.faults.set('film.mp4', ['hangs']);
  const before = await openQueue();
  before.add([file('done.jpg'), file('film.mp4')]);
  await expect.poll(() => states(before)).toEqual({ 'done.jpg': 'safe', 'film.mp4': 'sending' });

  const after = await openQueue();
  expect(states(after)).toEqual({ 'film.mp4': 'unpicked' });
  expect(after.safeCount).toBe(1);
  after.add([file('film.mp4')]);
  await expect.poll(() => states(after)).toEqual({ 'film.mp4': 'safe' });
  expect(host.resumedFrom.at(-1)).toBe('/api/uploads/film.mp4');
});

test('a pick is recognised under a new time, unless two photos could be meant', async () => {
  host.faults.set('image.jpg', ['hangs', 'hangs']);
  const before = await openQueue();
  before.add([file('image.jpg', 1), file('image.jpg', 2), file('only.jpg', 1)]);
  await expect.poll(() => before.summary.done).toBe(1);

  const after = await openQueue();
  host.faults.clear();
  after.add([file('image.jpg', 2), file('image.jpg', 77)]);
  await expect.poll(() => after.summary.left).toBe(0);
  expect(after.photos.map(({ lastModifiedMs, state }) => [lastModifiedMs, state.at])).toEqual([
    [77, 'safe'],
    [2, 'safe'],
  ]);
  expect(host.sent.filter((name) => name === 'image.jpg')).toHaveLength(2);
});

test('files picked twice while they wait are queued once', async () => {
  const queue = await openQueue();
  host.faults.set('a.jpg', ['hangs']);
  queue.add([file('a.jpg')]);
  queue.add([file('a.jpg')]);
  expect(queue.photos).toHaveLength(1);
});

test('cancelling one ends it on both sides and leaves the rest', async () => {
  const queue = await openQueue();
  host.faults.set('a.jpg', ['hangs']);
  queue.add([file('a.jpg'), file('b.jpg')]);
  await expect.poll(() => states(queue)).toEqual({ 'a.jpg': 'sending', 'b.jpg': 'safe' });
  queue.cancel(queue.photos[0]?.id ?? '');
  expect(states(queue)).toEqual({ 'b.jpg': 'safe' });
  expect(host.abandoned).toEqual(['/api/uploads/a.jpg']);
  expect((await openQueue()).photos).toEqual([]);
});

test('a pause stops what is on its way and going on ends the pause', async () => {
  const queue = await openQueue();
  host.faults.set('a.jpg', ['hangs']);
  queue.add([file('a.jpg')]);
  await expect.poll(() => states(queue)).toEqual({ 'a.jpg': 'sending' });
  queue.pause();
  expect(states(queue)).toEqual({ 'a.jpg': 'waiting' });
  queue.goOn();
  await expect.poll(() => states(queue)).toEqual({ 'a.jpg': 'safe' });
});

test('a device that was cut off keeps its queue and goes on once it is paired again', async () => {
  const queue = await openQueue();
  host.faults.set('a.jpg', ['device-revoked']);
  link.device = null;
  queue.add([file('a.jpg')]);
  expect(states(queue)).toEqual({ 'a.jpg': 'waiting' });
  link.device = phone;
  host.faults.clear();
  link.heard(true);
  await expect.poll(() => states(queue)).toEqual({ 'a.jpg': 'safe' });
});

test('the host’s word that an upload is no more begins it anew', async () => {
  const queue = await openQueue();
  host.faults.set('a.jpg', ['upload-gone']);
  queue.add([file('a.jpg')]);
  await expect.poll(() => states(queue)).toEqual({ 'a.jpg': 'safe' });
  expect(host.resumedFrom).toEqual([null, null]);
});

test('a pick of thousands tells its page of changes a few times, not thousands of times', async () => {
  const queue = await openQueue();
  let told = 0;
  queue.addEventListener('change', () => (told += 1));
  queue.add(Array.from({ length: 2000 }, (_, index) => file(`${index}.jpg`)));
  expect(told).toBe(0);
  await expect.poll(() => told).toBeGreaterThan(0);
  queue.cancelAll();
});
