import { expect, test } from 'vitest';
import { gallerySizes, parts, readOptions } from './bench-options.ts';

test('without flags everything is run three times at full size, and the README is left alone', () => {
  expect(readOptions([])).toEqual({
    isOfGallery: false,
    sizes: gallerySizes,
    only: new Set(parts),
    rounds: 3,
    scale: 1,
    minutes: 6,
    writeReadme: false,
    help: false,
  });
});

test('some parts, smaller', () => {
  const options = readOptions(['--only', 'A, browser', '--scale', '0.01', '--rounds', '1']);
  expect(options).toMatchObject({ only: new Set(['A', 'browser']), scale: 0.01, rounds: 1 });
});

test.each([
  [['--only', 'E']],
  [['--rounds', '0']],
  [['--scale', 'half']],
  [['--fast']],
  [['galery']],
  [['gallery', '--sizes', 'many']],
])('%s is refused', (args) => {
  expect(() => readOptions(args)).toThrow(/unknown option|invalid|expected|Unknown/i);
});

test('a part of a run, or a small one, does not get into the README', () => {
  expect(() => readOptions(['--write-readme', '--scale', '0.1'])).toThrow(/full size/);
  expect(() => readOptions(['--write-readme', '--only', 'A'])).toThrow(/whole runs/);
  expect(readOptions(['--write-readme']).writeReadme).toBe(true);
  expect(() => readOptions(['gallery', '--sizes', '1000', '--write-readme'])).toThrow(/whole runs/);
  expect(readOptions(['gallery', '--write-readme'])).toMatchObject({ isOfGallery: true, writeReadme: true });
});
