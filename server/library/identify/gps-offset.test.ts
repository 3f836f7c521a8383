import { expect, test } from 'vitest';
import { offsetFromGps } from './gps-offset.ts';

test.each([
  ['2016-04-16T17:07:46', '2016-04-16T15:07:46', null, '+02:00'],
  ['2019-03-21T11:04:22.348', '2019-03-21T16:04:21', { latitude: 41.2, longitude: -96.1 }, '-05:00'],
  ['2024-04-14T02:20:31', '2024-04-13T20:35:31', { latitude: 27.7, longitude: 85.3 }, '+05:45'],
  ['2024-04-13T20:37:30', '2024-04-13T20:37:30', { latitude: 64.1, longitude: -21.9 }, '+00:00'],
])('%s here and %s in UTC tell the offset', (local, utc, place, offset) => {
  expect(offsetFromGps(local, utc, place)).toBe(offset);
});

test.each([
  ['a fix minutes old', '2016-04-16T17:07:46', '2016-04-16T15:01:46', null],
  ['another day', '2003-12-14T12:01:44', '2018-07-25T14:34:23', null],
  ['no difference and no place to check it by', '2016-04-16T17:07:46', '2016-04-16T17:07:46', null],
  ['an offset that the place belies', '2016-04-16T17:07:46', '2016-04-16T15:07:46', { latitude: 40, longitude: -74 }],
  ['no date', 'x', '2016-04-16T15:07:46', null],
])('%s tells nothing', (_, local, utc, place) => {
  expect(offsetFromGps(local, utc, place)).toBeNull();
});
