import { expect, test } from 'vitest';
import type { Taken } from '../../protocol/photo.ts';
import { shiftTaken } from './shift-taken.ts';

const at = (local: string, offset: string | null = null): Taken => ({ local, offset, source: 'exif-original' });

test('a shift goes over midnights, months and leap days, and keeps fractions and offset', () => {
  expect(shiftTaken(at('2024-02-28T23:59:59.25', '+02:00'), 1)).toEqual({
    local: '2024-02-29T00:00:00.25',
    offset: '+02:00',
    source: 'owner',
  });
  expect(shiftTaken(at('2025-01-01T00:30:00'), -3600)?.local).toBe('2024-12-31T23:30:00');
});

test('a shift and its opposite leave the date as it was', () => {
  const there = shiftTaken(at('1999-12-31T23:59:59.980'), 86_400 * 400);
  expect(there).not.toBeNull();
  if (there !== null) expect(shiftTaken(there, -86_400 * 400)?.local).toBe('1999-12-31T23:59:59.980');
});

test('bad input: a shift beyond the calendar is refused, not wrapped around', () => {
  expect(shiftTaken(at('9999-12-31T23:59:59'), 1)).toBeNull();
  expect(shiftTaken(at('0001-01-01T00:00:00'), -1)).toBeNull();
});
