import { describe, expect, test } from 'vitest';
import { mostZoom, pressedZoom } from './zoom-levels.ts';

const screen = { x: 1200, y: 800 };

function sizes(x: number, y: number) {
  return { fit: Math.min(1, screen.x / x, screen.y / y), elementSize: { x, y }, panAreaSize: screen };
}

describe('how far a press zooms', () => {
  test('a large photo is brought to its real pixels', () => {
    expect(pressedZoom(sizes(4032, 3024))).toBe(1);
  });

  test('a photo that fits as it is is doubled', () => {
    expect(pressedZoom(sizes(600, 400))).toBe(2);
  });

  test('a panorama fills the height, so that dragging walks along it', () => {
    expect(pressedZoom(sizes(8000, 1000))).toBeCloseTo(0.8);
  });

  test('a tall strip fills the width', () => {
    expect(pressedZoom(sizes(600, 6000))).toBeCloseTo(2);
  });

  test('a tiny strip is not blown up without end', () => {
    expect(pressedZoom(sizes(100, 10))).toBe(4);
  });

  test('a photo of unknown size stays as it is', () => {
    expect(pressedZoom({ fit: 1, elementSize: null, panAreaSize: null })).toBe(1);
  });

  test('pinching goes at least as far as a press', () => {
    for (const [x, y] of [
      [4032, 3024],
      [100, 10],
      [8000, 1000],
    ] as const) {
      expect(mostZoom(sizes(x, y))).toBeGreaterThanOrEqual(pressedZoom(sizes(x, y)));
    }
  });
});
