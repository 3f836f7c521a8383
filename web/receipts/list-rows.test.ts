import { expect, test } from 'vitest';
import { someReceipt } from '../../tests/cast/some-receipt.ts';
import { listRows } from './list-rows.ts';

const [late, noon, early] = ['2026-06-03T20:00:00', '2026-06-03T12:00:00', '2026-06-02T12:00:00'].map((at, n) =>
  someReceipt(`IMG_${n}.jpg`, { keptAt: new Date(at).toISOString() }),
) as [ReturnType<typeof someReceipt>, ReturnType<typeof someReceipt>, ReturnType<typeof someReceipt>];
const gone = { receipt: someReceipt('Café.jpg'), why: 'missing', at: late.keptAt, hostName: 'Study laptop' } as const;

test('what is no longer safe comes first and apart; the rest by the day on which it became safe', () => {
  const rows = listRows({ safe: [late, noon, early], gone: [gone] }, '');
  expect(rows.map(({ is }) => is)).toEqual(['gone-title', 'gone', 'day', 'safe', 'safe', 'day', 'safe']);
});

test('each row has its own key, so that none is drawn as another', () => {
  const rows = listRows({ safe: [late, noon, early], gone: [{ ...gone, receipt: late }] }, '');
  expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
});

test('a search finds names in any case and form of Unicode, and leaves no empty day', () => {
  const lists = { safe: [late, noon, early], gone: [gone] };
  expect(listRows(lists, ' img_2 ').map(({ is }) => is)).toEqual(['day', 'safe']);
  expect(listRows(lists, 'cafe\u0301').map(({ is }) => is)).toEqual(['gone-title', 'gone']);
  expect(listRows(lists, 'nothing')).toEqual([]);
});
