import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Act } from '../../protocol/act.ts';
import { type PhotoId, PhotoIdSchema } from '../../protocol/photo.ts';
import { phone, SmallLibrary } from '../../tests/cast/small-library.ts';

let small: SmallLibrary;
beforeAll(async () => {
  small = await SmallLibrary.open();
});
afterAll(() => small[Symbol.asyncDispose]());
beforeEach(() => void small.events.splice(0));

const act = (photos: readonly PhotoId[], what: Act) => small.library.acts.do(photos, what);
const told = () => small.events.map(({ type }) => type).filter((type) => type !== 'photo-added');
const stranger = PhotoIdSchema.parse('nobody');

test('an act answers what it changed, without what was so already and with what failed, and its opposite undoes it', async () => {
  const [a, b] = [await small.send('a.gif', 'favour a'), await small.send('b.gif', 'favour b')];
  await act([a], { kind: 'favourite', favourite: true });
  const answer = await act([a, b, b, stranger], { kind: 'favourite', favourite: true });
  expect(answer).toMatchObject({ changed: [b], failed: [{ id: stranger, code: 'not-found' }] });
  expect((await small.find(b)).favourite).toBe(true);
  await act(answer.changed, { kind: 'favourite', favourite: false });
  expect([(await small.find(a)).favourite, (await small.find(b)).favourite]).toEqual([true, false]);
});

test('photos go to the trash and come back to the same place, dates, lists and all', async () => {
  const ids = await Promise.all(Array.from({ length: 20 }, (_, index) => small.send('image.gif', `trash ${index}`)));
  const paths = await Promise.all(ids.map(async (id) => (await small.find(id)).path));
  const list = join(small.dir, paths[0] ?? '', '..', 'SHA256SUMS');
  const before = (await readFile(list, 'utf8')).split('\n').toSorted();
  const { mtimeMs } = await stat(join(small.dir, paths[0] ?? ''));
  expect((await act(ids, { kind: 'trash' })).changed).toHaveLength(20);
  expect((await small.library.status()).photoCount).toBe(2);
  for (const path of paths) await expect(stat(join(small.dir, path))).rejects.toThrow(/ENOENT/);
  expect(await act(ids, { kind: 'trash' })).toEqual({ changed: [], failed: [] });
  expect((await act(ids, { kind: 'restore' })).changed).toHaveLength(20);
  expect(await Promise.all(ids.map(async (id) => (await small.find(id)).path))).toEqual(paths);
  expect((await readFile(list, 'utf8')).split('\n').toSorted()).toEqual(before);
  expect((await stat(join(small.dir, paths[0] ?? ''))).mtimeMs).toBe(mtimeMs);
  expect(small.library.countsOf(phone).photoCount).toBe(22);
});

test('a photo whose file is gone from the trash is named as failed, and the others come back', async () => {
  const [a, b] = [await small.send('gone.gif', 'gone'), await small.send('there.gif', 'there')];
  await act([a, b], { kind: 'trash' });
  await rm(join(small.dir, '.landfall', 'trash', a));
  expect(await act([a, b], { kind: 'restore' })).toMatchObject({
    changed: [b],
    failed: [{ id: a, code: 'not-found' }],
  });
});

test('the halves of a Live Photo go together, whichever is named, and come back together', async () => {
  const [still, movie] = [await small.send('live.gif', 'still'), await small.send('live2.gif', 'movie')];
  await small.pair(still, movie);
  expect((await act([still], { kind: 'trash' })).changed).toEqual([still]);
  expect((await small.find(movie)).trashedAt).not.toBeNull();
  expect((await act([movie], { kind: 'restore' })).changed).toEqual([movie]);
  expect(await small.find(still)).toMatchObject({ trashedAt: null, moviePart: movie });
});

test('a movie stays for as long as another still needs it', async () => {
  const [one, two] = [await small.send('e1.gif', 'edited'), await small.send('e2.gif', 'unedited')];
  const movie = await small.send('e3.gif', 'their movie');
  await small.pair(one, movie);
  await small.tables
    .updateTable('photos')
    .set({ live_photo_id: `live ${one}` })
    .where('id', '=', two)
    .execute();
  await act([one], { kind: 'trash' });
  expect((await small.find(movie)).trashedAt).toBeNull();
  await act([two], { kind: 'trash' });
  expect((await small.find(movie)).trashedAt).not.toBeNull();
});

