import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { catalogue } from './catalogue.ts';
import { tables } from './tables.ts';

const root = join(import.meta.dirname, '..', '..');
const lastNumber = 138;
const inTables = new Set(tables.flatMap(({ attacks }) => attacks.flatMap(({ numbers }) => numbers)));

test('every attack from 1 to 138 is in the catalogue, once', () => {
  const numbers = catalogue.map(({ number }) => number).toSorted((a, b) => a - b);
  expect(numbers).toEqual(Array.from({ length: lastNumber }, (_, index) => index + 1));
});

test.each(catalogue)('attack $number is proved where the catalogue says', async ({ number, inTables: has, proofs }) => {
  if (has) expect([...inTables]).toContain(number);
  for (const { file, says } of proofs) expect(await readFile(join(root, file), 'utf8'), file).toContain(says);
  expect(has || proofs.length > 0).toBe(true);
});
