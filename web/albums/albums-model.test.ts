import { beforeEach, expect, test } from 'vitest';
import { type Album, AlbumSchema } from '../../protocol/album.ts';
import { Failure } from '../../protocol/failure.ts';
import type { LiveEvent } from '../../protocol/live-event.ts';
import { Albums, type AlbumsWire } from './albums-model.ts';

const album = (id: string, name = id): Album =>
  AlbumSchema.parse({
    id,
    name,
    order: 'taken',
    photoCount: 1,
    cover: null,
    isCoverChosen: false,
    createdAt: '2026-01-01T00:00:00.000Z',
  });

let answers: unknown[];
let tell: (event: LiveEvent) => void;
let albums: Albums;
beforeEach(() => {
  answers = [{ albums: [album('a'), album('b')] }];
  const wire: AlbumsWire = {
    device: null,
    request: async (schema) => {
      const answer = answers.shift();
      if (answer instanceof Failure) throw answer;
      return schema.parse(answer);
    },
    follow: (heard) => {
      tell = heard;
      return () => undefined;
    },
  };
  albums = new Albums(wire);
});

const names = () => albums.all?.map(({ name }) => name);

test('the list is the host’s, and what an event tells stands in it', async () => {
  albums.open();
  await Promise.resolve();
  await new Promise((resolve) => setImmediate(resolve));
  expect(names()).toEqual(['a', 'b']);
  tell({ type: 'album-changed', album: album('b', 'Beach') });
  expect(names()).toEqual(['Beach', 'a']);
  tell({ type: 'album-changed', album: album('c') });
  expect(names()).toEqual(['c', 'Beach', 'a']);
  tell({ type: 'album-removed', albumId: album('a').id });
  expect(names()).toEqual(['c', 'Beach']);
});

test('a new album stands first, and one that is removed is gone', async () => {
  await albums.load();
  answers = [album('new'), null];
  await albums.create('new');
  expect(names()).toEqual(['new', 'a', 'b']);
  await albums.remove(album('a').id);
  expect(names()).toEqual(['new', 'b']);
});

test('a list that does not come says why, and what was known stays', async () => {
  await albums.load();
  answers = [new Failure('unreachable')];
  await albums.load();
  expect(albums.failure?.code).toBe('unreachable');
  expect(names()).toEqual(['a', 'b']);
});
