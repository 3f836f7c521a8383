import { describe, expect, test } from 'vitest';
import { type Tile, tileOf } from '../../protocol/tile.ts';
import { somePhoto } from '../../tests/cast/some-photo.ts';
import { isAnimation, slideOf } from './slide.ts';

const someTile = (facts: Parameters<typeof somePhoto>[0]): Tile => tileOf(somePhoto(facts));

describe('what the full view loads', () => {
  test('a JPEG: tile, then the large preview, then the original', () => {
    expect(slideOf(someTile({ id: 'a' }))).toEqual({
      kind: 'image',
      placeholder: '/api/photos/a/preview/320',
      src: '/api/photos/a/preview/1600',
      sharper: {
        original: { url: '/api/photos/a/original', mimeType: 'image/jpeg' },
        full: '/api/photos/a/preview/full',
      },
      width: 4032,
      height: 3024,
      srcWidth: 1600,
    });
  });

  test('a HEIC is offered as it is to a browser that draws it, else in full size as the host makes it', () => {
    expect(slideOf(someTile({ id: 'a', mimeType: 'image/heic' }))).toMatchObject({
      src: '/api/photos/a/preview/1600',
      sharper: { original: { mimeType: 'image/heic' }, full: '/api/photos/a/preview/full' },
    });
  });

  test('a raw file is never asked for as it is: no browser draws it', () => {
    expect(slideOf(someTile({ id: 'a', mimeType: 'image/x-canon-cr2' }))).toMatchObject({
      sharper: { original: null, full: '/api/photos/a/preview/full' },
    });
  });

  test('a raw file of unknown size can be zoomed too; anything else of unknown size shows its preview', () => {
    const unknown = { id: 'a', width: null, height: null };
    expect(slideOf(someTile({ ...unknown, mimeType: 'image/x-adobe-dng' }))).toMatchObject({
      sharper: { original: null, full: '/api/photos/a/preview/full' },
    });
    for (const mimeType of ['image/jpeg', 'image/heic'])
      expect(slideOf(someTile({ ...unknown, mimeType }))).toMatchObject({ sharper: null });
  });

  test('a GIF moves, so it is its own picture', () => {
    expect(slideOf(someTile({ id: 'a', mimeType: 'image/gif', width: 400, height: 300 }))).toMatchObject({
      src: '/api/photos/a/original',
      sharper: null,
    });
  });

  test('a picture as small as its preview needs no original', () => {
    expect(slideOf(someTile({ id: 'a', width: 800, height: 1200 }))).toMatchObject({ sharper: null, srcWidth: 800 });
  });

  test('a decompression bomb of 30000 by 30000 is never decoded in the page', () => {
    const bomb = someTile({ id: 'a', mimeType: 'image/png', width: 30_000, height: 30_000 });
    expect(slideOf(bomb)).toMatchObject({ src: '/api/photos/a/preview/1600', sharper: null });
    expect(slideOf({ ...bomb, preview: 'none' })).toEqual({ kind: 'word', isPending: false });
  });

  test('without a preview the original is shown where a browser can, else a word', () => {
    expect(slideOf(someTile({ id: 'a', preview: 'pending' }))).toMatchObject({ src: '/api/photos/a/original' });
    expect(slideOf(someTile({ id: 'a', preview: 'pending', mimeType: 'image/heic' }))).toEqual({
      kind: 'word',
      isPending: true,
    });
    expect(slideOf(someTile({ id: 'a', preview: 'none', width: null, height: null }))).toMatchObject({ kind: 'word' });
  });

  test('a video goes to the player, whatever its type says', () => {
    const movie = someTile({ id: 'a', kind: 'video', mimeType: 'video/quicktime', preview: 'none' });
    expect(slideOf(movie)).toMatchObject({ kind: 'video', url: '/api/photos/a/original', poster: null });
  });

  test('a PNG or AVIF is its own picture only where it is known to move', () => {
    const png = someTile({ id: 'a', mimeType: 'image/png' });
    expect(slideOf(png)).toMatchObject({ src: '/api/photos/a/preview/1600' });
    expect(slideOf({ ...png, isMoving: true })).toMatchObject({ src: '/api/photos/a/original' });
  });

  test('for a reader who wants less motion, what moves stands still until it is started, zoomed or not', () => {
    const gif = someTile({ id: 'a', mimeType: 'image/gif', isMoving: true });
    expect(slideOf(gif, true)).toMatchObject({ src: '/api/photos/a/preview/1600', sharper: null });
  });

  test('a Live Photo is no animation: its still is shown as any other', () => {
    const live = someTile({ id: 'a', mimeType: 'image/jpeg', isMoving: true });
    expect(isAnimation(live)).toBe(false);
    expect(slideOf(live)).toMatchObject({
      src: '/api/photos/a/preview/1600',
      sharper: { original: { url: '/api/photos/a/original' } },
    });
  });
});
