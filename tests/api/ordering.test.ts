/** Photos kept in order and sent out: many at once, albums, the trash, archives; each answer as the interface describes it. */
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Act, ActAnswerSchema } from '../../protocol/act.ts';
import { type Album, AlbumListSchema, AlbumSchema, PhotoAlbumsSchema } from '../../protocol/album.ts';
import { type Download, DownloadSchema } from '../../protocol/download.ts';
import { type PhotoId, PhotoIdSchema, PhotoSchema } from '../../protocol/photo.ts';
import { routes } from '../../protocol/routes.ts';
import { TileListSchema } from '../../protocol/tile.ts';
import { EmptiedSchema, TrashListSchema } from '../../protocol/trash.ts';
import { type Caller, ownerOf, pairedDevice, strangerAt } from '../cast/caller.ts';
import { Host } from '../cast/host.ts';
import { photoBytes } from '../cast/picture.ts';
import { receiptOf, send } from '../cast/tus.ts';
import { unpack } from '../cast/unpack.ts';

let host: Host;
let owner: Caller;
/** Browses. */
let tablet: Caller;
/** Sends only. */
let phone: Caller;
/** Programs that the host finds before those of the system. */
let tools: string;

beforeAll(async () => {
  tools = await mkdtemp(join(tmpdir(), 'landfall-tools-'));
  host = await Host.start({ env: { PATH: `${tools}${delimiter}${process.env['PATH'] ?? ''}` } });
  owner = await ownerOf(host);
  tablet = await pairedDevice(host, owner, { name: 'Tablet', access: 'browse' });
  phone = await pairedDevice(host, owner, { name: 'Phone' });
});
afterAll(async () => {
  await host[Symbol.asyncDispose]();
  await rm(tools, { recursive: true });
});

const sent = async (mark: string, by: Caller = tablet, name = `${mark}.jpg`): Promise<PhotoId> =>
  receiptOf(await send(by, { name, bytes: await photoBytes(mark) })).photoId;
const act = (photos: readonly PhotoId[], what: Act) =>
  owner.ask(ActAnswerSchema, routes.acts, { method: 'POST', json: { photos, act: what } });
const newAlbum = (name: string, photos: readonly PhotoId[] = []): Promise<Album> =>
  owner.ask(AlbumSchema, routes.albums, { method: 'POST', json: { name, photos } });
const askFor = (by: Caller, json: unknown): Promise<Download> =>
  by.ask(DownloadSchema, routes.downloads, { method: 'POST', json });

test('an act on many answers what it changed, and the opposite act on those undoes it', async () => {
  const photos = [await sent('act one'), await sent('act two')];
  const { changed } = await act(photos, { kind: 'trash' });
  expect(changed).toEqual(photos);
  expect((await owner.ask(TrashListSchema, routes.trash)).tiles.ids).toEqual(expect.arrayContaining(photos));
  expect((await act(changed, { kind: 'restore' })).failed).toEqual([]);
  for (const id of photos) expect(await owner.ask(PhotoSchema, routes.photo(id))).toMatchObject({ trashedAt: null });
});

test('emptying the trash erases what lies in it, and nothing else', async () => {
  const [kept, gone] = [await sent('kept'), await sent('gone')];
  await owner.call(routes.photo(gone), { method: 'DELETE' });
  const { daysLeft } = await owner.ask(TrashListSchema, routes.trash);
  expect(daysLeft).toEqual([29]);
  expect(await owner.ask(EmptiedSchema, routes.trash, { method: 'DELETE' })).toEqual({
    erasedCount: 1,
    failedCount: 0,
  });
  expect((await owner.refusal(routes.photo(gone))).code).toBe('not-found');
  expect((await owner.call(routes.original(kept))).status).toBe(200);
  expect(await readdir(join(host.dataDir, '.landfall', 'trash'))).toEqual([]);
});

test('an album is made, renamed, ordered, seen by those who may browse, and let go', async () => {
  const [a, b] = [await sent('album a'), await sent('album b')];
  const { id } = await newAlbum('  Holiday  ', [a]);
  await act([b], { kind: 'album-add', album: id });
  const changed = await owner.ask(AlbumSchema, routes.album(id), {
    method: 'PATCH',
    json: { name: 'Summer', cover: b, move: { photos: [b], before: a } },
  });
  expect(changed).toMatchObject({ name: 'Summer', order: 'own', photoCount: 2, cover: b, isCoverChosen: true });
  expect((await tablet.ask(TileListSchema, routes.albumTiles(id))).tiles.ids).toEqual([b, a]);
  expect((await tablet.ask(AlbumListSchema, routes.albums)).albums).toContainEqual(changed);
  expect((await owner.call(routes.album(id), { method: 'DELETE' })).status).toBe(204);
  expect((await tablet.refusal(routes.albumTiles(id))).code).toBe('not-found');
  expect(await owner.ask(AlbumSchema, routes.albumRestore(id), { method: 'POST' })).toEqual(changed);
  expect((await tablet.ask(TileListSchema, routes.albumTiles(id))).tiles.ids).toEqual([b, a]);
  expect(await tablet.ask(PhotoAlbumsSchema, routes.photoAlbums(a))).toEqual({ albums: [{ id, name: 'Summer' }] });
  expect((await owner.call(routes.photo(a))).status).toBe(200);
});

