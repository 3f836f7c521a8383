import { stat } from 'node:fs/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { Failure } from '../../../protocol/failure.ts';
import { photoSet } from '../../../tests/cast/photo-set.ts';
import { noFacts } from './found-facts.ts';
import { Identifier, type PhotoFacts } from './identify.ts';
import { lossesOf, type Sent } from './losses.ts';

const iPhone13 = { make: 'Apple', model: 'iPhone 13', software: '17.5.1', isShot: true };
const here = { latitude: 41.2, longitude: -96.1 };

function sent(changes: Partial<Omit<Sent, 'facts'>> & Partial<Sent['facts']>): Sent {
  const { name = 'IMG_0123.HEIC', mimeType = 'image/heic', kind = 'image', ...facts } = changes;
  return { name, mimeType, kind, facts: { ...noFacts, origin: iPhone13, place: here, ...facts } };
}

describe('a photo that came as it was taken has lost nothing', () => {
  test.each([
    ['HEIC from an iPhone', sent({})],
    ['a JPEG that the iPhone’s camera wrote', sent({ name: 'IMG_0123.JPG', mimeType: 'image/jpeg' })],
    [
      'a JPEG of an iPhone that knew nothing else',
      sent({ name: 'IMG_0123.jpg', mimeType: 'image/jpeg', origin: { ...iPhone13, model: 'iPhone 6s' } }),
    ],
    [
      'the first SE',
      sent({ name: 'IMG_0123.jpg', mimeType: 'image/jpeg', origin: { ...iPhone13, model: 'iPhone SE' } }),
    ],
    [
      'iOS 10',
      sent({ name: 'a.jpg', mimeType: 'image/jpeg', origin: { ...iPhone13, model: 'iPhone 7', software: '10.3.3' } }),
    ],
    [
      'a photo out of an editor',
      sent({ name: 'a.jpg', mimeType: 'image/jpeg', origin: { ...iPhone13, software: 'Snapseed 2.0' } }),
    ],
    [
      'a screenshot',
      sent({ name: 'IMG_0456.PNG', mimeType: 'image/png', place: null, origin: { ...iPhone13, isShot: false } }),
    ],
    [
      'a camera that knows no place',
      sent({
        name: 'DSC01234.JPG',
        mimeType: 'image/jpeg',
        place: null,
        origin: { make: 'SONY', model: 'ILCE-7RM3', software: '', isShot: true },
      }),
    ],
    ['a downloaded picture', sent({ name: 'meme.jpg', mimeType: 'image/jpeg', place: null, origin: noFacts.origin })],
    ['a name by date', sent({ name: '20191231_235959.jpg' })],
    ['a Pixel’s name', sent({ name: 'PXL_20231006_063000139.jpg' })],
  ])('%s', (_what, photo) => {
    expect(lossesOf(photo)).toEqual([]);
  });
});

