/** What is gone, cannot be, or is cut off: a sentence and a way on for each, and nothing changed that nobody asked for. */
import { readdir, readlink } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Act, type ActAnswer, ActAnswerSchema } from '../../protocol/act.ts';
import { AlbumIdSchema, AlbumSchema } from '../../protocol/album.ts';
import { DownloadSchema } from '../../protocol/download.ts';
import { type PhotoId, PhotoIdSchema, PhotoPageSchema, PhotoSchema, TimelineSchema } from '../../protocol/photo.ts';
import { PhotoPointsSchema } from '../../protocol/place-points.ts';
import { routes } from '../../protocol/routes.ts';
import { UnderstoodSchema } from '../../protocol/search.ts';
import { TileListSchema } from '../../protocol/tile.ts';
import { type Caller, ownerOf, pairedDevice } from '../cast/caller.ts';
import { Host } from '../cast/host.ts';
import { largePhotoBytes, photoBytes } from '../cast/picture.ts';
import { receiptOf, send } from '../cast/tus.ts';

let host: Host;
let owner: Caller;
let phone: Caller;
/** In the library, and stays there. */
let kept: PhotoId;

beforeAll(async () => {
  host = await Host.start();
  owner = await ownerOf(host);
  phone = await pairedDevice(host, owner, { name: 'Phone' });
  kept = await sent('kept');
});
afterAll(() => host[Symbol.asyncDispose]());

async function sent(mark: string): Promise<PhotoId> {
  return receiptOf(await send(phone, { name: `${mark}.jpg`, bytes: await photoBytes(mark) })).photoId;
}

const post = (json: unknown) => ({ method: 'POST', json });
const act = (photos: readonly PhotoId[], what: Act): Promise<ActAnswer> =>
  owner.ask(ActAnswerSchema, routes.acts, post({ photos, act: what }));
const localOf = async (id: PhotoId): Promise<string> =>
  (await owner.ask(PhotoSchema, routes.photo(id))).taken.local.slice(0, 19);
const redate = (local: string, id = kept) =>
  [routes.photo(id), { method: 'PATCH', json: { taken: { local, offset: null } } }] as const;

test('an album that was let go is said to be gone, whatever is asked of it, and its photos are still there', async () => {
  const { id } = await owner.ask(AlbumSchema, routes.albums, post({ name: 'Gone', photos: [kept] }));
  await owner.call(routes.album(id), { method: 'DELETE' });
  for (const [path, options] of [
    [routes.album(id), {}],
    [routes.albumTiles(id), {}],
    [routes.album(id), { method: 'PATCH', json: { name: 'Back' } }],
    [routes.album(id), { method: 'DELETE' }],
    [routes.acts, post({ photos: [kept], act: { kind: 'album-add', album: id } })],
    [routes.downloads, post({ album: id })],
  ] as const)
    expect(await owner.refusal(path, options), path).toMatchObject({
      code: 'not-found',
      detail: 'This album is gone.',
    });
  expect((await owner.ask(PhotoPageSchema, `${routes.photos}?album=${id}`)).photos).toEqual([]);
  expect((await owner.ask(PhotoSchema, routes.photo(kept))).trashedAt).toBeNull();
});

test('a photo that was erased is said to be gone, whatever is asked of it', async () => {
  const id = await sent('erased');
  await act([id], { kind: 'trash' });
  await act([id], { kind: 'erase' });
  for (const [path, options] of [
    [routes.photo(id), {}],
    [routes.photo(id), { method: 'PATCH', json: { favourite: true } }],
    [routes.photo(id), { method: 'DELETE' }],
    [routes.original(id), {}],
    [routes.preview(id, '320'), {}],
    [routes.motion(id), {}],
    [routes.playable(id), post({ make: true })],
    [routes.reveal(id), { method: 'POST' }],
    [routes.downloads, post({ photos: [id] })],
  ] as const)
    expect(await owner.refusal(path, options), path).toMatchObject({ code: 'not-found', status: 404 });
});

