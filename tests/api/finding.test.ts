/** The search box and the map, as their doors answer them. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { PhotoPageSchema, PhotoSchema, TimelineSchema } from '../../protocol/photo.ts';
import { PhotoPointsSchema } from '../../protocol/place-points.ts';
import { routes } from '../../protocol/routes.ts';
import { UnderstoodSchema } from '../../protocol/search.ts';
import { type Caller, ownerOf, pairedDevice } from '../cast/caller.ts';
import { Host } from '../cast/host.ts';
import { photoAt } from '../cast/photo-set.ts';
import { photoBytes } from '../cast/picture.ts';
import { receiptOf, send } from '../cast/tus.ts';

let host: Host;
let owner: Caller;
let phone: Caller;
let camera: Caller;
const sent = new Map<string, string>();
beforeAll(async () => {
  host = await Host.start();
  owner = await ownerOf(host);
  phone = await pairedDevice(host, owner, { name: 'Anna’s phone', access: 'send' });
  camera = await pairedDevice(host, owner, { name: 'Old camera', access: 'send' });
  for (const [who, name, path] of [
    [phone, 'harbour.jpg', 'dates/zones/sydney_opera_house.jpg'],
    [phone, 'Köln clock.jpg', 'dates/zones/big_ben.jpg'],
    [camera, 'IMG_7943.HEIC', 'live-motion/IMG_7943.HEIC'],
    [camera, 'IMG_7943_HEVC.MOV', 'live-motion/IMG_7943_HEVC.MOV'],
    [camera, 'moving.jpg', 'live-motion/synthetic/PXL_20200919_105557000.MP.jpg'],
  ] as const)
    sent.set(name, receiptOf(await send(who, { name, bytes: await readFile(photoAt(path)) })).photoId);
  // When no more photos come.
  await named('IMG_7943.HEIC');
});
afterAll(() => host[Symbol.asyncDispose]());

const photo = async (name: string) => {
  const { photos } = await owner.ask(PhotoPageSchema, `${routes.photos}?limit=100`);
  const found = photos.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no photo is called ${name}`);
  return found;
};
/** Resolves when the place of a photo has its names. */
const named = (name: string) =>
  vi.waitFor(
    async () => {
      if ((await photo(name)).place?.country === null) throw new Error(`${name} has no names of its place yet`);
    },
    { timeout: 30_000, interval: 200 },
  );
const understand = (q: string, who = owner, language = 'en') =>
  who.ask(UnderstoodSchema, `${routes.search}?${new URLSearchParams({ q, language })}`);
const names = async (q: string, who = owner, more: Record<string, string> = {}) =>
  (await who.ask(PhotoPageSchema, `${routes.photos}?${new URLSearchParams({ q, ...more })}`)).photos
    .map(({ name }) => name)
    .toSorted();

test('a place gets the names of its country and its city without the network', async () => {
  expect((await photo('harbour.jpg')).place).toMatchObject({ city: 'Sydney', country: 'AU' });
  expect((await photo('Köln clock.jpg')).place).toMatchObject({ city: 'London', country: 'GB' });
});

test('how a photo was taken, and that it moves, is told', async () => {
  expect(await photo('harbour.jpg')).toMatchObject({ shot: null, isMoving: false });
  const motionPhoto = await photo('moving.jpg');
  expect(motionPhoto).toMatchObject({ isMoving: true, motionBytes: 242_752 });
  expect(await photo('IMG_7943.HEIC')).toMatchObject({ isMoving: true, shot: { aperture: 1.5, iso: 50 } });
});

test.each([
  ['sydney', ['harbour.jpg', 'moving.jpg']],
  ['Sidney', []],
  ['czechia', ['IMG_7943.HEIC', 'IMG_7943_HEVC.MOV']],
  ['videos in Brno', ['IMG_7943_HEVC.MOV']],
  ['koln', ['Köln clock.jpg']],
  ['anna', ['Köln clock.jpg', 'harbour.jpg']],
  ['june 2023', ['Köln clock.jpg']],
  ['7.6.2023', ['Köln clock.jpg']],
  ['2023-06 london by anna', ['Köln clock.jpg']],
  ['7943 -', ['IMG_7943.HEIC', 'IMG_7943_HEVC.MOV']],
  ['"london"', ['Köln clock.jpg']],
  ['ha', ['harbour.jpg']],
  ['🏖️', ['IMG_7943.HEIC', 'IMG_7943_HEVC.MOV', 'Köln clock.jpg', 'harbour.jpg', 'moving.jpg']],
])('one box finds by name, place, device, kind and date: %s', async (q, found) => {
  expect(await names(q)).toEqual(found);
  const { total } = await understand(q);
  expect(total).toBe(found.length);
});

