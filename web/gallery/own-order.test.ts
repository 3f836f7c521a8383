import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AlbumIdSchema, AlbumSchema } from '../../protocol/album.ts';
import { columnsOf, tileOf } from '../../protocol/tile.ts';
import { somePhoto } from '../../tests/cast/some-photo.ts';
import { TinyHost, until } from '../../tests/cast/tiny-host.ts';
import { Timeline } from './timeline.ts';

import { layOutWall, lineFrom } from './wall-layout.ts';

const photos = ['b', 'c', 'a'].map((id, index) => somePhoto({ id, local: `2026-0${index + 4}-03T12:00:00` }));
const album = AlbumSchema.parse({
  id: AlbumIdSchema.parse('sea'),
  name: 'Sea',
  order: 'own',
  photoCount: 3,
  cover: null,
  isCoverChosen: false,
  createdAt: '2026-01-01T00:00:00.000Z',
});

describe('an album in its owner’s order', () => {
  let host: TinyHost;
  let timeline: Timeline;
  let order: typeof photos;

  const shown = () => timeline.sections.map(({ key, tiles }) => [key, tiles?.map(({ id }) => id).join('')]);

  beforeEach(async () => {
    host = await TinyHost.open();
    order = photos;
    host.on('GET /api/albums/sea', () => album);
    host.on('GET /api/albums/sea/tiles', () => ({
      tiles: columnsOf(order.map((photo) => tileOf(photo))),
      deviceNames: [],
    }));
    host.on('GET /api/timeline', () => ({ months: [], total: 0 }));
    timeline = new Timeline(host);
    timeline.show({ album: 'sea' }, true);
    timeline.open();
    await until(timeline, () => timeline.state.kind === 'ready');
    await timeline.load('own');
  });

  afterEach(async () => {
    timeline.close();
    await host.close();
  });

  test('is one section without months, whatever the dates are', () => {
    expect(shown()).toEqual([['own', 'bca']]);
    const wall = layOutWall(timeline.sections, { width: 800, rowHeight: 160 });
    expect(wall.sections[0]?.layout?.days).toMatchObject([{ day: '', from: 0, until: 3 }]);
    expect(lineFrom(wall, '2026-05')).toEqual({ y: 0, isExact: true });
  });

  test('shows a new order at once, and the host’s when it tells of one', async () => {
    timeline.arrange(photos.toReversed().map(({ id }) => id));
    expect(shown()).toEqual([['own', 'acb']]);
    order = [photos[1], photos[0], photos[2]].flatMap((photo) => photo ?? []);
    host.tell({ type: 'album-changed', album });
    timeline.near(['own']);
    await until(timeline, () => shown()[0]?.[1] === 'cba');
  });

  test('a photo that changes stays where it was put', () => {
    const [, photo] = photos;
    if (photo === undefined) throw new Error('there is one');
    host.tell({
      type: 'photo-changed',
      photo: { ...photo, favourite: true, taken: { ...photo.taken, local: '1999-01-01T00:00:00' } },
    });
    expect(shown()).toEqual([['own', 'bca']]);
    expect(timeline.sections[0]?.tiles?.[1]).toMatchObject({ favourite: true, local: '1999-01-01T00:00:00' });
  });

  test('part of it, as a search leaves it, is shown by months', async () => {
    timeline.show({ album: 'sea', q: 'x' }, true);
    expect(timeline.isOwnOrder).toBe(false);
    await until(timeline, () => timeline.state.kind === 'ready');
    expect(shown()).toEqual([]);
  });
});
