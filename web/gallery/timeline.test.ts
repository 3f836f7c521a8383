import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Failure } from '../../protocol/failure.ts';
import { DeviceIdSchema } from '../../protocol/pairing.ts';
import type { Photo } from '../../protocol/photo.ts';
import { columnsOf, tileOf } from '../../protocol/tile.ts';
import { someDevice, somePhoto } from '../../tests/cast/some-photo.ts';
import { TinyHost, until } from '../../tests/cast/tiny-host.ts';
import { Timeline } from './timeline.ts';

const june = '2026-06';
const may = '2026-05';

function onDay(day: string, facts: Partial<Photo> = {}): Photo {
  return somePhoto({ ...facts, id: `on-${day}`, local: `${day}T12:00:00` });
}

function monthsOf(photos: readonly Photo[]) {
  const months = new Map<string, number>();
  for (const { taken } of photos) {
    const month = taken.local.slice(0, 7);
    months.set(month, (months.get(month) ?? 0) + 1);
  }
  return [...months].map(([month, count]) => ({ month, count, tiles: count, aspects: count * 1.333 }));
}

function listOf(photos: readonly Photo[]) {
  return {
    tiles: columnsOf(photos.map((photo) => tileOf(photo))),
    deviceNames: [{ id: 'phone', name: 'iPhone 13' }],
  };
}

function ids(timeline: Timeline, key: string): string[] | null {
  return timeline.sections.find((section) => section.key === key)?.tiles?.map(({ id }) => id) ?? null;
}

