import { expect, test } from 'vitest';
import { isOfTakeout, mayBePhoto } from './may-be-photo.ts';

const file = (name: string, type = '', size = 1) => ({ name, type, size });

test.each([
  file('a.jpg', 'image/jpeg'),
  file('a.HEIC'),
  file('a.nef'),
  file('without an ending'),
  file('a.mov', 'video/quicktime'),
])('$name may be a photo', (one) => expect(mayBePhoto(one)).toBe(true));

test.each([file('a.json', 'application/json'), file('Thumbs.db'), file('empty.jpg', 'image/jpeg', 0), file('a.zip')])(
  '$name is none, and is not sent',
  (one) => expect(mayBePhoto(one)).toBe(false),
);

test.each(['a.jpg.json', 'a.jpg.supplemental-metadata.json', 'a.jpg(1).json', 'a.heic.supplemental-me.json'])(
  '%s is of Google Takeout',
  (name) => expect(isOfTakeout({ name })).toBe(true),
);
test('another JSON is not', () => expect(isOfTakeout({ name: 'package.json' })).toBe(false));
