import { expect, test } from 'vitest';
import { boxOf, fitting, type MapView, moved, onMap, placeAt, pointAt, within, zoomed } from './map-view.ts';

const size = { width: 1000, height: 600 };
const berlin = { latitude: 52.52, longitude: 13.405 };
const view: MapView = { ...pointAt(berlin), zoom: 6 };

test('a place goes to the square and comes back', () => {
  const back = placeAt(pointAt(berlin));
  expect(back.latitude).toBeCloseTo(berlin.latitude, 9);
  expect(back.longitude).toBeCloseTo(berlin.longitude, 9);
  expect(pointAt({ latitude: 0, longitude: 0 })).toEqual({ x: 0.5, y: 0.5 });
  expect(pointAt({ latitude: 90, longitude: 180 }).y).toBeCloseTo(0, 4);
});

test('the middle of the view is drawn in the middle, and what moves follows the finger', () => {
  expect(onMap(pointAt(berlin), view, size)).toEqual({ x: 500, y: 300 });
  const there = onMap(pointAt(berlin), moved(view, 30, -20, size), size);
  expect(there.x).toBeCloseTo(530, 6);
  expect(there.y).toBeCloseTo(280, 6);
});

test('what is under the pointer stays there while the map is zoomed', () => {
  const around = { x: 740, y: 123 };
  const place = placeAt({ x: view.x + 240 / (256 * 2 ** 6), y: view.y - 177 / (256 * 2 ** 6) });
  const there = onMap(pointAt(place), zoomed(view, 1.5, around, size), size);
  expect(there.x).toBeCloseTo(around.x, 6);
  expect(there.y).toBeCloseTo(around.y, 6);
});

test('nobody comes past the poles, nearer than houses, or sees the world twice', () => {
  expect(within({ x: 0.5, y: -3, zoom: 4 }, size).y).toBeCloseTo(300 / (256 * 16), 9);
  expect(within({ x: 0.5, y: 0.5, zoom: 99 }, size).zoom).toBe(15);
  expect(256 * 2 ** within({ x: 0.5, y: 0.5, zoom: -3 }, size).zoom).toBeCloseTo(1000, 6);
  expect(within({ x: 1.25, y: 0.5, zoom: 4 }, size).x).toBeCloseTo(0.25, 9);
});

test('beyond the date line the nearest repetition is drawn, and the box says that it reaches across', () => {
  const fiji = within({ ...pointAt({ latitude: -17, longitude: 179.5 }), zoom: 7 }, size);
  expect(onMap(pointAt({ latitude: -17, longitude: -179.5 }), fiji, size).x).toBeGreaterThan(500);
  const [west, , east] = boxOf(fiji, size);
  expect(west).toBeGreaterThan(170);
  expect(east).toBeLessThan(-170);
});

test('a box fits whole, and a single place is shown with its surroundings', () => {
  const box = [-10, 36, 28, 60] as const;
  const [west, south, east, north] = boxOf(fitting(box, size), size);
  expect(west).toBeLessThan(box[0]);
  expect(south).toBeLessThan(box[1]);
  expect(east).toBeGreaterThan(box[2]);
  expect(north).toBeGreaterThan(box[3]);
  expect(fitting([13, 52, 13, 52], size).zoom).toBe(9);
  expect(boxOf(fitting([-180, -80, 180, 80], size), size)[0]).toBe(-180);
});