describe('the timeline', () => {
  let host: TinyHost;
  let timeline: Timeline;
  let library: Photo[];

  const asked = (what: string) => host.asked.filter((each) => each === what).length;
  const monthAnswers = (month: string): void =>
    host.on(`GET /api/timeline/${month}`, ({ query }) => {
      const device = query.get('device');
      return listOf(
        library.filter(
          ({ taken, devices }) =>
            taken.local.startsWith(month) && (device === null || devices.some(({ id }) => id === device)),
        ),
      );
    });

  beforeEach(async () => {
    host = await TinyHost.open();
    library = [onDay('2026-06-09'), onDay('2026-06-05'), onDay('2026-05-20')];
    host.on('GET /api/timeline', ({ query }) => {
      const device = query.get('device');
      const shown = library.filter(({ devices }) => device === null || devices.some(({ id }) => id === device));
      return { months: monthsOf(shown), total: shown.length };
    });
    monthAnswers(june);
    monthAnswers(may);
    timeline = new Timeline(host);
  });

  afterEach(async () => {
    timeline.close();
    await host.close();
  });

  const opened = async (...near: string[]): Promise<void> => {
    timeline.open();
    await until(timeline, () => timeline.state.kind === 'ready');
    timeline.near(near);
    await until(timeline, () => near.every((key) => ids(timeline, key) !== null));
  };

  test('months are known by their counts, and their tiles once the reader is near', async () => {
    await opened(june);
    expect(timeline.sections.map(({ key, count }) => [key, count])).toEqual([
      [june, 2],
      [may, 1],
    ]);
    expect(timeline.total).toBe(3);
    expect(ids(timeline, june)).toEqual(['on-2026-06-09', 'on-2026-06-05']);
    expect(ids(timeline, may)).toBeNull();
    expect(asked(`GET /api/timeline/${may}`)).toBe(0);
  });

  test('a photo that lands takes its place by when it was taken, and is counted', async () => {
    await opened(june);
    host.tell({ type: 'photo-added', photo: onDay('2026-06-07') });
    expect(ids(timeline, june)).toEqual(['on-2026-06-09', 'on-2026-06-07', 'on-2026-06-05']);
    expect(timeline.total).toBe(4);
    expect(timeline.unseen.map(({ id }) => id)).toEqual(['on-2026-06-07']);
    timeline.see([onDay('2026-06-07').id]);
    expect(timeline.unseen).toEqual([]);
  });

  test('one that lands in a month that is not loaded is counted once, and comes with its month', async () => {
    await opened(june);
    const photo = onDay('2026-05-21');
    host.tell({ type: 'photo-added', photo });
    host.tell({ type: 'photo-added', photo });
    library = [...library, photo];
    expect(ids(timeline, may)).toBeNull();
    expect(timeline.total).toBe(4);
    await timeline.load(may);
    expect(ids(timeline, may)).toEqual(['on-2026-05-20', 'on-2026-05-21']);
  });

  test('one of a month that was not there shows at once, without asking', async () => {
    await opened(june);
    host.tell({ type: 'photo-added', photo: onDay('2019-01-01') });
    expect(ids(timeline, '2019-01')).toEqual(['on-2019-01-01']);
    expect(timeline.sections.map(({ key }) => key)).toEqual([june, may, '2019-01']);
  });

  test('one that lands before the months are counted is not taken for the whole library', async () => {
    const counts = { months: monthsOf(library), total: library.length };
    const held = new EventTarget();
    host.on('GET /api/timeline', async () => {
      await new Promise((resolve) => held.addEventListener('go', resolve));
      return counts;
    });
    timeline.open();
    host.tell({ type: 'photo-added', photo: onDay('2026-06-10') });
    expect([timeline.total, timeline.sections]).toEqual([0, []]);
    await expect.poll(() => asked('GET /api/timeline')).toBe(1);
    held.dispatchEvent(new Event('go'));
    await until(timeline, () => timeline.state.kind === 'ready');
    expect(timeline.sections.map(({ key }) => key)).toEqual([june, may]);
  });

  test('the movie of a Live Photo has no tile once its still is here', async () => {
    await opened(june);
    host.tell({ type: 'photo-added', photo: onDay('2026-06-08', { kind: 'video' }) });
    expect(timeline.total).toBe(4);
    const stillPart = onDay('2026-06-09').id;
    host.tell({ type: 'photo-changed', photo: onDay('2026-06-08', { kind: 'video', stillPart }) });
    expect(ids(timeline, june)).toEqual(['on-2026-06-09', 'on-2026-06-05']);
    expect(timeline.unseen).toEqual([]);
  });

  test('a change shows where the photo stands, and a new date moves it to another month', async () => {
    await opened(june, may);
    host.tell({ type: 'photo-changed', photo: onDay('2026-06-05', { favourite: true }) });
    expect(timeline.find(onDay('2026-06-05').id)).toMatchObject({ favourite: true });
    host.tell({ type: 'photo-changed', photo: { ...onDay('2026-06-05'), taken: onDay('2026-05-30').taken } });
    expect(ids(timeline, june)).toEqual(['on-2026-06-09']);
    expect(ids(timeline, may)).toEqual(['on-2026-06-05', 'on-2026-05-20']);
  });

  test('what did not change is the same object, so that nothing is drawn or laid out anew for it', async () => {
    await opened(june, may);
    const [, before] = timeline.sections;
    host.tell({ type: 'photo-changed', photo: onDay('2026-06-05', { favourite: true }) });
    expect(timeline.sections[1]).toBe(before);
    expect(timeline.sections[0]?.tiles?.[0]).toMatchObject({ id: 'on-2026-06-09' });
  });

  test('a removed or trashed photo is gone and no longer counted', async () => {
    await opened(june);
    host.tell({ type: 'photo-removed', photoId: onDay('2026-06-09').id });
    host.tell({ type: 'photo-changed', photo: onDay('2026-06-05', { trashedAt: '2026-06-05T00:00:00Z' }) });
    expect(timeline.sections.map(({ key }) => key)).toEqual([may]);
    expect(timeline.total).toBe(1);
  });

  test('what happens while a month is on its way wins over the month', async () => {
    const list = listOf(library.slice(0, 2));
    const month = new EventTarget();
    const sent = new Promise((resolve) => month.addEventListener('sent', resolve, { once: true }));
    host.on(`GET /api/timeline/${june}`, async () => {
      await sent;
      return list;
    });
    timeline.open();
    await until(timeline, () => timeline.state.kind === 'ready');
    timeline.near([june]);
    host.tell({ type: 'photo-changed', photo: onDay('2026-06-05', { favourite: true }) });
    host.tell({ type: 'photo-removed', photoId: onDay('2026-06-09').id });
    host.tell({ type: 'photo-added', photo: onDay('2026-06-02') });
    month.dispatchEvent(new Event('sent'));
    await until(timeline, () => ids(timeline, june) !== null);
    expect(timeline.sections[0]?.tiles).toMatchObject([
      { id: 'on-2026-06-05', favourite: true },
      { id: 'on-2026-06-02' },
    ]);
  });

  test('a month that the reader has passed is not waited for', async () => {
    host.on(`GET /api/timeline/${june}`, () => new Promise(() => undefined));
    timeline.open();
    await until(timeline, () => timeline.state.kind === 'ready');
    timeline.near([june]);
    timeline.near([may]);
    await until(timeline, () => ids(timeline, may) !== null);
    expect(ids(timeline, june)).toBeNull();
  });

  test('far months are let go and keep their count, near ones never', async () => {
    timeline = new Timeline(host, 1);
    await opened(june);
    timeline.near([may]);
    await until(timeline, () => ids(timeline, may) !== null);
    timeline.near([may]);
    expect(ids(timeline, june)).toBeNull();
    expect(timeline.sections[0]).toMatchObject({ count: 2 });
    expect(ids(timeline, may)).toHaveLength(1);
  });

  test('resync asks again for what is near, and takes the old tiles away only then', async () => {
    await opened(june);
    library = [onDay('2026-06-11'), ...library];
    host.tell({ type: 'resync' });
    expect(ids(timeline, june)).toHaveLength(2);
    await until(timeline, () => ids(timeline, june)?.length === 3);
    expect(timeline.total).toBe(4);
  });

  test('where many photos changed at once, their months are asked for again and others are not', async () => {
    await opened(june, may);
    library = [onDay('2026-06-09', { favourite: true }), ...library.slice(1)];
    host.tell({ type: 'photos-changed', photoIds: [onDay('2026-06-09').id], months: [june] });
    await until(timeline, () => timeline.find(onDay('2026-06-09').id)?.favourite === true);
    expect(asked(`GET /api/timeline/${may}`)).toBe(1);
  });

  test('a month that the host counts otherwise is asked for again', async () => {
    await opened(june);
    library = library.slice(1);
    host.tell({ type: 'photo-removed', photoId: onDay('2001-01-01').id });
    await until(timeline, () => ids(timeline, june)?.length === 1);
    expect(ids(timeline, june)).toEqual(['on-2026-06-05']);
  });

  test('one device’s photos: others that land are neither shown nor counted', async () => {
    const tablet = { id: DeviceIdSchema.parse('tablet'), name: 'Tablet' };
    library = [onDay('2026-06-09', { devices: [tablet] }), onDay('2026-06-05')];
    await opened(june);
    timeline.show({ device: tablet.id });
    expect(timeline.total).toBe(0);
    await until(timeline, () => timeline.state.kind === 'ready');
    await timeline.load(june);
    expect(ids(timeline, june)).toEqual(['on-2026-06-09']);
    host.tell({ type: 'photo-added', photo: onDay('2026-06-10') });
    host.tell({ type: 'photo-added', photo: onDay('2026-06-11', { devices: [tablet] }) });
    expect(ids(timeline, june)).toEqual(['on-2026-06-11', 'on-2026-06-09']);
  });

  test('devices go by the name they have now', async () => {
    await opened(june);
    expect([...timeline.deviceNames.values()]).toEqual(['iPhone 13']);
    host.tell({ type: 'device-changed', device: someDevice({ id: 'phone', name: 'Maria’s phone' }) });
    expect([...timeline.deviceNames.values()]).toEqual(['Maria’s phone']);
  });

  test('months that could not be had say why and can be asked for again', async () => {
    host.on('GET /api/timeline', () => new Failure('cannot-write'));
    timeline.open();
    await until(timeline, () => timeline.state.kind === 'failed');
    expect(timeline.state).toMatchObject({ failure: { code: 'cannot-write' } });
    host.on('GET /api/timeline', () => ({ months: monthsOf(library), total: 3 }));
    timeline.retry();
    await until(timeline, () => timeline.state.kind === 'ready');
  });

  test('a month that failed says so, is not asked for over and over, and comes when the host is heard again', async () => {
    host.on(`GET /api/timeline/${june}`, () => new Failure('cannot-write'));
    timeline.open();
    await until(timeline, () => timeline.state.kind === 'ready');
    timeline.near([june]);
    await until(timeline, () => timeline.sections[0]?.failure?.code === 'cannot-write');
    timeline.near([june]);
    expect(asked(`GET /api/timeline/${june}`)).toBe(1);
    monthAnswers(june);
    host.tell({ type: 'device-changed', device: someDevice({ id: 'phone', name: 'iPhone 13' }) });
    await until(timeline, () => ids(timeline, june) !== null);
  });

  test('everybody of a month that is not loaded is named without keeping it', async () => {
    await opened(june);
    expect(await timeline.idsOf(may)).toEqual(['on-2026-05-20']);
    expect(ids(timeline, may)).toBeNull();
  });
});
