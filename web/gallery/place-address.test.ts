import { expect, test } from 'vitest';
import { DeviceIdSchema } from '../../protocol/pairing.ts';
import { PhotoIdSchema } from '../../protocol/photo.ts';
import { readAddress, writeAddress } from './place-address.ts';

test('what is written is what is read', () => {
  for (const address of [
    { at: null, filter: {} },
    { at: '2025-11-03T14:03:12', filter: {} },
    { at: '2025-11', filter: { device: DeviceIdSchema.parse('phone'), q: 'a & b = ü', favourite: true } },
    { at: '2025-11-03T14:03:12', filter: { favourite: true }, photo: PhotoIdSchema.parse('photo-1') },
  ]) {
    expect(readAddress(writeAddress(address))).toEqual(address);
  }
  expect(writeAddress({ at: null, filter: {} })).toBe('#photos');
});

test('another screen’s address is not the photos’', () => {
  for (const hash of ['', '#devices', '#photosphere', '#send?at=2025-11']) expect(readAddress(hash)).toBeNull();
});

test('what makes no sense in an address is left out', () => {
  const nothing = { at: null, filter: {} };
  for (const hash of [
    '#photos?at=tomorrow',
    '#photos?at=2025-11-03T14:03:12.5%00',
    '#photos?kind=cat',
    '#photos?&&=',
  ]) {
    expect(readAddress(hash)).toEqual(nothing);
  }
});
