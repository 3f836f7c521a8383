import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { Failure } from '../../protocol/failure.ts';
import { routes } from '../../protocol/routes.ts';
import { somePhoto } from '../../tests/cast/some-photo.ts';
import { someReceipt } from '../../tests/cast/some-receipt.ts';
import { TinyHost } from '../../tests/cast/tiny-host.ts';
import type { ReceiptRecord } from './receipt-record.ts';
import { Receipts } from './receipts-model.ts';

const HashesSchema = z.object({ sha256: z.array(z.string()) });

let host: TinyHost;
beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  host = await TinyHost.open();
});
afterEach(() => host.close());

/** What the host has, and what its owner deleted, and when. */
function hostHas(here: readonly ReceiptRecord[], removedAt: Record<string, string> = {}): number[] {
  const questions: number[] = [];
  host.on(`POST ${routes.known}`, ({ body }) => {
    const { sha256 } = HashesSchema.parse(body);
    questions.push(sha256.length);
    const known = here.filter((receipt) => sha256.includes(receipt.sha256));
    return {
      known: Object.fromEntries(known.map((receipt) => [receipt.sha256, receipt.photoId])),
      receipts: Object.fromEntries(
        known.map((receipt) => [receipt.sha256, { ...receipt, isNew: false, posterWanted: false }]),
      ),
      removed: Object.keys(removedAt),
      removedAt,
    };
  });
  return questions;
}

async function holding(...records: readonly ReceiptRecord[]): Promise<Receipts> {
  const receipts = await Receipts.open(host);
  await Promise.all(records.map((record) => receipts.keep(record)));
  return receipts;
}

const names = (records: readonly ReceiptRecord[]) => records.map(({ name }) => name);
const [a, b, c] = [
  someReceipt('a.jpg', { keptAt: '2026-06-01T12:00:00.000Z' }),
  someReceipt('b.jpg', { keptAt: '2026-06-02T12:00:00.000Z' }),
  someReceipt('c.jpg', { keptAt: '2026-06-03T12:00:00.000Z' }),
];

test('newest first, and checked only once the host has answered', async () => {
  hostHas([a, b, c]);
  const list = await (await holding(b, c, a)).openList();
  expect(names(list.safe)).toEqual(['c.jpg', 'b.jpg', 'a.jpg']);
  expect([list.state, list.checkedAt]).toEqual(['asking', null]);
  await list.check();
  expect(list.state).toBe('checked');
  expect(list.checkedAt).toBeInstanceOf(Date);
});

test('what the host deleted, lost or found changed is called safe no longer, and is remembered', async () => {
  hostHas([a], { [b.sha256]: '2026-11-03T10:00:00.000Z' });
  const receipts = await holding(a, b, c);
  const list = await receipts.openList();
  await list.check();
  expect(names(list.safe)).toEqual(['a.jpg']);
  expect(new Map(list.gone.map(({ receipt, why }) => [receipt.name, why]))).toEqual(
    new Map([
      ['b.jpg', 'removed'],
      ['c.jpg', 'missing'],
    ]),
  );
  expect(receipts.count).toBe(1);
  const later = await Receipts.open(host);
  expect(later.count).toBe(1);
  expect((await later.openList()).gone).toHaveLength(2);
});

test('what comes back is safe again; the day on which it was first missed stays until then', async () => {
  hostHas([a]);
  const receipts = await holding(a, b);
  const list = await receipts.openList();
  await list.check();
  const first = list.gone[0]?.at;
  await list.check();
  expect(list.gone[0]?.at).toBe(first);
  hostHas([a, b]);
  await list.check();
  expect([names(list.safe), list.gone, receipts.count]).toEqual([['b.jpg', 'a.jpg'], [], 2]);
});

test('a photo that is sent again is safe again', async () => {
  hostHas([a]);
  const receipts = await holding(a, b);
  const list = await receipts.openList();
  await list.check();
  await receipts.keep(b);
  hostHas([a, b]);
  await list.check();
  expect(list.gone).toEqual([]);
});

test('the host’s word is taken over: where it lies by now, and under what name the host goes', async () => {
  host.hostName = 'Studio laptop';
  hostHas([{ ...a, path: 'library/elsewhere/a.jpg', lost: ['place'] }]);
  const list = await (await holding(a)).openList();
  await list.check();
  expect(list.safe[0]).toMatchObject({ path: 'library/elsewhere/a.jpg', lost: ['place'], hostName: 'Studio laptop' });
});

test('another laptop at the same address takes nothing for granted', async () => {
  host.hostName = 'Ben’s laptop';
  hostHas([]);
  const list = await (await holding(a)).openList();
  await list.check();
  expect(list.safe).toEqual([]);
  expect(list.gone[0]).toMatchObject({
    why: 'missing',
    hostName: 'Ben’s laptop',
    receipt: { hostName: 'Study laptop' },
  });
});

test('a host that is away: the last check stands, nothing moves, and it is asked when it is back', async () => {
  hostHas([a, b]);
  const first = await (await holding(a, b)).openList();
  await first.check();
  host.on(`POST ${routes.known}`, () => new Failure('library-away'));
  const list = await (await Receipts.open(host)).openList();
  await list.check();
  expect(list.trouble?.code).toBe('library-away');
  expect([list.state, list.checkedAt, names(list.safe)]).toEqual(['away', first.checkedAt, ['b.jpg', 'a.jpg']]);
  hostHas([a]);
  const checked = new Promise<void>((resolve) =>
    list.addEventListener('change', () => list.state === 'checked' && resolve()),
  );
  host.dispatchEvent(new Event('change'));
  await checked;
  expect(names(list.safe)).toEqual(['a.jpg']);
});

test('ten thousand are asked about in questions of a thousand; half an answer is none', async () => {
  const many = Array.from({ length: 2500 }, (_, n) => someReceipt(`${n}.jpg`));
  const questions = hostHas(many);
  const list = await (await holding(...many)).openList();
  await list.check();
  expect(questions).toEqual([1000, 1000, 500]);
  expect(list.state).toBe('checked');
  const before = list.checkedAt;
  let asked = 0;
  host.on(`POST ${routes.known}`, () => {
    asked += 1;
    return asked === 2 ? new Failure('internal') : { known: {}, removed: [] };
  });
  await list.check();
  expect([list.state, list.checkedAt, list.safe.length, list.gone.length]).toEqual(['away', before, 2500, 0]);
});

test('photos that an earlier version knew by id alone are asked for by id, and never called safe unasked', async () => {
  const old = await openDB('landfall-queue', 1, { upgrade: (database) => void database.createObjectStore('receipts') });
  await old.put('receipts', true, a.photoId);
  await old.put('receipts', true, b.photoId);
  old.close();
  const { sha256, name, path } = a;
  host.on(`GET ${routes.photo(a.photoId)}`, () =>
    somePhoto({ id: a.photoId, sha256, name, path, receivedAt: a.keptAt }),
  );
  hostHas([a]);
  const receipts = await Receipts.open(host);
  const list = await receipts.openList();
  await list.check();
  expect(list.safe).toHaveLength(1);
  expect(list.safe[0]).toMatchObject({ name: 'a.jpg', sha256, path, hostName: 'Study laptop' });
  expect(list.gone.map(({ receipt, why }) => [receipt.photoId, receipt.name, why])).toEqual([
    [b.photoId, '', 'missing'],
  ]);
  expect(receipts.count).toBe(1);
});
