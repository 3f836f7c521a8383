import { expect, test } from 'vitest';
import { Rounds, turns } from './rounds.ts';

test('each round begins with another contender, and everyone has one turn in it', () => {
  expect([0, 1, 2, 3].map((round) => turns(3, round))).toEqual([
    [0, 1, 2],
    [1, 2, 0],
    [2, 0, 1],
    [0, 1, 2],
  ]);
});

test('turns are interleaved, and what each measured stays in its own series', async () => {
  const order: string[] = [];
  const series = await new Rounds(2, 1).run([{ name: 'a' }, { name: 'b' }], async ({ name }) => {
    order.push(name);
    return `${name}${order.length}`;
  });
  expect(order).toEqual(['a', 'b', 'b', 'a']);
  expect(series).toEqual([
    { name: 'a', rounds: ['a1', 'a4'] },
    { name: 'b', rounds: ['b2', 'b3'] },
  ]);
});

test('when time is up the first round is still run, and no other', async () => {
  const series = await new Rounds(5, 0).run([{ name: 'a' }], () => Promise.resolve(1));
  expect(series).toEqual([{ name: 'a', rounds: [1] }]);
});
