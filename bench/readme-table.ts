/** Puts the table of a run where the README quotes it. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const readme = join(import.meta.dirname, '..', 'README.md');

/** The place of a run in the README: between a mark of its name and the one that ends it. */
export type Place = 'bench' | 'gallery bench';

/** The page with everything between the markers replaced. Throws where it has no markers. */
export function withTable(page: string, place: Place, text: string): string {
  const [begin, end] = [`<!-- ${place} -->`, `<!-- /${place} -->`];
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`there is no ${begin} … ${end} in the README`);
  return `${page.slice(0, from + begin.length)}\n${text.trim()}\n${page.slice(to)}`;
}

export async function writeReadme(place: Place, text: string): Promise<void> {
  await writeFile(readme, withTable(await readFile(readme, 'utf8'), place, text));
}
