import { expect, test } from 'vitest';
import { type ToName, zipNames } from './zip-names.ts';

const file = (fileName: string, month = '2025-11', movie: string | null = null): ToName => ({
  fileName,
  month,
  movie: movie === null ? null : { fileName: movie },
});
const names = (files: readonly ToName[], isInOneFolder = false) =>
  zipNames(files, isInOneFolder).flatMap(({ name, movie }) => (movie === null ? name : [name, movie]));

test('names that differ in case or code points alone are counted, so that an archive unpacks on every computer', () => {
  expect(names([file('IMG_1.JPG'), file('img_1.jpg'), file('é.jpg'), file('e\u0301.jpg')])).toEqual([
    'IMG_1.JPG',
    'img_1 (2).jpg',
    'é.jpg',
    'é (2).jpg',
  ]);
});

test('several months are folders; one month is none, nor is an album', () => {
  const files = [file('a.jpg', '2025-11'), file('a.jpg', '2025-10')];
  expect(names(files)).toEqual(['2025-11/a.jpg', '2025-10/a.jpg']);
  expect(names(files, true)).toEqual(['a.jpg', 'a (2).jpg']);
  expect(names(files.slice(0, 1))).toEqual(['a.jpg']);
});

test('the halves of a Live Photo keep names that belong together', () => {
  const live = file('IMG_1.HEIC', '2025-11', 'IMG_1.MOV');
  expect(names([file('IMG_1.MOV'), live, live])).toEqual([
    'IMG_1.MOV',
    'IMG_1 (2).HEIC',
    'IMG_1 (2).MOV',
    'IMG_1 (3).HEIC',
    'IMG_1 (3).MOV',
  ]);
});

test('attack: a name that leads out of the archive’s folder is a plain name in it', () => {
  expect(names([file('..\\..\\evil.jpg'), file('../../etc/passwd.jpg'), file('..')])).toEqual([
    'evil.jpg',
    'passwd.jpg',
    expect.stringMatching(/^_+|untitled$/),
  ]);
});
