/** Every file of the set outside hostile/ goes through the interface; what the host says of it is held against MANIFEST.json. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HostStatusSchema } from '../../protocol/host.ts';
import { type Photo, PhotoSchema } from '../../protocol/photo.ts';
import { routes } from '../../protocol/routes.ts';
import { type Caller, ownerOf, pairedDevice } from '../cast/caller.ts';
import { Host } from '../cast/host.ts';
import { photoSet, type SetPhoto } from '../cast/photo-set.ts';
import { receiptOf, send, sha256Of } from '../cast/tus.ts';
import { expectedTaken, fallbackSources } from './expected-taken.ts';
import { type Aspect, knownMisses } from './known-misses.ts';

const photos = photoSet().filter(({ path }) => !path.startsWith('hostile/'));
/** Of files with the same bytes the first one sent is the photo: its name is the one that may give a date. */
const firstOf = new Map(photos.toReversed().map((entry) => [entry.sha256, entry]));
const lastModifiedMs = Date.UTC(2024, 0, 2, 3, 4, 5);

let host: Host;
let owner: Caller;
let phone: Caller;
const kept = new Map<string, Photo>();
const misses = new Map<string, string>();

beforeAll(async () => {
  host = await Host.start();
  owner = await ownerOf(host);
  phone = await pairedDevice(host, owner, { access: 'browse' });
});
afterAll(() => host[Symbol.asyncDispose]());

describe.each(photos)('$path', (entry) => {
  test('lands byte for byte', async () => {
    const bytes = await readFile(entry.file);
    expect(sha256Of(bytes)).toBe(entry.sha256);
    const answer = await send(phone, {
      name: entry.name,
      bytes,
      lastModifiedMs,
      ...(entry.mime ? { mimeType: entry.mime } : {}),
    });
    expect(answer.status, await answer.clone().text()).toBe(201);
    const { photoId, sha256, isNew } = receiptOf(answer);
    expect(sha256).toBe(entry.sha256);
    expect(isNew).toBe(firstOf.get(sha256) === entry);
    const photo = await phone.ask(PhotoSchema, routes.photo(photoId));
    kept.set(entry.path, photo);
    const original = await phone.call(routes.original(photoId));
    expect(sha256Of(new Uint8Array(await original.arrayBuffer()))).toBe(entry.sha256);
    expect(sha256Of(await readFile(join(host.dataDir, photo.path)))).toBe(entry.sha256);
  });

  test('its facts are those of the manifest', () => {
    const photo = kept.get(entry.path);
    if (photo === undefined) throw new Error('it did not land');
    for (const [aspect, wrong] of Object.entries(wrongFacts(firstOf.get(entry.sha256) ?? entry, photo)))
      misses.set(`${entry.path} ${aspect}`, wrong);
    const found = [...misses.keys()].filter((key) => key.startsWith(`${entry.path} `));
    // Previews are made later, and held against the list at the end.
    const known = knownMisses
      .filter(({ path, aspect }) => path === entry.path && aspect !== 'preview')
      .map(({ path, aspect }) => `${path} ${aspect}`);
    expect(found, found.map((key) => `${key}: ${misses.get(key)}`).join('\n')).toEqual(known);
  });
});

test('every preview is made or known to be impossible, and the table of misses is written', async () => {
  await expect
    .poll(async () => (await owner.ask(HostStatusSchema, routes.status)).pendingPreviews, {
      timeout: 240_000,
      interval: 500,
    })
    .toBe(0);
  const settled = await Promise.all(
    [...kept].map(async ([path, { id }]) => ({ path, photo: await owner.ask(PhotoSchema, routes.photo(id)) })),
  );
  const without = settled.filter(({ photo }) => photo.preview !== 'ready');
  const table = [
    `# The photo set, through the interface`,
    '',
    `${photos.length} files sent, ${kept.size} identical, ${photos.length - [...misses.keys()].filter((key) => key.endsWith(' taken')).length} dated right, ${settled.length - without.length} previewed.`,
    '',
    '| file | what | reason |',
    '|---|---|---|',
    ...knownMisses
      .filter(({ path }) => kept.has(path))
      .map(({ path, aspect, reason }) => `| ${path} | ${aspect}: ${misses.get(`${path} ${aspect}`)} | ${reason} |`),
    ...without.map(({ path, photo }) => `| ${path} | preview: ${photo.preview} | ${photo.mimeType} |`),
    '',
  ].join('\n');
  const folder = join(import.meta.dirname, '..', '..', 'test-results');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'photo-set.md'), table);
  expect(settled.filter(({ photo }) => photo.preview === 'pending')).toEqual([]);
  expect(without.map(({ path }) => path).toSorted()).toEqual(
    knownMisses
      .filter(({ path, aspect }) => aspect === 'preview' && kept.has(path))
      .map(({ path }) => path)
      .toSorted(),
  );
}, 300_000);

/** What differs from the manifest, by aspect. */
function wrongFacts(entry: SetPhoto, photo: Photo): Partial<Record<Aspect, string>> {
  const wrong: Partial<Record<Aspect, string>> = {};
  const kind = entry.mime?.startsWith('video/') ? 'video' : 'image';
  if (photo.kind !== kind) wrong.kind = `${photo.kind}, not ${kind}`;

  const expected = expectedTaken(entry);
  const said = `${photo.taken.local} ${photo.taken.offset ?? ''} (${photo.taken.source})`;
  if (expected === null) {
    if (!fallbackSources.includes(photo.taken.source)) wrong.taken = `${said}, not a fallback`;
  } else if (!expected.some((one) => sameMoment(one, photo.taken))) {
    wrong.taken = `${said}, not ${expected.map(({ local, offset }) => `${local} ${offset ?? ''}`).join(' or ')}`;
  }

  const { gps } = entry;
  const place = photo.place === null ? 'none' : `${photo.place.latitude}, ${photo.place.longitude}`;
  if (gps?.valid && (gps.lat !== 0 || gps.lon !== 0)) {
    const near =
      photo.place !== null &&
      Math.abs(photo.place.latitude - gps.lat) < 1e-4 &&
      Math.abs(photo.place.longitude - gps.lon) < 1e-4;
    if (!near) wrong.place = `${place}, not ${gps.lat}, ${gps.lon}`;
  } else if (photo.place !== null) wrong.place = `${place}, not none`;

  const { display_width: width, display_height: height } = entry;
  if (width && height && (photo.width !== width || photo.height !== height))
    wrong.size = `${photo.width} x ${photo.height}, not ${width} x ${height}`;
  return wrong;
}

/** Equal to the second; where both know their offset, as instants. An offset that we worked out ourselves is no difference. */
function sameMoment(expected: { local: string; offset: string | null }, said: Photo['taken']): boolean {
  const precision = expected.local.length > 19 && said.local.length > 19 ? 23 : 19;
  if (expected.local.slice(0, precision) === said.local.slice(0, precision))
    return expected.offset === null || said.offset !== null || expected.offset === '+00:00';
  if (expected.offset === null || said.offset === null) return false;
  return instant(expected.local, expected.offset) === instant(said.local, said.offset);
}

function instant(local: string, offset: string): number {
  return Date.parse(`${local.slice(0, 19)}${offset}`);
}
