import { expect, test } from 'vitest';
import { somePhoto } from '../../tests/cast/some-photo.ts';
import { thumbhashPicture } from './thumbhash-picture.ts';

test('a thumbhash becomes a picture, and what is none becomes nothing', () => {
  const good = somePhoto({ id: 'a', thumbhash: '3OcRJYB4d3h/iIeHeEh3eIhw+j2w' });
  expect(thumbhashPicture(good)).toMatch(/^data:image\/png;base64,/);
  for (const thumbhash of [null, '', 'AA==', '%%%', '<img src=x>']) {
    expect(thumbhashPicture(somePhoto({ id: 'b', thumbhash }))).toBeNull();
  }
});
