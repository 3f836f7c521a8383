import { expect, test } from 'vitest';
import { PhotoFilterSchema } from '../../protocol/photo.ts';
import { PhotoPointsSchema } from '../../protocol/place-points.ts';
import { boxHref, markersOf, nextMarker } from './map-markers.ts';

const points = PhotoPointsSchema.parse({
  ids: ['centre', 'east', 'far east', 'north'],
  latitudes: [50, 50, 51, 55],
  longitudes: [10, 12, 20, 10],
  days: [1, 1, 1, 1],
  names: { values: [{ country: 'DE', city: null }], of: [0, 0, 0, 0] },
  unnamedCount: 0,
});
const clusters = points.ids.map((_, cover) => {
  const [latitude = 0, longitude = 0] = [points.latitudes[cover], points.longitudes[cover]];
  return { cover, count: 1, latitude, longitude, west: longitude, south: latitude, east: longitude, north: latitude };
});
const markers = markersOf(clusters, points);

test('a picture opens the photos of its box, in words that the host understands', () => {
  const [first] = markers;
  expect(first).toMatchObject({ cover: 'centre', count: 1, name: { country: 'DE' } });
  expect(first?.href).toBe('#photos?box=9.99999,49.99999,10.00001,50.00001');
});

test.each([
  [-180, -90, 180, 90],
  [0, 0, 0, 0],
  [-0.000001, 1e-7, 179.9999999, 89.99999999],
])('a box at the edge of the world is one still: %d, %d, %d, %d', (west, south, east, north) => {
  const box = new URLSearchParams(boxHref(west, south, east, north).split('?')[1]).get('box') ?? '';
  expect(PhotoFilterSchema.safeParse({ box }).success).toBe(true);
  const [w = 0, s = 0, e = 0, n = 0] = box.split(',').map(Number);
  expect([w >= -180, s >= -90, e <= 180, n <= 90, w <= e, s <= n]).not.toContain(false);
});

test('an arrow key goes to the nearest picture on that side, and stays where there is none', () => {
  expect(nextMarker(markers, 0, 'ArrowRight')).toBe(1);
  expect(nextMarker(markers, 1, 'ArrowRight')).toBe(2);
  expect(nextMarker(markers, 0, 'ArrowUp')).toBe(3);
  expect(nextMarker(markers, 0, 'ArrowLeft')).toBe(-1);
  expect(nextMarker(markers, 0, 'a')).toBe(-1);
});
