import { expect, test } from 'vitest';
import { PhotoClusters } from './photo-clusters.ts';

/** Two in London a day apart, one in Paris, one in Sydney. */
const clusters = new PhotoClusters(
  [51.5, 51.51, 48.86, -33.86],
  [-0.12, -0.13, 2.35, 151.2],
  [19_000, 19_001, 19_500, 18_000],
);
const world = [-180, -85, 180, 85] as const;

test('from afar what lies together is one, with its count, how far it reaches, and its newest photo', () => {
  const found = clusters.within(world, 2).toSorted((a, b) => b.count - a.count);
  expect(found.map(({ count }) => count)).toEqual([3, 1]);
  expect(found[0]).toMatchObject({ cover: 2, west: -0.13, south: 48.86, east: 2.35, north: 51.51 });
  expect(found[1]).toMatchObject({ cover: 3, latitude: -33.86, longitude: 151.2 });
});

test('nearer by it falls apart, and only what lies in the box is named', () => {
  expect(clusters.within(world, 6).map(({ count }) => count)).toEqual(expect.arrayContaining([2, 1, 1]));
  const london = clusters.within([-1, 51, 1, 52], 14);
  expect(london.map(({ count }) => count)).toEqual([1, 1]);
});

test('a box across the date line has what lies on both sides', () => {
  const fiji = new PhotoClusters([-17, -17, 0], [179, -179, 0], [1, 1, 1]);
  expect(fiji.within([178, -20, -178, -10], 9)).toHaveLength(2);
});

test('of one spot all are one, as near as one comes', () => {
  const spot = new PhotoClusters([10, 10, 10], [20, 20, 20], [3, 1, 2]);
  expect(spot.within(world, 15)).toMatchObject([{ count: 3, cover: 0 }]);
});
