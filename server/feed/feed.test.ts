import { expect, test } from 'vitest';
import type { LiveEvent } from '../../protocol/live-event.ts';
import type { Access, DeviceId } from '../../protocol/pairing.ts';
import type { PhotoId } from '../../protocol/photo.ts';
import { Feed } from './feed.ts';

const removed = (photoId: string): LiveEvent => ({ type: 'photo-removed', photoId: photoId as PhotoId });

function listen(feed: Feed, afterId: number | null = null, access: Access = 'own') {
  const heard: { id: number; event: LiveEvent }[] = [];
  const stop = feed.follow({
    device: { id: 'd' as DeviceId, access },
    afterId,
    tell: (id, event) => heard.push({ id, event }),
  });
  return { heard, stop };
}

test('events are numbered upwards, over a restart too', () => {
  const before = new Feed(1000);
  const first = listen(before);
  before.publish(removed('a'));
  const after = new Feed(1001);
  const second = listen(after);
  after.publish(removed('b'));
  expect(second.heard[0]?.id).toBeGreaterThan(first.heard[0]?.id ?? Infinity);
});

test('who was away hears exactly what it missed, in order', () => {
  const feed = new Feed();
  const { heard, stop } = listen(feed);
  feed.publish(removed('a'));
  stop();
  feed.publish(removed('b'));
  feed.publish(removed('c'));
  expect(listen(feed, heard[0]?.id ?? null).heard.map(({ event }) => event)).toEqual([removed('b'), removed('c')]);
});

test('who missed more than is kept, or comes from another run, is told to ask again', () => {
  const feed = new Feed();
  const { heard } = listen(feed);
  feed.publish(removed('first'));
  for (let count = 0; count < 2100; count += 1) feed.publish(removed(String(count)));
  expect(listen(feed, heard[0]?.id ?? null).heard.map(({ event }) => event)).toEqual([{ type: 'resync' }]);
  expect(listen(feed, 5).heard.map(({ event }) => event)).toEqual([{ type: 'resync' }]);
});

test('attack 107: a device that only sends does not hear of the library', () => {
  const feed = new Feed();
  const { heard } = listen(feed, null, 'send');
  feed.publish(removed('a'));
  feed.publish({ type: 'invitation-claimed', invitationId: 'x' });
  expect(heard).toEqual([]);
});

test('a listener that throws is dropped and the others hear on', () => {
  const feed = new Feed();
  let told = 0;
  feed.follow({
    device: { id: 'broken' as DeviceId, access: 'own' },
    afterId: null,
    tell: () => {
      told += 1;
      throw new Error('gone');
    },
  });
  const { heard } = listen(feed);
  feed.publish(removed('a'));
  feed.publish(removed('b'));
  expect(told).toBe(1);
  expect(heard).toHaveLength(2);
});

test('a stream stays open and its access is taken back: it hears no more of the library', () => {
  const feed = new Feed();
  const heard: LiveEvent[] = [];
  let access: Access = 'browse';
  const device = {
    id: 'd' as DeviceId,
    get access() {
      return access;
    },
  };
  feed.follow({ device, afterId: null, tell: (_id, event) => heard.push(event) });
  feed.publish(removed('a'));
  access = 'send';
  feed.publish(removed('b'));
  expect(heard).toEqual([removed('a')]);
});
