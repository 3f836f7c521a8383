import { expect, test } from 'vitest';
import { type PhotoPoints, PhotoPointsSchema } from '../../protocol/place-points.ts';
import { placeGroupsOf } from './place-groups.ts';

const points: PhotoPoints = PhotoPointsSchema.parse({
  ids: ['rome old', 'rome new', 'hills', 'london', 'sea', 'milan'],
  latitudes: [41.9, 41.8, 43, 51.5, 30, 45.46],
  longitudes: [12.5, 12.4, 11, -0.1, -40, 9.19],
  days: [100, 300, 200, 50, 60, 70],
  names: {
    values: [
      { country: 'IT', city: 'Rome' },
      { country: 'IT', city: null },
      { country: 'GB', city: 'London' },
      { country: null, city: null },
      { country: 'IT', city: 'Milan' },
    ],
    of: [0, 0, 1, 2, 3, 4],
  },
  unnamedCount: 0,
});

test('countries come with the most photos first, each with its cities, their newest photo and how far they reach', () => {
  const [italy, britain, ...others] = placeGroupsOf(points);
  expect(others).toEqual([]);
  expect(italy).toMatchObject({
    country: 'IT',
    city: null,
    count: 4,
    cover: 'rome new',
    box: [9.19, 41.8, 12.5, 45.46],
  });
  expect(italy?.cities.map(({ city, count, cover }) => [city, count, cover])).toEqual([
    ['Rome', 2, 'rome new'],
    ['Milan', 1, 'milan'],
  ]);
  expect(britain).toMatchObject({ country: 'GB', count: 1, cities: [{ city: 'London' }] });
});

test('what lies at sea is in no country, and nothing at all is no group', () => {
  expect(placeGroupsOf(points).reduce((sum, { count }) => sum + count, 0)).toBe(5);
  expect(placeGroupsOf({ ...points, ids: [], names: { values: [], of: [] } })).toEqual([]);
});
