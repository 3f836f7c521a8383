import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ActRequestSchema, mostPhotosPerAct } from '../../protocol/act.ts';
import { AlbumIdSchema } from '../../protocol/album.ts';
import { Failure } from '../../protocol/failure.ts';
import { PhotoIdSchema } from '../../protocol/photo.ts';
import { columnsOf, tileOf } from '../../protocol/tile.ts';
import { somePhoto } from '../../tests/cast/some-photo.ts';
import { TinyHost, until } from '../../tests/cast/tiny-host.ts';
import { PhotoActs } from './photo-acts.ts';
import { Timeline } from './timeline.ts';

const photos = ['a', 'b', 'c'].map((id) => somePhoto({ id, local: '2026-06-03T12:00:00' }));
const ids = photos.map(({ id }) => id);

describe('what is done with photos', () => {
  let host: TinyHost;
  let timeline: Timeline;
  let acts: PhotoActs;
  let asked: ReturnType<typeof ActRequestSchema.parse>[];

  beforeEach(async () => {
    host = await TinyHost.open();
    asked = [];
    host.on('GET /api/timeline', () => ({
      months: [{ month: '2026-06', count: 3, tiles: 3, aspects: 4 }],
      total: 3,
    }));
    host.on('GET /api/timeline/2026-06', () => ({
      tiles: columnsOf(photos.map((photo) => tileOf(photo))),
      deviceNames: [],
    }));
    host.on('POST /api/photos/acts', ({ body }) => {
      const request = ActRequestSchema.parse(body);
      asked.push(request);
      return { changed: request.photos, failed: [] };
    });
    timeline = new Timeline(host);
    timeline.open();
    await until(timeline, () => timeline.state.kind === 'ready');
    await timeline.load('2026-06');
    acts = new PhotoActs(host, timeline);
  });

  afterEach(async () => {
    timeline.close();
    await host.close();
  });

  test('what goes to the trash leaves the wall at once, and undo asks for it back', async () => {
    await acts.do(ids.slice(0, 2), { kind: 'trash' });
    expect(timeline.sections[0]?.tiles?.map(({ id }) => id)).toEqual(['c']);
    expect(acts.said).toMatchObject({ kind: 'done', changed: ['a', 'b'], failedCount: 0 });
    expect(acts.canUndo).toBe(true);
    await acts.undo();
    expect(asked[1]).toEqual({ photos: ['a', 'b'], act: { kind: 'restore' } });
  });

  test('only what was changed is undone', async () => {
    host.on('POST /api/photos/acts', ({ body }) => {
      asked.push(ActRequestSchema.parse(body));
      return { changed: ['b'], failed: [{ id: 'c', code: 'not-found', detail: 'It is gone.' }] };
    });
    await acts.do(ids, { kind: 'favourite', favourite: true });
    expect(timeline.sections[0]?.tiles?.map(({ favourite }) => favourite)).toEqual([false, true, false]);
    expect(acts.said).toMatchObject({ failedCount: 1, why: { code: 'not-found' } });
    await acts.undo();
    expect(asked[1]).toEqual({ photos: ['b'], act: { kind: 'favourite', favourite: false } });
  });

  test('what was taken out of an album goes back to where it stood', async () => {
    const album = AlbumIdSchema.parse('sea');
    host.on('POST /api/photos/acts', ({ body }) => {
      asked.push(ActRequestSchema.parse(body));
      return { changed: ['b', 'a'], positions: [2.5, 1], failed: [] };
    });
    await acts.do(ids.slice(0, 2), { kind: 'album-take', album });
    await acts.undo();
    expect(asked[1]).toEqual({ photos: ['b', 'a'], act: { kind: 'album-add', album, positions: [2.5, 1] } });
  });

  test('what others have done is said here too, and taken back by them', async () => {
    let undone = 0;
    acts.tell('It is called Sea now.', () => Promise.resolve((undone += 1)));
    expect(acts.canUndo).toBe(true);
    await acts.undo();
    expect({ undone, said: acts.said }).toEqual({ undone: 1, said: null });
    acts.tell('It is called Sea now.', () => Promise.reject(new Failure('unreachable')));
    await acts.undo();
    expect(acts.said).toMatchObject({ kind: 'failed', failure: { code: 'unreachable' } });
  });

  test('what the host refuses is said, and nothing leaves the wall', async () => {
    host.on('POST /api/photos/acts', () => new Failure('cannot-write'));
    await acts.do(ids, { kind: 'trash' });
    expect(acts.said).toMatchObject({ kind: 'failed', failure: { code: 'cannot-write' } });
    expect(timeline.total).toBe(3);
    expect(acts.canUndo).toBe(false);
  });

  test('more than the host takes at once goes in several requests', async () => {
    const many = Array.from({ length: mostPhotosPerAct + 1 }, (_, index) => PhotoIdSchema.parse(`photo-${index}`));
    await acts.do(many, { kind: 'trash' });
    expect(asked.map((request) => request.photos.length)).toEqual([mostPhotosPerAct, 1]);
    expect(acts.said).toMatchObject({ kind: 'done', failedCount: 0 });
  });
});
