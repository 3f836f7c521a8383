import { expect, test } from 'vitest';
import { unwound, unwoundLine } from './unwound.ts';

test('an island on the date line is one island, and not a band around the world', () => {
  const island = [
    [179, 70],
    [-179, 70],
    [-179, 71],
    [179, 71],
    [179, 70],
  ];
  expect(unwoundLine(island)).toEqual([
    [179, 70],
    [181, 70],
    [181, 71],
    [179, 71],
    [179, 70],
  ]);
  const polygon = { type: 'Polygon', coordinates: [island] } as const;
  expect(unwound({ type: 'Polygon', coordinates: [[...island]] })).toEqual({
    ...polygon,
    coordinates: [unwoundLine(island)],
  });
  const lines = [
    [-179, 10],
    [179, 11],
  ];
  expect(unwoundLine(lines)).toEqual([
    [-179, 10],
    [-181, 11],
  ]);
});

test('land around a pole is closed along the pole', () => {
  const antarctica = [
    [-180, -70],
    [-90, -75],
    [0, -70],
    [90, -66],
    [180, -70],
  ];
  expect(unwoundLine(antarctica)).toEqual(antarctica);
  const fromTheMiddle = [
    [0, -70],
    [90, -66],
    [179, -70],
    [-90, -75],
    [0, -70],
  ];
  expect(unwoundLine(fromTheMiddle)).toEqual([
    [0, -70],
    [90, -66],
    [179, -70],
    [270, -75],
    [360, -70],
    [360, -90],
    [0, -90],
    [0, -70],
  ]);
});

test('what lies on the other side for the most part is laid out there', () => {
  const siberia = [
    [-180, 65],
    [179, 66],
    [100, 70],
    [40, 50],
    [179, 60],
    [-180, 65],
  ];
  expect(unwoundLine(siberia).map(([longitude]) => longitude)).toEqual([180, 179, 100, 40, 179, 180]);
});

test('what is nowhere near the date line stays as it is', () => {
  const line = [
    [10, 1],
    [-20, 2],
  ];
  expect(unwoundLine(line)).toEqual(line);
});
