import { expect, test } from 'vitest';
import { PhotoChangeSchema } from './photo.ts';

const change = (local: string) => PhotoChangeSchema.safeParse({ taken: { local, offset: null } }).success;

test('a date that no calendar has is refused at the door, and not by the database', () => {
  expect(change('2025-99-99T99:99:99')).toBe(false);
  expect(change('2025-02-30T25:00:00')).toBe(false);
  expect(change('2025-02-29T10:00:00')).toBe(false);
  expect(change('2025-04-31T10:00:00')).toBe(false);
  expect(change('2025-04-30T24:00:00')).toBe(false);
  expect(change('2024-02-29T10:00:00')).toBe(true);
  expect(change('2025-02-03T09:10:11.123456')).toBe(true);
});
