import { expect, test } from 'vitest';
import { withTable } from './readme-table.ts';

test('only what stands between the markers is replaced', () => {
  const page = 'above\n<!-- bench -->\nold\nolder\n<!-- /bench -->\nbelow\n';
  expect(withTable(page, 'bench', '| new |\n')).toBe('above\n<!-- bench -->\n| new |\n<!-- /bench -->\nbelow\n');
});

test('written twice, it is there once', () => {
  const once = withTable('<!-- bench -->\n<!-- /bench -->', 'bench', 'table');
  expect(withTable(once, 'bench', 'table')).toBe(once);
});

test('a page without the markers is left alone', () => {
  expect(() => withTable('# Landfall', 'bench', 'table')).toThrow(/no <!-- bench -->/);
});

test('each run has a place of its own', () => {
  const page = '<!-- bench -->\na\n<!-- /bench -->\n<!-- gallery bench -->\nb\n<!-- /gallery bench -->';
  expect(withTable(page, 'gallery bench', 'c')).toBe(page.replace('b\n<!-- /gallery', 'c\n<!-- /gallery'));
});
