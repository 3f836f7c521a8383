import { expect, test } from 'vitest';
import { Failure } from '../../protocol/failure.ts';
import { Search } from './search.ts';

interface Asked {
  readonly path: string;
  readonly answer: (value: unknown) => void;
  readonly refuse: (failure: Failure) => void;
}

function searching(): { search: Search; asked: Asked[] } {
  const asked: Asked[] = [];
  const search = new Search(
    {
      request: (schema, path) =>
        new Promise((resolve, reject) => {
          asked.push({ path, answer: (value) => resolve(schema.parse(value)), refuse: reject });
        }),
    },
    'de',
  );
  return { search, asked };
}

const found = (total: number) => ({ parts: [{ kind: 'words', text: 'x' }], total });

test('what is typed is asked about in the reader’s language', async () => {
  const { search, asked } = searching();
  const done = search.ask('november 2025');
  expect(asked[0]?.path).toBe('/api/search?q=november+2025&language=de');
  asked[0]?.answer(found(7));
  await done;
  expect(search.understood?.total).toBe(7);
});

test('the answer to what was typed before comes too late', async () => {
  const { search, asked } = searching();
  const [first, second] = [search.ask('par'), search.ask('paris')];
  asked[1]?.answer(found(2));
  asked[0]?.answer(found(99));
  await Promise.all([first, second]);
  expect(search.understood?.total).toBe(2);
});

test('an empty box and a host that does not answer are understood as nothing', async () => {
  const { search, asked } = searching();
  const done = search.ask('paris');
  asked[0]?.refuse(new Failure('unreachable'));
  await done;
  expect(search.understood).toBe(null);
  await search.ask('');
  expect(asked).toHaveLength(1);
});
