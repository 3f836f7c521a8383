/** What people call a stretch of days. */
import { galleryWords } from '../words/gallery-words.ts';
import { words } from '../words/words.ts';

/** "2020", "November 2017", "3 June 2026", "3 June 2026 to 4 July 2026". Takes ISO days, both included. */
export function daysSay(from: string, to: string): string {
  const [year, month] = [from.slice(0, 4), from.slice(0, 7)];
  if (from === `${year}-01-01` && to === `${year}-12-31`) return String(Number(year));
  if (from === to) return dateSays(from);
  const nextDay = new Date(Date.parse(`${to}T00:00:00Z`) + 86_400_000).toISOString();
  if (from.endsWith('-01') && to.startsWith(month) && nextDay.slice(8, 10) === '01') return words.month(month);
  return galleryWords.search.between(dateSays(from), dateSays(to));
}

function dateSays(day: string): string {
  return words.date(new Date(`${day}T12:00:00`));
}
