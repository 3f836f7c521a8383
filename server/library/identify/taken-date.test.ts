import { expect, test } from 'vitest';
import type { Taken } from '../../../protocol/photo.ts';
import { chooseTaken, readDate, readOffset, takenHere, takenUtc } from './taken-date.ts';

const receivedAtMs = Date.UTC(2026, 5, 1);
const claim = (source: Taken['source'], local: string, offset: string | null = null): Taken => ({
  source,
  local,
  offset,
});

test.each([
  ['2023:06:07 13:45:55', '2023-06-07T13:45:55', null],
  ['2023-06-07T13:45:55+02:00', '2023-06-07T13:45:55', '+02:00'],
  ['2019-07-24T11:25:40+0300', '2019-07-24T11:25:40', '+03:00'],
  ['2023-11-15T12:30:00.085Z', '2023-11-15T12:30:00.085', '+00:00'],
  ['2023:06:07', '2023-06-07T00:00:00', null],
  ['2024:02:29 23:59:59\0', '2024-02-29T23:59:59', null],
])('%s is a date', (written, local, offset) => {
  expect(readDate('exif-original', written)).toEqual(claim('exif-original', local, offset));
});

test.each([
  '',
  '    :  :     :  :  ',
  '0000:00:00 00:00:00',
  '2023:13:45 10:00:00',
  '2023:02:29 10:00:00',
  '2023:06:07 25:00:00',
  'garbage',
  '1e400',
  '99999:01:01 00:00:00',
])('attack 40: "%s" is no date', (written) => {
  expect(readDate('exif-original', written)).toBeNull();
});

test('sub-seconds are kept as written, six digits at the most', () => {
  expect(readDate('exif-original', '2023:06:07 13:45:55', null, '120')?.local).toBe('2023-06-07T13:45:55.120');
  expect(readDate('exif-original', '2023:06:07 13:45:55', null, '0532 ')?.local).toBe('2023-06-07T13:45:55.0532');
  expect(readDate('exif-original', '2023:06:07 13:45:55', null, '123456789')?.local).toBe('2023-06-07T13:45:55.123456');
  expect(readDate('exif-original', '2023:06:07 13:45:55', null, 'x')?.local).toBe('2023-06-07T13:45:55');
});

test.each([
  ['+14:00', '+14:00'],
  ['-0330', '-03:30'],
  ['Z', '+00:00'],
  ['+99:99', null],
  ['+15:00', null],
  ['02:00', null],
  ['', null],
])('the offset "%s" is read as %s', (written, offset) => {
  expect(readOffset(written)).toBe(offset);
});

test('the most trusted believable claim wins, whatever the order', () => {
  const claims = [
    claim('file-name', '2020-01-01T00:00:00'),
    claim('exif-modified', '2021-01-01T00:00:00'),
    claim('exif-original', '2019-05-06T07:08:09'),
  ];
  expect(chooseTaken(claims, receivedAtMs).source).toBe('exif-original');
});

test.each([
  '1970-01-01T00:00:00',
  '1904-01-01T00:00:00',
  '1601-06-06T16:39:33',
  '2107-02-06T06:28:15',
  '2002-12-08T12:00:00',
])('attack 40: %s is not believed, the next source is', (local) => {
  const claims = [claim('exif-original', local), claim('exif-digitized', '2015-06-12T16:39:33')];
  expect(chooseTaken(claims, receivedAtMs).source).toBe('exif-digitized');
});

test('a scanned print from before 1970 is believed', () => {
  const taken = chooseTaken([claim('exif-original', '1969-07-20T20:17:40')], receivedAtMs);
  expect(taken.local).toBe('1969-07-20T20:17:40');
});

test('a photo sent from tomorrow’s side of the date line is believed, one from next week is not', () => {
  expect(chooseTaken([claim('exif-original', '2026-06-01T13:59:00')], receivedAtMs).source).toBe('exif-original');
  expect(chooseTaken([claim('exif-original', '2026-06-08T00:00:00')], receivedAtMs).source).toBe('received');
});

test('with nothing to believe, it was taken when it arrived', () => {
  expect(chooseTaken([], receivedAtMs)).toEqual(takenHere('received', receivedAtMs));
});

test('an instant is told in UTC, or as the wall time of the host with its offset', () => {
  expect(takenUtc('movie-header', Date.UTC(2017, 1, 22, 8, 20, 28))).toEqual(
    claim('movie-header', '2017-02-22T08:20:28', '+00:00'),
  );
  const here = takenHere('received', receivedAtMs);
  expect(Date.parse(`${here.local}${here.offset}`)).toBe(receivedAtMs);
});