test('what is understood comes with the part of the text that said it', async () => {
  expect(await understand('Videos aus Tschechien im Juni 2023', owner, 'de')).toEqual({
    parts: [
      { kind: 'type', type: 'video', text: 'Videos' },
      { kind: 'country', country: 'CZ', text: 'aus Tschechien' },
      { kind: 'date', from: '2023-06-01', to: '2023-06-30', text: 'im Juni 2023' },
    ],
    total: 0,
  });
});

test('what is typed narrows a filter further, and months and tiles keep to it', async () => {
  expect(await names('sydney', owner, { country: 'GB' })).toEqual([]);
  const query = new URLSearchParams({ q: 'london', language: 'de', from: '2023-01-01' });
  expect(await owner.ask(TimelineSchema, `${routes.timeline}?${query}`)).toMatchObject({
    months: [{ month: '2023-06', count: 1 }],
    total: 1,
  });
});

test('album names and favourites are understood from the moment they are', async () => {
  const id = sent.get('harbour.jpg') ?? '';
  expect(
    (await owner.call(routes.albums, { method: 'POST', json: { name: 'Sails & sun', photos: [id] } })).status,
  ).toBe(201);
  await owner.ask(PhotoSchema, `${routes.photos}/${id}`, { method: 'PATCH', json: { favourite: true } });
  expect(await understand('sails sun favourites')).toMatchObject({
    parts: [{ kind: 'album', name: 'Sails & sun' }, { kind: 'favourite' }],
    total: 1,
  });
});

test('a device that only sends finds what it sent, and is told no names of others’ things', async () => {
  expect(await understand('old camera brno sails', phone)).toEqual({
    parts: [{ kind: 'words', text: 'old camera brno sails' }],
    total: 0,
  });
  expect(await names('london', phone)).toEqual(['Köln clock.jpg']);
  expect(await names('united kingdom', phone)).toEqual(['Köln clock.jpg']);
  expect(await names('czechia', phone)).toEqual([]);
  expect(await names('7943', phone)).toEqual([]);
  expect((await phone.ask(PhotoPointsSchema, routes.places)).ids).toHaveLength(2);
});

test('the map has a point for each tile that has a place', async () => {
  const {
    ids,
    latitudes,
    longitudes,
    days,
    names: called,
    unnamedCount,
  } = await owner.ask(PhotoPointsSchema, routes.places);
  expect(ids.toSorted()).toEqual([...sent].flatMap(([name, id]) => (name.endsWith('.MOV') ? [] : [id])).toSorted());
  const at = ids.findIndex((id) => id === sent.get('IMG_7943.HEIC'));
  expect([latitudes[at], longitudes[at]]).toEqual([49.19893, 16.60705]);
  expect(called.values[called.of[at] ?? -1]).toEqual({ country: 'CZ', city: 'Brno' });
  expect(new Date((days[at] ?? 0) * 86_400_000).toISOString().slice(0, 10)).toBe(
    (await photo('IMG_7943.HEIC')).taken.local.slice(0, 10),
  );
  // Sydney twice.
  expect(called.values).toHaveLength(3);
  expect(unnamedCount).toBe(0);
  const around = `${routes.places}?box=-10,40,20,60`;
  expect((await owner.ask(PhotoPointsSchema, around)).ids).toHaveLength(2);
});

test('a photo without a place has no point, and one that comes later gets its own', async () => {
  const before = (await owner.ask(PhotoPointsSchema, routes.places)).ids.length;
  receiptOf(await send(phone, { name: 'more.jpg', bytes: await photoBytes('one more') }));
  receiptOf(await send(phone, { name: 'none.gif', bytes: await readFile(photoAt('formats/gif-animated.gif')) }));
  expect((await owner.ask(PhotoPointsSchema, routes.places)).ids).toHaveLength(before + 1);
});

test.each([
  ['too long', 'x'.repeat(201)],
  ['quotation marks of the index’s own language', '" OR 1=1 --'],
  ['its operators', 'NEAR(a b) OR * NOT ^ : {name}'],
  ['nothing', '   '],
  ['a date that cannot be', '31.2.2025'],
  ['no letters at all', '\u0000\u202e%_\\'],
])('a search of %s is refused or answered, and nothing breaks', async (_what, q) => {
  const query = new URLSearchParams({ q, language: 'x'.repeat(20) });
  for (const path of [routes.search, routes.photos, routes.timeline]) {
    const { status } = await owner.call(`${path}?${query}`);
    expect(status).toBe(q.length > 200 ? 400 : 200);
  }
});

test('what a host that was stopped left without a name gets it after the next start', async () => {
  receiptOf(await send(phone, { name: 'late.jpg', bytes: await photoBytes('sent just before the end') }));
  await host.stop();
  await host.start();
  owner = await ownerOf(host);
  await named('late.jpg');
  expect((await photo('late.jpg')).place).toMatchObject({ city: 'Sydney', country: 'AU' });
});
