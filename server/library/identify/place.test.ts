import { expect, test } from 'vitest';
import { exifDegrees, iso6709Place, placeOf } from './place.ts';

test('degrees, minutes and seconds south and west are negative', () => {
  const parts = [
    [33, 1],
    [27, 1],
    [2498, 100],
  ];
  expect(exifDegrees(parts, 'S', 'N', 'S')).toBeCloseTo(-33.456939, 5);
  expect(exifDegrees(parts, 'N', 'N', 'S')).toBeCloseTo(33.456939, 5);
});

test.each([
  [
    'a zero denominator',
    [
      [33, 0],
      [1, 1],
      [1, 1],
    ],
    'N',
  ],
  [
    'no hemisphere',
    [
      [33, 1],
      [1, 1],
      [1, 1],
    ],
    '',
  ],
  [
    'two parts',
    [
      [33, 1],
      [1, 1],
    ],
    'N',
  ],
  ['text', 'north', 'N'],
])('attack 41: %s is no place', (_, parts, hemisphere) => {
  expect(placeOf(exifDegrees(parts, hemisphere, 'N', 'S'), 10)).toBeNull();
});

test.each([
  [Number.NaN, 0],
  [200, 10],
  [10, -181],
  [0, 0],
])('attack 41: %s, %s is no place', (latitude, longitude) => {
  expect(placeOf(latitude, longitude)).toBeNull();
});

test('the date line and the equator are places', () => {
  expect(placeOf(-16.5, -180)).toEqual({ latitude: -16.5, longitude: -180 });
  expect(placeOf(0, 10)).toEqual({ latitude: 0, longitude: 10 });
});

test.each([
  ['+51.4169-000.0806/', 51.4169, -0.0806],
  ['+32.0929+034.8620+028.516/', 32.0929, 34.862],
  ['+5125.0140-00004.8360/', 51.4169, -0.0806],
  ['-335120.5+1511237.4/', -33.855694, 151.210389],
])('ISO 6709 %s is a place', (written, latitude, longitude) => {
  expect(iso6709Place(written)).toEqual({ latitude, longitude });
});

test.each(['+00.0000+000.0000/', '+95.0000+000.0000/', 'nowhere', '', '+51'])(
  'ISO 6709 "%s" is no place',
  (written) => {
    expect(iso6709Place(written)).toBeNull();
  },
);
