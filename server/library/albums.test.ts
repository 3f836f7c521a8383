import { afterAll, beforeAll, expect, test } from 'vitest';
import { AlbumIdSchema } from '../../protocol/album.ts';
import type { PhotoId } from '../../protocol/photo.ts';
import { SmallLibrary } from '../../tests/cast/small-library.ts';

let small: SmallLibrary;
/** Taken one day after the other. */
let a: PhotoId;
let b: PhotoId;
let c: PhotoId;
beforeAll(async () => {
  small = await SmallLibrary.open();
  [a, b, c] = await Promise.all([
    small.send('a.gif', 'a', Date.UTC(2024, 5, 1)),
    small.send('b.gif', 'b', Date.UTC(2024, 5, 2)),
    small.send('c.gif', 'c', Date.UTC(2024, 5, 3)),
  ]);
});
afterAll(() => small[Symbol.asyncDispose]());

const order = async (id: string) => (await small.library.gallery.albumTiles(AlbumIdSchema.parse(id))).tiles.ids;

test('an album shows its photos newest first until somebody moves one, and from then on as they were put', async () => {
  const { albums } = small.library;
  const album = await albums.create('Holiday', [a, c, b, a]);
  expect(album).toMatchObject({ photoCount: 3, order: 'taken', cover: c, isCoverChosen: false });
  expect(await order(album.id)).toEqual([c, b, a]);
  expect(await albums.change(album.id, { move: { photos: [a], before: b } })).toMatchObject({ order: 'own', cover: c });
  expect(await order(album.id)).toEqual([c, a, b]);
  await albums.change(album.id, { move: { photos: [b, c], before: a } });
  expect(await order(album.id)).toEqual([b, c, a]);
  await albums.change(album.id, { move: { photos: [b], before: null } });
  expect(await order(album.id)).toEqual([c, a, b]);
  expect(await albums.change(album.id, { order: 'taken' })).toMatchObject({ order: 'taken' });
  expect(await order(album.id)).toEqual([c, b, a]);
});

test('photos can be moved to the same place again and again, and the order stays what was asked for', async () => {
  const { albums } = small.library;
  const { id } = await albums.create('Worn', [a, b, c]);
  await albums.change(id, { move: { photos: [a], before: b } });
  for (let turn = 0; turn < 60; turn += 1) {
    await albums.change(id, { move: { photos: [turn % 2 === 0 ? a : c], before: b } });
    expect((await order(id)).indexOf(b)).toBe(2);
  }
  expect(await order(id)).toEqual([a, c, b]);
});

test('the cover is the chosen photo for as long as it is in the album and in the library', async () => {
  const { albums, acts } = small.library;
  const { id } = await albums.create('Cover', [a, b]);
  expect(await albums.change(id, { cover: a })).toMatchObject({ cover: a, isCoverChosen: true });
  await acts.do([a], { kind: 'trash' });
  expect(await albums.find(id)).toMatchObject({ cover: b, isCoverChosen: false, photoCount: 1 });
  await acts.do([a], { kind: 'restore' });
  expect(await albums.find(id)).toMatchObject({ cover: a, isCoverChosen: true, photoCount: 2 });
  await acts.do([a], { kind: 'album-take', album: id });
  expect(await albums.find(id)).toMatchObject({ cover: b, isCoverChosen: false });
  await expect(albums.change(id, { cover: c })).rejects.toThrow(/not-found/);
  expect(await albums.change(id, { cover: null })).toMatchObject({ cover: b });
});

test('adding answers what was new in the album, taking out what was in it, and neither touches the photos', async () => {
  const { albums, acts } = small.library;
  const { id } = await albums.create('Some', [a]);
  expect((await acts.do([a, b], { kind: 'album-add', album: id })).changed).toEqual([b]);
  expect((await acts.do([a, c], { kind: 'album-take', album: id })).changed).toEqual([a]);
  expect(await order(id)).toEqual([b]);
  await albums.remove(id);
  expect(await small.find(b)).toMatchObject({ trashedAt: null });
  expect(small.events.at(-1)).toEqual({ type: 'album-removed', albumId: id });
});

test('what is taken out of an album comes back to its own place in its order', async () => {
  const { albums, acts } = small.library;
  const { id } = await albums.create('Places', [a, b, c]);
  await albums.change(id, { move: { photos: [a], before: b } });
  const { changed, positions } = await acts.do([b, a], { kind: 'album-take', album: id });
  expect(await order(id)).toEqual([c]);
  await acts.do(changed, { kind: 'album-add', album: id, positions });
  expect(await order(id)).toEqual([c, a, b]);
});

test('an album that was let go comes back as it was, without photos that are gone for good', async () => {
  const { albums, acts } = small.library;
  const gone = await small.send('gone.gif', 'gone', Date.UTC(2024, 5, 4));
  const { id } = await albums.create('Back', [a, b, c, gone]);
  await albums.change(id, { cover: b, move: { photos: [a], before: c } });
  const before = await albums.find(id);
  await albums.remove(id);
  await acts.do([gone], { kind: 'trash' });
  await acts.do([gone], { kind: 'erase' });
  expect(await albums.restore(id)).toEqual({ ...before, photoCount: 3 });
  expect(await order(id)).toEqual([a, c, b]);
  expect(small.events.at(-1)).toMatchObject({ type: 'album-changed', album: { id } });
  await expect(albums.restore(id)).rejects.toThrow(/This album is gone/);
});

test('a photo knows the albums it is in', async () => {
  const photo = await small.send('known.gif', 'known');
  const one = await small.library.albums.create('Sea', [photo]);
  const other = await small.library.albums.create('Alps', [photo]);
  expect(await small.library.albums.of(photo)).toEqual({
    albums: [
      { id: other.id, name: 'Alps' },
      { id: one.id, name: 'Sea' },
    ],
  });
});

test('bad input: an album that is gone is said to be gone, whatever is asked of it', async () => {
  const gone = AlbumIdSchema.parse('gone');
  const { albums, acts } = small.library;
  for (const asked of [
    albums.find(gone),
    albums.tiles(gone),
    albums.change(gone, { name: 'x' }),
    albums.remove(gone),
    albums.restore(gone),
    acts.do([a], { kind: 'album-add', album: gone }),
    acts.do([a], { kind: 'album-take', album: gone }),
  ])
    await expect(asked).rejects.toThrow(/This album is gone/);
});

test('a photo that changes in an album is news of the album', async () => {
  const { id } = await small.library.albums.create('News', [b]);
  small.events.splice(0);
  await small.library.acts.do([b], { kind: 'trash' });
  expect(small.events.filter((event) => event.type === 'album-changed' && event.album.id === id)).toMatchObject([
    { album: { photoCount: 0, cover: null } },
  ]);
  await small.library.acts.do([b], { kind: 'restore' });
});
