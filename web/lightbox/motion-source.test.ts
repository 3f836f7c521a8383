import { expect, test } from 'vitest';
import { PhotoIdSchema } from '../../protocol/photo.ts';
import { somePhoto } from '../../tests/cast/some-photo.ts';
import { motionSourceOf } from './motion-source.ts';

test('the movie of a Live Photo is a file of its own', () => {
  const moviePart = PhotoIdSchema.parse('movie');
  expect(motionSourceOf(somePhoto({ id: 'still', moviePart }))).toEqual({
    url: '/api/photos/movie/original',
    copyOf: 'movie',
  });
});

test('a motion photo carries its movie itself', () => {
  expect(motionSourceOf(somePhoto({ id: 'a', motionBytes: 242_752 }))).toEqual({
    url: '/api/photos/a/motion',
    copyOf: 'a',
  });
});

test('a plain photo has none', () => {
  expect(motionSourceOf(somePhoto({ id: 'a' }))).toBeNull();
});
