import { expect, test } from 'vitest';
import { PhotoIdSchema } from '../../protocol/photo.ts';
import { placeInOrder } from './place-in-order.ts';

const ids = (text: string) => text.split('').map((id) => PhotoIdSchema.parse(id));

test.each([
  ['d', 'b', 'adbc'],
  ['ac', null, 'bdac'],
  ['ca', 'd', 'bacd'],
  ['b', 'c', 'abcd'],
  ['bx', 'a', 'bacd'],
])('of abcd, %s before %s are %s', (chosen, before, next) => {
  const [at = null] = ids(before ?? '');
  expect(placeInOrder(ids('abcd'), ids(chosen), at).next.join('')).toBe(next);
});
