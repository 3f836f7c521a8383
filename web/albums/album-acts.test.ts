import { beforeEach, expect, test } from 'vitest';
import { type Album, AlbumChangeSchema, AlbumSchema } from '../../protocol/album.ts';
import { Failure } from '../../protocol/failure.ts';
import { PhotoIdSchema } from '../../protocol/photo.ts';
import { AlbumActs } from './album-acts.ts';
import { Albums } from './albums-model.ts';

const ids = (text: string) => text.split('').map((id) => PhotoIdSchema.parse(id));

/** As the host does: those, in this order, before another or at the end. */
function placedBefore(all: string, moved: readonly string[], before: string | null): string {
  const staying = all.split('').filter((id) => !moved.includes(id));
  const at = before === null ? staying.length : staying.indexOf(before);
  return staying.toSpliced(at, 0, ...moved).join('');
}

/** A host that keeps one album, and the toast. */
let album: Album;
let order: string;
let isGone: boolean;
let refused: string[];
let undo: (() => Promise<unknown>) | null;
let acts: AlbumActs;
let albums: Albums;

beforeEach(async () => {
  album = AlbumSchema.parse({
    id: 'sea',
    name: 'Sea',
    order: 'own',
    photoCount: 6,
    cover: 'a',
    isCoverChosen: false,
    createdAt: '2026-01-01T00:00:00.000Z',
  });
  [order, isGone, refused, undo] = ['abcdef', false, [], null];
  albums = new Albums({
    device: null,
    follow: () => () => undefined,
    request: async (schema, path, options) => {
      const { method, body } = options ?? {};
      if (path.endsWith('/restore')) isGone = false;
      else if (isGone) throw new Failure('not-found', 'This album is gone.');
      if (method === 'DELETE') isGone = true;
      if (path === '/api/albums') return schema.parse({ albums: [album] });
      const { name, cover, order: ordered, move } = AlbumChangeSchema.parse(body ?? {});
      if (move !== undefined) order = placedBefore(order, move.photos, move.before);
      album = {
        ...album,
        ...(name === undefined ? {} : { name }),
        ...(ordered === undefined ? {} : { order: ordered }),
        ...(cover === undefined ? {} : { cover, isCoverChosen: cover !== null }),
      };
      return schema.parse(album);
    },
  });
  await albums.load();
  acts = new AlbumActs(albums, {
    tell: (_sentence, back) => (undo = back),
    refuse: (failure) => refused.push(failure.code),
  });
});

test('an album is renamed, gets a cover, is ordered and let go, and each is taken back', async () => {
  const before = album;
  for (const act of [
    () => acts.rename(album, 'Lake'),
    () => acts.setCover(album.id, PhotoIdSchema.parse('c')),
    () => acts.setOrder(album, 'taken'),
    () => acts.remove(album),
  ]) {
    await act();
    expect(isGone || JSON.stringify(album) !== JSON.stringify(before)).toBe(true);
    await undo?.();
    expect(isGone).toBe(false);
  }
  expect(album).toEqual({ ...before, cover: null });
});

test.each([
  ['b', 'e'],
  ['bde', null],
  ['acf', 'b'],
  ['ef', 'a'],
])('%s moved before %s go back to where each of them stood', async (chosen, before) => {
  const [at = null] = ids(before ?? '');
  await acts.move(album.id, { photos: ids(chosen), before: at, order: ids('abcdef') });
  expect(order).not.toBe('abcdef');
  await undo?.();
  expect(order).toBe('abcdef');
});

test('what the host refuses is said, and there is nothing to take back', async () => {
  isGone = true;
  await acts.setOrder(album, 'taken');
  expect({ refused, undo }).toEqual({ refused: ['not-found'], undo: null });
  await expect(acts.rename(album, 'Lake')).rejects.toThrow(/not-found/);
});
