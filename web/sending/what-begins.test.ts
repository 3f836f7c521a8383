import { expect, test } from 'vitest';
import { Sha256Schema } from '../../protocol/photo.ts';
import type { QueuedPhoto } from './queued-photo.ts';
import { whatBegins } from './what-begins.ts';

const mib = 1024 * 1024;
let made = 0;

function photo(facts: Partial<QueuedPhoto> = {}): QueuedPhoto {
  made += 1;
  const name = facts.name ?? `${made}.jpg`;
  return {
    id: name,
    batchId: 'b',
    name,
    sizeBytes: 3 * mib,
    lastModifiedMs: 1,
    mimeType: 'image/jpeg',
    lane: null,
    file: new File([], name),
    sha256: null,
    uploadUrl: null,
    heldBytes: 0,
    isPaused: false,
    sendAgain: false,
    state: { at: 'waiting' },
    ...facts,
  };
}

const hash = (digit: string) => Sha256Schema.parse(digit.repeat(64));
const film = (facts: Partial<QueuedPhoto> = {}) => photo({ name: 'film.mp4', sizeBytes: 500 * mib, ...facts });
const ready = (facts: Partial<QueuedPhoto> = {}) => photo({ state: { at: 'ready' }, ...facts });
const sending = (facts: Partial<QueuedPhoto> = {}) => photo({ state: { at: 'sending', sentBytes: 0 }, ...facts });
const checking = (facts: Partial<QueuedPhoto> = {}) => photo({ state: { at: 'checking', checkedBytes: 0 }, ...facts });
const begins = (...photos: QueuedPhoto[]) => whatBegins(photos).map(({ id, does }) => `${does} ${id}`);

test('three are sent at a time, in the order of the pick', () => {
  const photos = [ready({ name: 'a' }), sending(), ready({ name: 'b' }), ready({ name: 'c' })];
  expect(begins(...photos)).toEqual(['send a', 'send b']);
});

test('photos are checked while others are sent, without haste once many are ready', () => {
  const waiting = Array.from({ length: 20 }, () => photo());
  const busy = [sending(), sending(), sending()];
  expect(begins(...busy, ...waiting)).toHaveLength(8);
  expect(begins(...busy, ...Array.from({ length: 12 }, () => ready()), ...waiting)).toHaveLength(1);
});

test('a lone large file leaves while it is hashed', () => {
  expect(begins(film())).toEqual(['send film.mp4']);
});

test('while anything else is sent or about to be, a large file is hashed first', () => {
  expect(begins(sending(), film())).toEqual(['check film.mp4']);
  expect(begins(photo({ name: 'a' }), film())).toEqual(['check a', 'check film.mp4']);
  expect(begins(ready({ name: 'a' }), film())).toEqual(['send a', 'check film.mp4']);
});

test('a large file that is still being hashed when the wire falls idle leaves at once', () => {
  expect(begins(checking({ name: 'film.mp4', sizeBytes: 500 * mib }))).toEqual(['send film.mp4']);
});

test('large files are hashed one after the other', () => {
  expect(begins(film({ name: 'one' }), film({ name: 'two' }), film({ name: 'three' }))).toEqual(['send one']);
  const hashed = sending({ name: 'one', sizeBytes: 500 * mib, sha256: hash('1') });
  expect(begins(hashed, film({ name: 'two' }), film({ name: 'three' }))).toEqual(['check two']);
});

test('a large file that may be one of which the host has a part is hashed first', () => {
  const halfSent = film({ name: 'old.mp4', file: null, sha256: hash('1'), state: { at: 'unpicked', why: 'reloaded' } });
  expect(begins(halfSent, film())).toEqual(['check film.mp4']);
  expect(begins(film({ sha256: hash('1') }))).toEqual(['check film.mp4']);
});

test('the same bytes are never sent twice at a time', () => {
  const sha256 = hash('1');
  expect(begins(ready({ name: 'a', sha256 }), ready({ name: 'b', sha256 }))).toEqual(['send a']);
  expect(begins(sending({ sha256 }), ready({ name: 'b', sha256 }))).toEqual([]);
});

test('what is paused, or has no bytes, does not begin', () => {
  expect(begins(ready({ isPaused: true }), photo({ isPaused: true }), photo({ file: null }))).toEqual([]);
});
