/** Reads days, months, seasons and years as people write them: "november 2025", "3.11.2025", "last summer". */
import { type Days, dayMs, monthIn, monthOf, weekOf, yearIn, yearOf } from './days.ts';
import type { MonthNames } from './month-names.ts';
import { PlausibleDays } from './plausible-days.ts';
import type { ReaderWords, WordGroup } from './reader-words.ts';

export interface FoundDays {
  /** How many words say it. */
  readonly length: number;
  readonly days: Days;
  /** Said without a year: the latest one that has begun is meant. */
  readonly isGuessed: boolean;
}

/** In the north: first month of each; winter goes on into the year after. */
const seasons: readonly (readonly [WordGroup, number])[] = [
  ['springs', 3],
  ['summers', 6],
  ['autumns', 9],
  ['winters', 12],
];
/** By how many days they are gone. */
const recentDays: readonly WordGroup[] = ['today', 'yesterday', 'dayBeforeYesterday'];
const longestCount = 1000;

export class WholeDates {
  readonly #words: ReaderWords;
  readonly #days: PlausibleDays;
  readonly #months: MonthNames;
  readonly #isMonthFirst: boolean;

  constructor(words: ReaderWords, today: number) {
    this.#words = words;
    this.#days = new PlausibleDays(today);
    this.#months = words.months;
    // Of those who read English only Americans write the month first.
    this.#isMonthFirst = words.locales[0] === 'en-US';
  }

  /** Of folded words, from the first of them on; null where they say no date. */
  read(words: readonly string[]): FoundDays | null {
    const [first = ''] = words;
    return (
      daysOf(1, this.#numbers(first)) ??
      this.#spoken(words) ??
      this.#ago(words) ??
      this.#dayFirst(words) ??
      this.#monthFirst(words) ??
      this.#season(words) ??
      this.#yearFirst(words) ??
      daysOf(1, this.#years(first)) ??
      daysOf(1, this.#shortNumbers(first), true)
    );
  }

  /** "2025-11-03", "3.11.2025", "2025-11", "11/2025". */
  #numbers(word: string): Days | null {
    const [, y = '', m = '', d = ''] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(word) ?? [];
    if (d !== '') return this.#days.day(Number(y), Number(m), Number(d));
    const [, a = '', b = '', year = ''] = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})$/.exec(word) ?? [];
    if (year !== '') return this.#dayAndMonth(Number(a), Number(b), this.#days.fullYear(year));
    const [, before = '', month = ''] = /^(\d{4})[-/.](\d{1,2})$/.exec(word) ?? [];
    if (month !== '') return this.#days.month(Number(before), Number(month));
    const [, monthToo = '', after = ''] = /^(\d{1,2})[-/.](\d{4})$/.exec(word) ?? [];
    return after === '' ? null : this.#days.month(Number(after), Number(monthToo));
  }

