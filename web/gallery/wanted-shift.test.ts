import { expect, test } from 'vitest';
import { wantedShift } from './wanted-shift.ts';

const first = '2024-02-28T23:30:00.25';
const amount = { by: 'amount', isEarlier: false, days: '', hours: '', minutes: '' } as const;

test('days, hours and minutes are added up, later or earlier; an empty field is none', () => {
  expect(wantedShift({ ...amount, hours: '1' }, first)).toEqual({
    kind: 'shift',
    seconds: 3600,
    local: '2024-02-29T00:30:00.25',
  });
  expect(wantedShift({ ...amount, isEarlier: true, days: '1', minutes: '90' }, first)).toMatchObject({
    seconds: -91_800,
    local: '2024-02-27T22:00:00.25',
  });
});

test('to a date is as far as it is from the first photo, with seconds or without', () => {
  expect(wantedShift({ by: 'date', date: '2025-03-01T08:00' }, first)).toMatchObject({
    local: '2025-03-01T08:00:00.25',
  });
  expect(wantedShift({ by: 'date', date: '2024-02-28T23:29:59' }, first)).toMatchObject({ seconds: -1 });
});

test.each(['', '2025-02-30T10:00:00', '2025-13-01T10:00:00', '2025-01-01T24:30:00', 'tomorrow'])(
  'bad input: “%s” is no date',
  (date) => {
    expect(wantedShift({ by: 'date', date }, first)).toEqual({ kind: 'refused', why: 'noSuchDate' });
  },
);

test.each(['1.5', '-2', 'x', '1e3'])('bad input: “%s” is no number of days', (days) => {
  expect(wantedShift({ ...amount, days }, first)).toEqual({ kind: 'refused', why: 'noNumber' });
});

test('bad input: beyond the calendar, or further than the host moves photos, is refused before it is asked', () => {
  const tooFar = { kind: 'refused', why: 'tooFar' };
  expect(wantedShift({ ...amount, days: '2' }, '9999-12-30T12:00:00')).toEqual(tooFar);
  expect(wantedShift({ ...amount, days: '40000' }, first)).toEqual(tooFar);
  expect(wantedShift({ by: 'date', date: '1650-01-01T00:00:00' }, first)).toEqual(tooFar);
});