test('many photos, and an album, go out as archives that other programs unpack: bytes, names and dates', async () => {
  const [a, b] = [await sent('zip a', tablet, 'Köln 1.jpg'), await sent('zip b', tablet, 'köln 1.jpg')];
  const { id: album } = await newAlbum('Out: of/here', [a, b]);
  const unknown = PhotoIdSchema.parse('nobody');
  const chosen = await askFor(owner, { photos: [a, b, unknown] });
  expect(chosen).toMatchObject({ fileCount: 2, missing: [unknown], name: expect.stringMatching(/^Landfall .*\.zip$/) });
  for (const { id, sizeBytes, name } of [chosen, await askFor(tablet, { album })]) {
    const by = name.startsWith('Landfall') ? owner : tablet;
    const answer = await by.call(routes.download(id));
    expect(answer.headers.get('content-length')).toBe(`${sizeBytes}`);
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.length).toBe(sizeBytes);
    const unpacked = await unpack(bytes);
    const { taken } = await owner.ask(PhotoSchema, routes.photo(a));
    expect(unpacked).toHaveLength(2);
    const one = unpacked.find((file) => file.name === 'Köln 1.jpg');
    expect(one?.bytes.equals(await photoBytes('zip a'))).toBe(true);
    expect(one?.local.slice(0, 16)).toBe(taken.local.slice(0, 16));
  }
});

test('an archive is fetched by the one who asked for it, and a device that sends gets what it sent alone', async () => {
  const [mine, theirs] = [await sent('mine to take', phone), await sent('not mine', tablet)];
  const { id, fileCount, missing } = await askFor(phone, { photos: [mine, theirs] });
  expect({ fileCount, missing }).toEqual({ fileCount: 1, missing: [theirs] });
  expect((await tablet.refusal(routes.download(id))).code).toBe('not-found');
  expect((await (await strangerAt(host)).refusal(routes.download(id))).status).toBe(401);
  expect((await phone.call(routes.download(id))).status).toBe(200);
  const { id: album } = await newAlbum('Theirs', [theirs]);
  expect((await phone.refusal(routes.downloads, { method: 'POST', json: { album } })).code).toBe('not-allowed');
  const refused = await phone.refusal(routes.downloads, { method: 'POST', json: { photos: [theirs] } });
  expect(refused).toMatchObject({ code: 'not-found', detail: 'None of these photos is here any more.' });
});

test('only the owner acts, orders and empties; who browses looks at albums; who sends sees neither', async () => {
  const photo = await sent('guarded');
  const { id } = await newAlbum('Guarded', [photo]);
  const what = { photos: [photo], act: { kind: 'trash' } };
  for (const guest of [tablet, phone]) {
    for (const [method, path, json] of [
      ['POST', routes.acts, what],
      ['GET', routes.trash, undefined],
      ['DELETE', routes.trash, undefined],
      ['POST', routes.albums, { name: 'Mine' }],
      ['PATCH', routes.album(id), { name: 'Mine' }],
      ['DELETE', routes.album(id), undefined],
      ['POST', routes.albumRestore(id), undefined],
      ['POST', routes.reveal(photo), undefined],
    ] as const)
      expect((await guest.refusal(path, { method, json })).code, `${method} ${path}`).toBe('not-allowed');
  }
  for (const path of [routes.albums, routes.album(id), routes.albumTiles(id), routes.photoAlbums(photo)])
    expect((await phone.refusal(path)).code).toBe('not-allowed');
});

test('a description is kept, and too long a one is refused', async () => {
  const id = await sent('described');
  const change = (description: string) => owner.call(routes.photo(id), { method: 'PATCH', json: { description } });
  expect(await (await change('At the lake, ’25')).json()).toMatchObject({ description: 'At the lake, ’25' });
  expect((await change('x'.repeat(2001))).status).toBe(400);
});

// The file manager is a program of the system, found by its name.
test.skipIf(process.platform !== 'linux')(
  'the owner at the laptop sees an original in its folder; an owner elsewhere does not open windows there',
  async () => {
    const id = await sent('shown', tablet, 'one, two.jpg');
    const { path } = await owner.ask(PhotoSchema, routes.photo(id));
    await writeFile(join(tools, 'dbus-send'), `#!/bin/sh\nprintf '%s\\n' "$@" > "${tools}/asked"\n`);
    await chmod(join(tools, 'dbus-send'), 0o755);
    expect((await owner.call(routes.reveal(id), { method: 'POST' })).status).toBe(204);
    const asked = await readFile(join(tools, 'asked'), 'utf8');
    expect(asked).toContain(`array:string:file://${encodeURI(join(host.dataDir, path)).replaceAll(',', '%2C')}\n`);
    await writeFile(join(tools, 'dbus-send'), '#!/bin/sh\nexit 1\n');
    expect((await owner.refusal(routes.reveal(id), { method: 'POST' })).code).toBe('cannot-show');
    await rm(join(host.dataDir, path));
    expect((await owner.refusal(routes.reveal(id), { method: 'POST' })).code).toBe('not-found');
    expect(await stat(join(tools, 'asked'))).toBeTruthy();
  },
);
