import { expect, test } from 'vitest';
import { Visitors } from './visitors.ts';

const minute = 60_000;

test('nothing is said at first, and after two minutes with nobody at the door what may be in the way', () => {
  const visitors = new Visitors();
  visitors.waitFrom(0);
  expect(visitors.hint(2 * minute - 1)).toBeNull();
  expect(visitors.hint(2 * minute)).toBe('none');
});

test('a phone that was turned back by its warning is told of at once, and forgotten once it has asked to be let in', () => {
  const visitors = new Visitors();
  visitors.waitFrom(0);
  visitors.came('warned', 1000);
  expect(visitors.hint(1000)).toBe('warned');
  visitors.came('page', 5000);
  expect(visitors.hint(5000)).toBe('page');
  visitors.waitFrom(6000);
  expect(visitors.hint(6000)).toBeNull();
});

test('who came and left is nobody after a while', () => {
  const visitors = new Visitors();
  visitors.waitFrom(0);
  visitors.came('page', minute);
  expect(visitors.hint(3 * minute)).toBe('none');
});

test('nobody waits before a code is shown', () => {
  expect(new Visitors().hint(10 * minute)).toBeNull();
});
