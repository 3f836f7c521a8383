import { expect, test } from 'vitest';
import { previewFor } from './preview-for.ts';

const landscape = { width: 4032, height: 3024 };
const portrait = { width: 3024, height: 4032 };

test('the small preview serves while it is sharp, and a fine screen or a large tile gets the large one', () => {
  expect(previewFor(landscape, { width: 300, height: 225 }, 1)).toBe('320');
  expect(previewFor(landscape, { width: 300, height: 225 }, 2)).toBe('1600');
  expect(previewFor(landscape, { width: 600, height: 450 }, 1)).toBe('1600');
});

test('a portrait’s small preview is narrower, because 320 is its long edge', () => {
  expect(previewFor(portrait, { width: 330, height: 440 }, 1)).toBe('320');
  expect(previewFor(portrait, { width: 350, height: 467 }, 1)).toBe('1600');
});
