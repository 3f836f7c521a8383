import { expect, test } from 'vitest';
import { withTable } from './readme-table.ts';

test('only what stands between the markers is replaced', () => {
  const page = 'above\n<!-- bench -->\nold\nolder\n<!-- /bench -->\nbelow\n';
  expect(withTable(page, '| new |\n')).toBe('above\n<!-- bench -->\n| new |\n<!-- /bench -->\nbelow\n');
});

test('written twice, it is there once', () => {
  const once = withTable('<!-- bench -->\n<!-- /bench -->', 'table');
  expect(withTable(once, 'table')).toBe(once);
});

test('a page without the markers is left alone', () => {
  expect(() => withTable('# Landfall', 'table')).toThrow(/no <!-- bench -->/);
});
