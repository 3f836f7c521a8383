import { expect, test } from 'vitest';
import { readMapAddress, writeMapAddress } from './map-address.ts';
import { pointAt } from './map-view.ts';

test('what an address says is what it was written for', () => {
  const view = { ...pointAt({ latitude: -33.8568, longitude: 151.2153 }), zoom: 11.25 };
  const address = writeMapAddress(view);
  expect(address).toBe('#places?at=-33.8568,151.2153,11.25');
  const read = readMapAddress(address);
  expect(read?.x).toBeCloseTo(view.x, 9);
  expect(read?.y).toBeCloseTo(view.y, 9);
  expect(read?.zoom).toBe(11.25);
});

test.each([
  '#places',
  '#places?at=',
  '#places?at=91,0,3',
  '#places?at=0,181,3',
  '#places?at=1,2',
  '#places?at=1,2,x',
  '#placesX?at=1,2,3',
  '#photos?at=2025-11',
  '#places?at=NaN,Infinity,1e9',
])('an address that makes no sense shows everything: %s', (hash) => {
  expect(readMapAddress(hash)).toBeNull();
});
