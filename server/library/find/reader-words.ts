/** The words that a reader may use: those of the reader's language, and English besides. */
import { MonthNames } from './month-names.ts';
import type { SearchWords } from './search-words.ts';
import { germanWords } from './words-de.ts';
import { englishWords } from './words-en.ts';
import { spanishWords } from './words-es.ts';

const lists: Readonly<Record<string, SearchWords>> = { en: englishWords, de: germanWords, es: spanishWords };

export type WordGroup = Exclude<keyof SearchWords, 'dates'>;

export class ReaderWords {
  /** BCP 47, as Intl takes it; English where it was none. */
  readonly locales: readonly string[];
  readonly months: MonthNames;
  readonly #lists: readonly SearchWords[];
  readonly #groups = new Map<WordGroup, ReadonlySet<string>>();

  constructor(language: string) {
    const locale = canonical(language);
    const base = locale.split('-')[0] ?? 'en';
    this.locales = base === 'en' ? [locale] : [locale, 'en'];
    this.months = new MonthNames(this.locales);
    const own = lists[base];
    this.#lists = own === undefined || own === englishWords ? [englishWords] : [own, englishWords];
  }

  is(group: WordGroup, word: string): boolean {
    return this.all(group).has(word);
  }

  all(group: WordGroup): ReadonlySet<string> {
    const known = this.#groups.get(group) ?? new Set(this.#lists.flatMap((list) => list[group]));
    this.#groups.set(group, known);
    return known;
  }

  /** Dates that were written out in a text, the reader's own language first. */
  *datesIn(text: string, now: Date): Generator<ReturnType<SearchWords['dates']>[number]> {
    for (const list of this.#lists) yield* list.dates(text, now);
  }
}

function canonical(language: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? 'en';
  } catch {
    return 'en';
  }
}
