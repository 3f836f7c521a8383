/** Puts the table of a run where the README quotes it. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const readme = join(import.meta.dirname, '..', 'README.md');
const [begin, end] = ['<!-- bench -->', '<!-- /bench -->'];

/** The page with everything between the markers replaced. Throws where it has no markers. */
export function withTable(page: string, text: string): string {
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`there is no ${begin} … ${end} in the README`);
  return `${page.slice(0, from + begin.length)}\n${text.trim()}\n${page.slice(to)}`;
}

export async function writeReadme(text: string): Promise<void> {
  await writeFile(readme, withTable(await readFile(readme, 'utf8'), text));
}
