import { expect, test } from 'vitest';
import { tileOf } from '../../protocol/tile.ts';
import { somePhoto } from '../../tests/cast/some-photo.ts';
import { Selection } from './selection.ts';

const [a, b, c] = ['a', 'b', 'c'].map((id) => tileOf(somePhoto({ id }))) as [
  ReturnType<typeof tileOf>,
  ReturnType<typeof tileOf>,
  ReturnType<typeof tileOf>,
];

test('a tick chooses and takes back, and a range is counted from the last tick', () => {
  const selection = new Selection();
  selection.toggle(a);
  selection.toggle(b);
  expect([...selection.ids]).toEqual(['a', 'b']);
  expect(selection.anchor).toBe(b);
  selection.toggle(b);
  expect([...selection.ids]).toEqual(['a']);
});

test('a day’s tick chooses all of it where one is missing, and otherwise none', () => {
  const selection = new Selection();
  selection.toggle(a);
  selection.toggleAll([a.id, b.id]);
  expect([...selection.ids]).toEqual(['a', 'b']);
  selection.toggle(c);
  selection.toggleAll([a.id, b.id]);
  expect([...selection.ids]).toEqual(['c']);
});

test('once nothing is chosen, no range starts anywhere', () => {
  const selection = new Selection();
  selection.toggle(a);
  selection.clear();
  expect(selection.anchor).toBeNull();
});
