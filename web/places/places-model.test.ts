import { beforeEach, expect, test, vi } from 'vitest';
import { AlbumIdSchema } from '../../protocol/album.ts';
import { Failure } from '../../protocol/failure.ts';
import type { LiveEvent } from '../../protocol/live-event.ts';
import { type PhotoPoints, PhotoPointsSchema } from '../../protocol/place-points.ts';
import { Places, type PlacesWire } from './places-model.ts';

const pointsOf = (ids: readonly string[], unnamedCount = 0): PhotoPoints =>
  PhotoPointsSchema.parse({
    ids,
    latitudes: ids.map(() => 41.9),
    longitudes: ids.map(() => 12.5),
    days: ids.map(() => 1),
    names: { values: [{ country: unnamedCount === 0 ? 'IT' : null, city: null }], of: ids.map(() => 0) },
    unnamedCount,
  });

let answers: (PhotoPoints | Failure)[];
let asked: number;
let tell: (event: LiveEvent) => void;
let places: Places;
beforeEach(() => {
  asked = 0;
  answers = [pointsOf(['a'])];
  const wire: PlacesWire = {
    request: async (schema) => {
      asked += 1;
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      if (answer instanceof Failure) throw answer;
      return schema.parse(answer);
    },
    follow: (heard) => {
      tell = heard;
      return () => undefined;
    },
  };
  places = new Places(wire, 1);
  return () => places.close();
});

test('the points are the host’s, and asked for again when photos come or go', async () => {
  places.open();
  await vi.waitFor(() => expect(places.points?.ids).toEqual(['a']));
  expect(places.countries).toMatchObject([{ country: 'IT', count: 1 }]);
  answers = [pointsOf(['a', 'b'])];
  tell({ type: 'resync' });
  await vi.waitFor(() => expect(places.countries).toMatchObject([{ country: 'IT', count: 2 }]));
});

test('what says nothing about places is no reason to ask again', async () => {
  places.open();
  await vi.waitFor(() => expect(places.points).not.toBeNull());
  const before = asked;
  tell({ type: 'album-removed', albumId: AlbumIdSchema.parse('x') });
  await new Promise((resolve) => setImmediate(resolve));
  expect(asked).toBe(before);
});

test('places that have no names yet are asked for until they have them', async () => {
  answers = [pointsOf(['a'], 1), pointsOf(['a'], 1), pointsOf(['a'])];
  places.open();
  await vi.waitFor(() => expect(places.countries).toHaveLength(1));
  expect(asked).toBe(3);
});

test('points that do not come say why, and what was known stays', async () => {
  await places.load();
  answers = [new Failure('unreachable')];
  await places.load();
  expect(places.failure?.code).toBe('unreachable');
  expect(places.points?.ids).toEqual(['a']);
  answers = [pointsOf(['b'])];
  await places.load();
  expect(places.failure).toBeNull();
  expect(places.points?.ids).toEqual(['b']);
});