  /** "3.11.", the latest that has come. A decimal number is none. */
  #shortNumbers(word: string): Days | null {
    const [, day = '', month = ''] = /^(\d{1,2})\.(\d{1,2})\.$/.exec(word) ?? [];
    return month === '' ? null : this.#days.latest((year) => this.#days.day(year, Number(month), Number(day)));
  }

  /** "3 november 2025", "3rd of november", "3. november", "3 de noviembre de 2025". */
  #dayFirst(words: readonly string[]): FoundDays | null {
    const day = this.#dayNumber(words[0]);
    if (day === null) return null;
    const at = this.#skipOf(words, 1);
    const month = this.#months.read(words[at] ?? '', true);
    if (month === null) return null;
    return this.#withYear(words, at + 1, (year) => this.#days.day(year, month, day));
  }

  /** "november 2025", "november 3rd, 2025", "november", "nov 2025". */
  #monthFirst(words: readonly string[]): FoundDays | null {
    const [first = ''] = words;
    const month = this.#months.read(first, true);
    if (month === null) return null;
    const day = this.#dayNumber(words[1]);
    if (day !== null) {
      const found = this.#withYear(words, 2, (year) => this.#days.day(year, month, day));
      if (found !== null) return found;
    }
    const found = this.#withYear(words, 1, (year) => this.#days.month(year, month));
    // Alone, the beginning of a name is rather the beginning of another word.
    return found?.isGuessed === true && this.#months.read(first, false) === null ? null : found;
  }

  /** "summer 2025", "winter of 2024", "summer". */
  #season(words: readonly string[]): FoundDays | null {
    const month = this.#seasonStart(words[0]);
    return month === null ? null : this.#withYear(words, 1, (year) => monthOf(year, month, 3));
  }

  /** "2025 november", "2025 summer". */
  #yearFirst([year = '', name = '']: readonly string[]): FoundDays | null {
    if (!this.#days.isYear(year)) return null;
    const season = this.#seasonStart(name);
    if (season !== null) return daysOf(2, monthOf(Number(year), season, 3));
    const month = this.#months.read(name, true);
    return month === null ? null : daysOf(2, monthOf(Number(year), month));
  }

  /** "2 weeks ago", "vor 2 Wochen", "hace 2 semanas": that week, month or year. */
  #ago([first = '', second = '', third = '']: readonly string[]): FoundDays | null {
    const isBefore = this.#words.is('agoBefore', first);
    if (!isBefore && !this.#words.is('agoBehind', third)) return null;
    const [count, what] = isBefore ? [second, third] : [first, second];
    if (!/^\d{1,3}$/.test(count)) return null;
    const today = this.#days.today;
    if (this.#words.is('days', what)) return daysOf(3, this.#days.daysAgo(Number(count)));
    if (this.#words.is('weeks', what)) return daysOf(3, weekOf(today - Number(count) * 7 * dayMs));
    if (this.#words.is('months', what)) return daysOf(3, monthOf(yearIn(today), monthIn(today) - Number(count)));
    return this.#words.is('years', what) ? daysOf(3, this.#years(String(yearIn(today) - Number(count)))) : null;
  }

  /** "today", "last summer", "semana pasada", "this year", "last 3 months". */
  #spoken(words: readonly string[]): FoundDays | null {
    const [first = '', second = '', third = ''] = words;
    const is = (group: WordGroup, word: string): boolean => this.#words.is(group, word);
    const ago = recentDays.findIndex((group) => is(group, first));
    if (ago >= 0) return daysOf(1, this.#days.daysAgo(ago));
    if (is('last', first) && /^\d{1,3}$/.test(second)) return daysOf(3, this.#lastFew(Number(second), third));
    for (const [when, offset] of [
      ['last', -1],
      ['current', 0],
    ] as const) {
      // "pasado" stands behind.
      const what = is(when, first) ? second : is(when, second) ? first : '';
      if (what !== '') return daysOf(2, this.#stretch(what, offset));
    }
    return is('weekends', first) ? daysOf(1, this.#days.weekend(0)) : null;
  }

  #stretch(what: string, offset: -1 | 0): Days | null {
    const today = this.#days.today;
    const is = (group: WordGroup): boolean => this.#words.is(group, what);
    if (is('weeks')) return weekOf(today + offset * 7 * dayMs);
    if (is('weekends')) return this.#days.weekend(offset);
    if (is('months')) return monthOf(yearIn(today), monthIn(today) + offset);
    if (is('years')) return yearOf(yearIn(today) + offset);
    const season = this.#seasonStart(what);
    const month = season ?? this.#months.read(what, false);
    if (month === null) return null;
    const count = season === null ? 1 : 3;
    // "last summer" is the latest that is over, "this summer" the latest that has begun.
    const isMeant = ({ from, to }: Days): boolean => (offset === 0 ? from <= today : to < today);
    return [1, 0, -1, -2].map((back) => monthOf(yearIn(today) + back, month, count)).find(isMeant) ?? null;
  }

  /** Up to today. */
  #lastFew(count: number, what: string): Days | null {
    const to = this.#days.today;
    if (count < 1 || count > longestCount) return null;
    if (this.#words.is('days', what)) return { from: to - (count - 1) * dayMs, to };
    if (this.#words.is('weeks', what)) return { from: to - (7 * count - 1) * dayMs, to };
    const months = this.#words.is('months', what) ? count : this.#words.is('years', what) ? 12 * count : 0;
    const start = new Date(to);
    return months === 0
      ? null
      : { from: Date.UTC(start.getUTCFullYear(), start.getUTCMonth() - months, start.getUTCDate()) + dayMs, to };
  }

  #seasonStart(word = ''): number | null {
    return seasons.find(([group]) => this.#words.is(group, word))?.[1] ?? null;
  }

  /** With the year that stands next, or the latest that has begun. */
  #withYear(words: readonly string[], at: number, days: (year: number) => Days | null): FoundDays | null {
    const next = this.#skipOf(words, at);
    if (this.#days.isYear(words[next])) return daysOf(next + 1, days(Number(words[next])));
    const latest = this.#days.latest(days);
    return latest === null ? null : { length: at, days: latest, isGuessed: true };
  }

  #skipOf(words: readonly string[], at: number): number {
    return this.#words.is('of', words[at] ?? '') ? at + 1 : at;
  }

  #dayNumber(word = ''): number | null {
    const [, day = '', behind = ''] = /^(\d{1,2})(\D*)$/.exec(word) ?? [];
    const isDay = day !== '' && Number(day) >= 1 && Number(day) <= 31;
    return isDay && (['', '.', 'º'].includes(behind) || this.#words.is('ordinals', behind)) ? Number(day) : null;
  }

  #dayAndMonth(a: number, b: number, year: number): Days | null {
    const [dayFirst, monthFirst] = [this.#days.day(year, b, a), this.#days.day(year, a, b)];
    return this.#isMonthFirst ? (monthFirst ?? dayFirst) : (dayFirst ?? monthFirst);
  }

  #years(word: string): Days | null {
    const [, from = '', to = ''] = /^(\d{4})[-–](\d{4})$/.exec(word) ?? [];
    if (this.#days.isYear(from) && this.#days.isYear(to) && from <= to)
      return { from: yearOf(Number(from)).from, to: yearOf(Number(to)).to };
    return this.#days.isYear(word) ? yearOf(Number(word)) : null;
  }
}

function daysOf(length: number, days: Days | null, isGuessed = false): FoundDays | null {
  return days === null ? null : { length, days, isGuessed };
}
