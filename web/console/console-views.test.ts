import { expect, test } from 'vitest';
import { addressOf, placeIn, viewIn } from './console-views.ts';

test.each(Object.entries(addressOf))('the address of a part leads to it: %s', (view, address) => {
  expect(viewIn(address)).toBe(view);
});

test.each([
  ['#photos?album=a1', 'albums'],
  ['#photos?country=GB&city=London', 'places'],
  ['#photos?box=1,2,3,4&at=2025-11', 'places'],
  ['#places?at=1,2,3', 'places'],
  ['#photos?q=rome', 'photos'],
  ['#elsewhere', null],
  ['', null],
])('%s is part of %s', (hash, view) => {
  expect(viewIn(hash)).toBe(view);
});

test('photos of a place are headed by its name', () => {
  expect(placeIn('#photos?country=GB&city=London')).toBe('London, United Kingdom');
  expect(placeIn('#photos?country=IT')).toBe('Italy');
  expect(placeIn('#photos?box=1,2,3,4')).toBe('Part of the map');
  expect(placeIn('#photos')).toBeNull();
  expect(placeIn('#places')).toBeNull();
});
