import { describe, expect, test } from 'vitest';
import { somePhoto } from '../../tests/cast/some-photo.ts';
import { comparePhotos, placeOf } from './photo-order.ts';

const ids = (photos: readonly { id: string }[]): string[] => photos.map(({ id }) => id);

describe('the order of photos', () => {
  test('the later wall time comes first, whatever the zone', () => {
    const tokyo = somePhoto({ id: 'tokyo', local: '2026-06-03T14:00:00', offset: '+09:00' });
    const london = somePhoto({ id: 'london', local: '2026-06-03T13:00:00', offset: '+01:00' });
    expect(ids([london, tokyo].toSorted(comparePhotos))).toEqual(['tokyo', 'london']);
  });

  test('of one wall time twice, when the clock was set back, the later instant comes first', () => {
    const summer = somePhoto({ id: 'b', local: '2026-10-25T02:30:00', offset: '+02:00' });
    const winter = somePhoto({ id: 'a', local: '2026-10-25T02:30:00', offset: '+01:00' });
    expect(ids([summer, winter].toSorted(comparePhotos))).toEqual(['a', 'b']);
  });

  test('west of Greenwich is later than east of it at the same wall time', () => {
    const west = somePhoto({ id: 'a', offset: '-05:00' });
    const unknown = somePhoto({ id: 'b', offset: null });
    const east = somePhoto({ id: 'c', offset: '+05:45' });
    expect(ids([east, unknown, west].toSorted(comparePhotos))).toEqual(['a', 'b', 'c']);
  });

  test('a burst within one second is ordered by its fractions', () => {
    const first = somePhoto({ id: 'z', local: '2026-06-03T14:00:00.05' });
    const second = somePhoto({ id: 'a', local: '2026-06-03T14:00:00.348' });
    const whole = somePhoto({ id: 'm', local: '2026-06-03T14:00:00' });
    expect(ids([whole, first, second].toSorted(comparePhotos))).toEqual(['a', 'z', 'm']);
  });

  test('at the very same instant the greater id comes first', () => {
    expect(ids([somePhoto({ id: 'a' }), somePhoto({ id: 'b' })].toSorted(comparePhotos))).toEqual(['b', 'a']);
  });

  test('a photo that is in the list has its own place there, one that is not the place it belongs to', () => {
    const list = ['2026-06-03T14:00:00', '2026-06-02T14:00:00', '2026-06-01T14:00:00'].map((local, index) =>
      somePhoto({ id: `p${index}`, local }),
    );
    expect(list.map((photo) => placeOf(list, photo))).toEqual([0, 1, 2]);
    expect(placeOf(list, somePhoto({ id: 'new', local: '2026-06-02T15:00:00' }))).toBe(1);
    expect(placeOf(list, somePhoto({ id: 'old', local: '2020-01-01T00:00:00' }))).toBe(3);
  });
});