test('a shift moves the date of the photo and of its file, and the opposite shift brings both back', async () => {
  const id = await small.send('clock.gif', 'clock', Date.UTC(2024, 11, 31, 12));
  const before = await small.find(id);
  const mtime = async () => (await stat(join(small.dir, before.path))).mtimeMs;
  const mtimeBefore = await mtime();
  expect((await act([id], { kind: 'shift', seconds: 86_400 })).changed).toEqual([id]);
  const after = await small.find(id);
  expect(after.taken).toMatchObject({ local: expect.stringMatching(/^2025-01-01T/), source: 'owner' });
  expect(after.path).toBe(before.path);
  expect((await mtime()) - mtimeBefore).toBe(86_400_000);
  await act([id], { kind: 'shift', seconds: -86_400 });
  expect((await small.find(id)).taken).toEqual(before.taken);
  expect(await mtime()).toBe(mtimeBefore);
});

test('a date that the owner gives and takes back is the file’s own again, and says so', async () => {
  const id = await small.send('redated.gif', 'redated');
  const { taken } = await small.find(id);
  const give = async (local: string) =>
    (await small.library.change(id, { taken: { local, offset: taken.offset } })).taken;
  expect(await give('2001-02-03T04:05:06')).toMatchObject({ source: 'owner' });
  expect(await give('2002-02-03T04:05:06')).toMatchObject({ source: 'owner' });
  expect(await give(taken.local)).toEqual(taken);
});

test('bad input: a shift beyond the calendar fails for those photos alone', async () => {
  const [early, late] = [await small.send('x.gif', 'early'), await small.send('y.gif', 'late')];
  await small.library.change(late, { taken: { local: '9999-12-31T00:00:00', offset: null } });
  expect(await act([early, late], { kind: 'shift', seconds: 86_400 })).toMatchObject({
    changed: [early],
    failed: [{ id: late, code: 'beyond-calendar' }],
  });
  await act([late], { kind: 'trash' });
});

test('what is erased is gone for good, file, previews and row, and its removal is not forgotten', async () => {
  const id = await small.send('secret.gif', 'erase me');
  const { sha256 } = await small.find(id);
  expect(await act([id], { kind: 'erase' })).toMatchObject({ changed: [], failed: [{ id, code: 'not-found' }] });
  await act([id], { kind: 'trash' });
  expect((await act([id], { kind: 'erase' })).changed).toEqual([id]);
  for (const name of [id, `${id}.json`])
    await expect(stat(join(small.dir, '.landfall', 'trash', name))).rejects.toThrow(/ENOENT/);
  await expect(small.find(id)).rejects.toThrow(/not-found/);
  await expect(small.send('secret.gif', 'erase me')).rejects.toThrow(/removed-here/);
  expect((await small.library.known([sha256], phone)).removed).toEqual([sha256]);
  await small.library.care.scan();
  await expect(small.find(id)).rejects.toThrow(/not-found/);
});

test('few changes are told one by one, and many in one event with their months', async () => {
  const few = [await small.send('few.gif', 'few')];
  await act(few, { kind: 'trash' });
  await act(few, { kind: 'restore' });
  expect(told().filter((type) => type !== 'photo-changed')).toEqual(['photo-removed']);
  const many = await Promise.all(Array.from({ length: 51 }, (_, index) => small.send('m.gif', `many ${index}`)));
  small.events.splice(0);
  await act(many, { kind: 'trash' });
  const news = small.events.filter(({ type }) => type === 'photos-changed');
  expect(small.events.some(({ type }) => type === 'photo-removed')).toBe(false);
  expect(new Set(news.flatMap((event) => (event.type === 'photos-changed' ? event.photoIds : [])))).toEqual(
    new Set(many),
  );
  expect(news[0]).toMatchObject({ months: ['2024-06'] });
});
