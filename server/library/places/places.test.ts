import { afterAll, expect, test } from 'vitest';
import { PlaceNames } from './place-names.ts';

const names = new PlaceNames();
afterAll(() => names.close());

test.each([
  ['Big Ben', 51.500694, -0.124575, 'GB', 'London'],
  ['Sydney’s opera', -33.855698, 151.210381, 'AU', 'Sydney'],
  ['a hill above Zürich', 47.3497, 8.4911, 'CH', 'Zürich'],
  ['Jersey City, not New York', 40.7282, -74.0776, 'US', 'Jersey City'],
  ['Manhattan', 40.712728, -74.006015, 'US', 'New York City'],
  ['Brno', 49.198928, 16.607053, 'CZ', 'Brno'],
  ['Konstanz, on this side of the border', 47.6603, 9.1758, 'DE', 'Konstanz'],
  ['Kreuzlingen, on the other', 47.6458, 9.1783, 'CH', 'Kreuzlingen'],
  ['San Juan in Puerto Rico', 18.4663, -66.1057, 'PR', 'San Juan'],
  ['Hong Kong', 22.2819, 114.1582, 'HK', 'Hong Kong'],
  ['the middle of the Sahara', 23.5, 9.5, 'DZ', null],
  ['the middle of the Atlantic', 30, -40, null, null],
  ['the south pole', -90, 0, 'AQ', null],
  ['the date line', -16.5, -180, 'FJ', null],
])('a place has the names that people give it: %s', async (_where, latitude, longitude, country, city) => {
  expect(await names.of([{ latitude, longitude }])).toEqual([{ country, city }]);
});

test('many places are named in their order', async () => {
  const london = { latitude: 51.500694, longitude: -0.124575 };
  const sydney = { latitude: -33.855698, longitude: 151.210381 };
  const found = await names.of([london, sydney, london]);
  expect(found.map(({ country }) => country)).toEqual(['GB', 'AU', 'GB']);
});