test('among many the one that is gone is named, and the others are done', async () => {
  const [well, gone] = [await sent('well'), PhotoIdSchema.parse('nobody')];
  for (const what of [
    { kind: 'favourite', favourite: true },
    { kind: 'shift', seconds: 3600 },
    { kind: 'trash' },
    { kind: 'restore' },
  ] as const) {
    const { changed, failed } = await act([gone, well], what);
    expect({ changed, failed }, what.kind).toMatchObject({
      changed: [well],
      failed: [{ id: gone, code: 'not-found' }],
    });
  }
  const album = await owner.ask(AlbumSchema, routes.albums, post({ name: 'Some', photos: [gone, well] }));
  expect(album.photoCount).toBe(1);
  const download = await owner.ask(DownloadSchema, routes.downloads, post({ photos: [gone, well] }));
  expect(download).toMatchObject({ fileCount: 1, missing: [gone] });
});

test.each([
  'from=1999-01-01&to=1999-12-31',
  'camera=Nobody%27s',
  'country=AQ',
  'city=Nowhere',
  'box=10,10,11,11',
  'device=nobody',
  'album=nobody',
  'favourite=true&kind=video',
  'q=zzzzzz',
  'from=2025-12-31&to=2025-01-01',
])('a filter that matches nothing answers nothing, and no error: %s', async (filter) => {
  expect(await owner.ask(PhotoPageSchema, `${routes.photos}?${filter}`)).toEqual({ photos: [], next: null });
  expect(await owner.ask(TimelineSchema, `${routes.timeline}?${filter}`)).toEqual({ months: [], total: 0 });
  expect((await owner.ask(TileListSchema, `${routes.month('2023-06')}?${filter}`)).tiles.ids).toEqual([]);
  expect((await owner.ask(PhotoPointsSchema, `${routes.places}?${filter}`)).ids).toEqual([]);
});

test('a search that finds nothing says how it was understood', async () => {
  const found = await owner.ask(UnderstoodSchema, `${routes.search}?q=${encodeURIComponent('zzzzzz 31.2.2025')}`);
  expect(found.total).toBe(0);
  expect(found.parts.map(({ text }) => text).join(' ')).toContain('zzzzzz');
  expect(found.parts.filter(({ kind }) => kind === 'date')).toEqual([]);
});

test.each([
  ['a day that no month has', '2025-02-30T10:00:00'],
  ['a leap day of another year', '2023-02-29T10:00:00'],
  ['a thirteenth month', '2025-13-01T10:00:00'],
  ['an hour after the last', '2025-06-01T24:00:00'],
  ['no date', 'yesterday'],
])('a date that cannot be is refused, and the photo keeps its own: %s', async (_what, local) => {
  const before = await localOf(kept);
  expect((await owner.refusal(...redate(local))).code).toBe('bad-request');
  expect(await localOf(kept)).toBe(before);
});

test('days and months that cannot be are refused in a filter', async () => {
  for (const filter of ['from=2025-02-30', 'to=2025-13-01', 'from=soon'])
    expect((await owner.refusal(`${routes.timeline}?${filter}`)).code, filter).toBe('bad-request');
  for (const month of ['2025-13', '2025-0', 'soon'])
    expect((await owner.refusal(routes.month(month))).code, month).toBe('not-found');
});

test.each([
  ['9990-06-01T12:00:00', 1],
  ['0020-06-01T12:00:00', -1],
])('a shift beyond the calendar leaves %s where it is, and says so for that photo alone', async (local, way) => {
  const [edge, usual] = [await sent(`edge ${way}`), await sent(`usual ${way}`)];
  expect((await owner.call(...redate(local, edge))).status).toBe(200);
  const before = await localOf(usual);
  const { changed, failed } = await act([edge, usual], { kind: 'shift', seconds: way * 3_000_000_000 });
  expect({ changed, failed }).toMatchObject({ changed: [usual], failed: [{ id: edge, code: 'beyond-calendar' }] });
  expect(await localOf(edge)).toBe(local);
  await act([usual], { kind: 'shift', seconds: -way * 3_000_000_000 });
  expect(await localOf(usual)).toBe(before);
});