describe('what a phone took off is told', () => {
  const jpeg = { name: 'IMG_0123.jpg', mimeType: 'image/jpeg' };
  test.each([
    ['the place of a phone’s photo', sent({ place: null }), ['place']],
    [
      'the place of a phone’s video',
      sent({ kind: 'video', mimeType: 'video/quicktime', place: null, origin: { ...iPhone13, isShot: true } }),
      ['place'],
    ],
    [
      'a Samsung without place',
      sent({ ...jpeg, place: null, origin: { make: 'samsung', model: 'SM-A326B', software: 'A326B', isShot: true } }),
      ['place'],
    ],
    [
      'an Xperia without place',
      sent({ ...jpeg, place: null, origin: { make: 'Sony', model: 'XQ-AT51', software: '', isShot: true } }),
      ['place'],
    ],
    ['a JPEG where HEIC was taken', sent(jpeg), ['heic']],
    ['of an iPhone SE too', sent({ ...jpeg, origin: { ...iPhone13, model: 'iPhone SE (2nd generation)' } }), ['heic']],
    ['of an iPhone XR too', sent({ ...jpeg, origin: { ...iPhone13, model: 'iPhone XR', software: '12.1' } }), ['heic']],
    ['a still without its movie', sent({ livePhotoId: '9B539AB8-A668-4FA6-9207-EB653A5E7E3C' }), ['live-photo']],
    [
      'all at once',
      sent({
        name: 'IMG_0123.jpeg',
        mimeType: 'image/jpeg',
        place: null,
        livePhotoId: '9B539AB8-A668-4FA6-9207-EB653A5E7E3C',
      }),
      ['place', 'heic', 'live-photo', 'name'],
    ],
  ])('%s', (_what, photo, losses) => {
    expect(lossesOf(photo)).toEqual(losses);
  });

  test('the movie of a Live Photo has not lost itself', () => {
    expect(
      lossesOf(
        sent({ kind: 'video', mimeType: 'video/quicktime', livePhotoId: '9B539AB8-A668-4FA6-9207-EB653A5E7E3C' }),
      ),
    ).toEqual([]);
  });

  test.each([
    'image.jpg',
    'image.jpeg',
    'image 2.png',
    'IMG_1234.jpeg',
    '1F9A8C1E-0B1D-4C53-9F3C-5B0B8E0F6E7A.jpeg',
    '1f9a8c1e-0b1d-4c53-9f3c-5b0b8e0f6e7a',
    '18.jpg',
    '1000002529.jpg',
    '1000002529',
    'trim.1F9A8C1E-0B1D-4C53-9F3C-5B0B8E0F6E7A.MOV',
    'image:45123',
  ])('the name, which became %s', (name) => {
    expect(lossesOf(sent({ name }))).toEqual(['name']);
  });

  test.each([
    'images.jpg',
    'my image.jpg',
    '0001.jpg',
    '1.jpg',
    '12345678901.jpg',
    '2024 beach.jpg',
    'IMG_1234.jpg',
    '写真.jpg',
    '',
  ])('a person’s own name stays: %s', (name) => {
    expect(lossesOf(sent({ name }))).toEqual([]);
  });
});

/** Every photo of the set that has lost something; all others have not. */
const expected: Readonly<Record<string, readonly string[]>> = {
  'phone/galaxy-j3-rot6.jpg': ['place'],
  // 0°, 0° is no place.
  'phone/galaxy-s-rot6.jpg': ['place'],
  'phone/iphone11pro.heic': ['place', 'live-photo'],
  'phone/jolla.jpg': ['place'],
  'phone/moto-g9-empty-gps.jpg': ['place'],
  'phone/pixel6pro-ultrahdr.jpg': ['place'],
  'formats/dng-pixel7.dng': ['place'],
  'dates/real/date-issue-huawei.jpg': ['place'],
  'phone/iphone15pro.heic': ['live-photo'],
  'live-motion/IMG_7943.HEIC': ['live-photo'],
};

const liveIds: Readonly<Record<string, string>> = {
  'phone/iphone15pro.heic': 'F61FDA97-19FB-4D2E-9173-3B6128AD0FD4',
  'phone/iphone11pro.heic': '1745E022-9712-43C7-B024-F308EC6413CB',
  'live-motion/IMG_7943.HEIC': '9B539AB8-A668-4FA6-9207-EB653A5E7E3C',
  'live-motion/IMG_7943_HEVC.MOV': '9B539AB8-A668-4FA6-9207-EB653A5E7E3C',
};

const identifier = Identifier.open();
afterAll(() => identifier.close());

test('the whole set', { timeout: 120_000 }, async () => {
  const losses: Record<string, readonly string[]> = {};
  const ids: Record<string, string> = {};
  for (const { file, path, name } of photoSet()) {
    const facts = await identifier
      .identify({
        path: file,
        name,
        sizeBytes: (await stat(file)).size,
        lastModifiedMs: null,
        receivedAtMs: Date.now(),
      })
      .catch((error: unknown): PhotoFacts | null => {
        if (error instanceof Failure) return null;
        throw error;
      });
    if (facts === null) continue;
    if (facts.lost.length > 0) losses[path] = facts.lost;
    if (facts.livePhotoId !== null) ids[path] = facts.livePhotoId;
  }
  const inSet = new Set(photoSet().map(({ path }) => path));
  const ofSet = <T>(all: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(all).filter(([path]) => inSet.has(path)));
  expect(losses).toEqual(ofSet(expected));
  expect(ids).toEqual(ofSet(liveIds));
});
