import { expect, test } from 'vitest';
import { type City, namesFor } from './city-names.ts';
import { pointAt } from './map-view.ts';

const size = { width: 800, height: 600 };
const city = (name: string, latitude: number, longitude: number, weight: number): City => ({
  name,
  weight,
  ...pointAt({ latitude, longitude }),
});
const cities = [
  city('London', 51.5, -0.12, 9_000_000),
  city('Paris', 48.86, 2.35, 6_000_000),
  city('Croydon', 51.38, -0.1, 200_000),
  city('Reading', 51.45, -0.97, 160_000),
];
const text = { widthOf: (name: string) => name.length * 7, height: 9 };
const names = (zoom: number, taken: Parameters<typeof namesFor>[3] = []) =>
  namesFor(cities, { ...pointAt({ latitude: 51.4, longitude: 0 }), zoom }, size, taken, text).map(({ name }) => name);

test('from afar only large cities have names, and nearer by smaller ones too', () => {
  expect(names(1)).toEqual([]);
  expect(names(5)).toEqual(['London', 'Paris']);
  expect(names(9)).toContain('Reading');
});

test('names never lie on each other: the larger city keeps its own', () => {
  expect(names(6.5)).not.toContain('Croydon');
  expect(names(10)).toContain('Croydon');
});

test('nothing is written over a picture', () => {
  expect(names(5, [{ left: 0, top: 0, right: 800, bottom: 600 }])).toEqual([]);
});