test.each([
  ['no photos', { photos: [], act: { kind: 'trash' } }],
  ['too many photos', { photos: Array.from({ length: 10_001 }, (_, index) => `p${index}`), act: { kind: 'trash' } }],
  ['an act nobody knows', { photos: ['a'], act: { kind: 'burn' } }],
  ['a shift of more than a century', { photos: ['a'], act: { kind: 'shift', seconds: 4e9 } }],
  ['a shift of half a second', { photos: ['a'], act: { kind: 'shift', seconds: 0.5 } }],
])('an act on %s is refused', async (_what, json) => {
  expect((await owner.refusal(routes.acts, post(json))).code).toBe('bad-request');
});

test.each(['', '   ', 'x'.repeat(101)])('an album cannot be called “%s”', async (name) => {
  expect((await owner.refusal(routes.albums, post({ name }))).code).toBe('bad-request');
  const { id } = await owner.ask(AlbumSchema, routes.albums, post({ name: 'Well named' }));
  expect((await owner.refusal(routes.album(id), { method: 'PATCH', json: { name } })).code).toBe('bad-request');
});

test('a download that is over, and an album nobody ever made, are said to be gone', async () => {
  const over = await owner.refusal(routes.download('gone'));
  expect(over).toMatchObject({ code: 'not-found', detail: 'This download is over. Ask for it again.' });
  expect((await owner.refusal(routes.albumTiles(AlbumIdSchema.parse('nobody')))).code).toBe('not-found');
});

test('a browser that leaves in the middle of an archive leaves no file open and none on disk, and can have it again', async () => {
  const bytes = await largePhotoBytes('long', 40 << 20);
  const long = receiptOf(await send(phone, { name: 'long.jpg', bytes })).photoId;
  const { path } = await owner.ask(PhotoSchema, routes.photo(long));
  const before = await filesIn(host.dataDir);
  const { id, sizeBytes } = await owner.ask(DownloadSchema, routes.downloads, post({ photos: [long, kept] }));
  await leaveInTheMiddle(routes.download(id));
  if (process.platform === 'linux')
    await expect
      .poll(async () => (await openFiles()).filter((file) => file.endsWith(path)), { timeout: 10_000 })
      .toEqual([]);
  expect(await filesIn(host.dataDir)).toEqual(before);
  expect((await (await owner.call(routes.download(id))).arrayBuffer()).byteLength).toBe(sizeBytes);
});

/** Everything that could be left behind: what databases and the log of starts write is theirs. */
async function filesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  return names.filter((name) => !/\.db(?:-wal|-shm)?$|previews/.test(name)).toSorted();
}

async function openFiles(): Promise<string[]> {
  const folder = `/proc/${host.pid ?? 0}/fd`;
  return Promise.all((await readdir(folder)).map((name) => readlink(join(folder, name)).catch(() => '')));
}

/** Takes the first bytes and hangs up. */
function leaveInTheMiddle(path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const asked = request(new URL(path, owner.origin), {
      headers: { authorization: `Bearer ${owner.session?.accessToken ?? ''}` },
    });
    asked.on('error', reject);
    asked.on('response', (answer) => {
      answer.once('data', () => {
        answer.on('error', () => undefined);
        answer.destroy();
        resolve();
      });
    });
    asked.end();
  });
}

test('attack 3: a search for what no text may hold finds nothing, and is no fault of the host', async () => {
  for (const path of [routes.search, routes.photos, routes.timeline, routes.places])
    for (const q of ['a%00b.jpg', '%00', '%22%00%22', '%00%22'])
      expect((await owner.call(`${path}?q=${q}`)).status, `${path} ${q}`).toBe(200);
});

test('asking for the headers of the live events alone is answered at once', async () => {
  const answer = await phone.call(routes.events, { method: 'HEAD' });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
});
