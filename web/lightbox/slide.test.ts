import { describe, expect, test } from 'vitest';
import { somePhoto } from '../../tests/cast/some-photo.ts';
import { slideOf } from './slide.ts';

describe('what the full view loads', () => {
  test('a JPEG: tile, then the large preview, then the original', () => {
    expect(slideOf(somePhoto({ id: 'a' }))).toEqual({
      kind: 'image',
      placeholder: '/api/photos/a/preview/320',
      src: '/api/photos/a/preview/1600',
      original: '/api/photos/a/original',
      width: 4032,
      height: 3024,
      srcWidth: 1600,
    });
  });

  test('a HEIC is never asked for as it is: browsers cannot show it', () => {
    expect(slideOf(somePhoto({ id: 'a', mimeType: 'image/heic' }))).toMatchObject({
      src: '/api/photos/a/preview/1600',
      original: null,
    });
  });

  test('a GIF moves, so it is its own picture', () => {
    expect(slideOf(somePhoto({ id: 'a', mimeType: 'image/gif', width: 400, height: 300 }))).toMatchObject({
      src: '/api/photos/a/original',
      original: null,
    });
  });

  test('a picture as small as its preview needs no original', () => {
    expect(slideOf(somePhoto({ id: 'a', width: 800, height: 1200 }))).toMatchObject({ original: null, srcWidth: 800 });
  });

  test('a decompression bomb of 30000 by 30000 is never decoded in the page', () => {
    const bomb = somePhoto({ id: 'a', mimeType: 'image/png', width: 30_000, height: 30_000 });
    expect(slideOf(bomb)).toMatchObject({ src: '/api/photos/a/preview/1600', original: null });
    expect(slideOf({ ...bomb, preview: 'none' })).toEqual({ kind: 'word', isPending: false });
  });

  test('without a preview the original is shown where a browser can, else a word', () => {
    expect(slideOf(somePhoto({ id: 'a', preview: 'pending' }))).toMatchObject({ src: '/api/photos/a/original' });
    expect(slideOf(somePhoto({ id: 'a', preview: 'pending', mimeType: 'image/heic' }))).toEqual({
      kind: 'word',
      isPending: true,
    });
    expect(slideOf(somePhoto({ id: 'a', preview: 'none', width: null, height: null }))).toMatchObject({ kind: 'word' });
  });

  test('a video goes to the player, whatever its type says', () => {
    const movie = somePhoto({ id: 'a', kind: 'video', mimeType: 'video/quicktime', preview: 'none' });
    expect(slideOf(movie)).toMatchObject({ kind: 'video', url: '/api/photos/a/original', poster: null });
  });
});
