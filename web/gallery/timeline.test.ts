import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Failure } from '../../protocol/failure.ts';
import { DeviceIdSchema } from '../../protocol/pairing.ts';
import { type Photo, PhotoChangeSchema } from '../../protocol/photo.ts';
import { someDevice, somePhoto } from '../../tests/cast/some-photo.ts';
import { TinyHost, until } from '../../tests/cast/tiny-host.ts';
import { Timeline } from './timeline.ts';

/** Photos of 1 to `count` June, newest first. */
function june(count: number): Photo[] {
  return Array.from({ length: count }, (_, index) => onDay(count - index));
}

function onDay(day: number, facts: Partial<Photo> = {}): Photo {
  const two = String(day).padStart(2, '0');
  return somePhoto({ ...facts, id: `june-${two}`, local: `2026-06-${two}T12:00:00` });
}

function once(target: EventTarget): Promise<unknown> {
  return new Promise((resolve) => target.addEventListener('sent', resolve, { once: true }));
}

function ids(timeline: Timeline): string[] {
  return timeline.photos.map(({ id }) => id);
}

describe('the timeline', () => {
  let host: TinyHost;
  let timeline: Timeline;
  let library: Photo[];

  beforeEach(async () => {
    host = await TinyHost.open();
    library = june(4);
    // Pages of two, by a cursor that is the number of photos before.
    host.on('GET /api/photos', ({ query }) => {
      const from = Number(query.get('cursor') ?? 0);
      const device = query.get('device');
      const shown = library.filter(({ devices }) => device === null || devices.some(({ id }) => id === device));
      return { photos: shown.slice(from, from + 2), next: from + 2 < shown.length ? String(from + 2) : null };
    });
    host.on('GET /api/timeline', () => ({
      months: library.length === 0 ? [] : [{ month: '2026-06', count: library.length }],
      total: library.length,
    }));
    timeline = new Timeline(host);
  });

  afterEach(async () => {
    timeline.close();
    await host.close();
  });

  const opened = async (): Promise<void> => {
    timeline.open();
    await until(timeline, () => timeline.state.kind === 'ready' && timeline.total === library.length);
  };

  test('pages follow each other until all is there', async () => {
    await opened();
    expect(ids(timeline)).toEqual(['june-04', 'june-03']);
    expect(timeline.isWhole).toBe(false);
    await timeline.loadMore();
    expect(ids(timeline)).toEqual(['june-04', 'june-03', 'june-02', 'june-01']);
    expect(timeline.isWhole).toBe(true);
    await timeline.loadMore();
    expect(host.asked.filter((what) => what === 'GET /api/photos')).toHaveLength(2);
  });

  test('a photo that lands takes its place by when it was taken, and is counted', async () => {
    library = [onDay(9), onDay(5)];
    await opened();
    host.tell({ type: 'photo-added', photo: onDay(7) });
    expect(ids(timeline)).toEqual(['june-09', 'june-07', 'june-05']);
    expect(timeline.countIn('2026-06')).toBe(3);
    expect(timeline.unseen.map(({ id }) => id)).toEqual(['june-07']);
    timeline.see([onDay(7).id]);
    expect(timeline.unseen).toEqual([]);
  });

  test('one that lands beyond what is loaded is counted, and comes with its page', async () => {
    await opened();
    const old = somePhoto({ id: 'old', local: '2019-01-01T00:00:00' });
    host.tell({ type: 'photo-added', photo: old });
    library = [...library, old];
    expect(ids(timeline)).toEqual(['june-04', 'june-03']);
    expect(timeline.total).toBe(5);
    await timeline.loadMore();
    await timeline.loadMore();
    expect(ids(timeline)).toEqual(['june-04', 'june-03', 'june-02', 'june-01', 'old']);
  });

  test('the same photo told twice is there once and counted once', async () => {
    await opened();
    host.tell({ type: 'photo-added', photo: onDay(8) });
    host.tell({ type: 'photo-added', photo: onDay(8) });
    expect(ids(timeline)).toEqual(['june-08', 'june-04', 'june-03']);
    expect(timeline.total).toBe(5);
  });

  test('a change shows where the photo stands, and a new date moves it', async () => {
    await opened();
    host.tell({ type: 'photo-changed', photo: onDay(3, { favourite: true }) });
    expect(timeline.photos[1]).toMatchObject({ id: 'june-03', favourite: true });
    host.tell({ type: 'photo-changed', photo: { ...onDay(3), taken: onDay(20).taken } });
    expect(ids(timeline)).toEqual(['june-03', 'june-04']);
  });

  test('a list that was read before a change does not change under its reader', async () => {
    await opened();
    const before = timeline.photos;
    host.tell({ type: 'photo-removed', photoId: onDay(4).id });
    expect(before).toHaveLength(2);
    expect(ids(timeline)).toEqual(['june-03']);
  });

  test('a removed or trashed photo is gone and no longer counted', async () => {
    await opened();
    host.tell({ type: 'photo-removed', photoId: onDay(4).id });
    host.tell({ type: 'photo-changed', photo: onDay(3, { trashedAt: '2026-06-05T00:00:00Z' }) });
    expect(ids(timeline)).toEqual([]);
    expect(timeline.total).toBe(2);
  });

  test('what happens while a page is on its way wins over the page', async () => {
    const page = { photos: [onDay(4), onDay(3)], next: null };
    const pages = new EventTarget();
    const sent = once(pages);
    host.on('GET /api/photos', async () => {
      await sent;
      return page;
    });
    timeline.open();
    host.tell({ type: 'photo-changed', photo: onDay(3, { favourite: true }) });
    host.tell({ type: 'photo-removed', photoId: onDay(4).id });
    host.tell({ type: 'photo-added', photo: onDay(2) });
    pages.dispatchEvent(new Event('sent'));
    await until(timeline, () => timeline.state.kind === 'ready');
    expect(timeline.photos).toMatchObject([{ id: 'june-03', favourite: true }, { id: 'june-02' }]);
  });

  test('resync loads again as much as was there, and takes the old list away only then', async () => {
    await opened();
    await timeline.loadMore();
    library = [onDay(9), ...library];
    host.tell({ type: 'resync' });
    expect(ids(timeline)).toEqual(['june-04', 'june-03', 'june-02', 'june-01']);
    await until(timeline, () => timeline.state.kind === 'ready' && timeline.total === 5);
    expect(timeline.photos[0]).toMatchObject({ id: 'june-09' });
  });

  test('one device’s photos: others that land are neither shown nor counted', async () => {
    const tablet = { id: DeviceIdSchema.parse('tablet'), name: 'Tablet' };
    library = [onDay(9, { devices: [tablet] }), onDay(5)];
    await opened();
    timeline.showDevice(tablet.id);
    expect(ids(timeline)).toEqual([]);
    await until(timeline, () => timeline.state.kind === 'ready');
    expect(ids(timeline)).toEqual(['june-09']);
    host.tell({ type: 'photo-added', photo: onDay(10) });
    host.tell({ type: 'photo-added', photo: onDay(11, { devices: [tablet] }) });
    expect(ids(timeline)).toEqual(['june-11', 'june-09']);
  });

  test('devices go by the name they have now', async () => {
    await opened();
    expect([...timeline.deviceNames.values()]).toEqual(['iPhone 13']);
    host.tell({ type: 'device-changed', device: someDevice({ id: 'phone', name: 'Maria’s phone' }) });
    expect([...timeline.deviceNames.values()]).toEqual(['Maria’s phone']);
  });

  test('a load that failed says why and can be tried again', async () => {
    host.on('GET /api/photos', () => new Failure('cannot-write'));
    timeline.open();
    await until(timeline, () => timeline.state.kind === 'failed');
    expect(timeline.state).toMatchObject({ failure: { code: 'cannot-write' } });
    host.on('GET /api/photos', () => ({ photos: june(1), next: null }));
    timeline.retry();
    await until(timeline, () => timeline.state.kind === 'ready');
    expect(ids(timeline)).toEqual(['june-01']);
  });

  test('a favourite is shown as the host answers it', async () => {
    await opened();
    host.on('PATCH /api/photos/june-04', ({ body }) =>
      onDay(4, PhotoChangeSchema.pick({ favourite: true }).required().parse(body)),
    );
    await timeline.setFavourite(onDay(4).id, true);
    expect(timeline.photos[0]).toMatchObject({ id: 'june-04', favourite: true });
  });
});
