/** Reads what is typed as a stretch of days: one date, from one to another, since or before one; or whatever a library of dates finds. */
import { type Days, dayMs, todayOf, yearIn, yearOf } from './days.ts';
import type { ReaderWords } from './reader-words.ts';
import type { TypedWord } from './typed-words.ts';
import { type FoundDays, WholeDates } from './whole-dates.ts';

/** No photo is older, and none comes from later. */
const firstDay = Date.UTC(1826, 0, 1);
/** Of a weekday's name fewer letters are rather another word ("sun", "sat"). */
const fewestLetters = 4;

export interface WrittenDays {
  readonly length: number;
  readonly days: Days;
}

export class WrittenDates {
  readonly #words: ReaderWords;
  readonly #now: Date;
  readonly #lastDay: number;
  readonly #whole: WholeDates;

  constructor(words: ReaderWords, now: Date) {
    const today = todayOf(now);
    this.#words = words;
    this.#now = now;
    this.#lastDay = yearOf(yearIn(today) + 1).to;
    this.#whole = new WholeDates(words, today);
  }

  /** From the first of the words on; null where they say no date. */
  read(words: readonly TypedWord[]): WrittenDays | null {
    const said = words.map((word) => (word.isQuoted ? '' : word.folded));
    return this.#fromTo(said) ?? this.#toOneSide(said) ?? this.#whole.read(said);
  }

  /** "3 days ago", "last friday": a date anywhere in a text; where it stands there. */
  find(text: string): { readonly start: number; readonly end: number; readonly days: Days } | null {
    for (const { index, text: found, start, end } of this.#words.datesIn(text, this.#now)) {
      const isDay = (['day', 'weekday', 'month'] as const).some((part) => start.isCertain(part));
      const isWhole =
        !/[\p{L}\p{N}]$/u.test(text.slice(0, index)) && !/^[\p{L}\p{N}]/u.test(text.slice(index + found.length));
      if (!isDay || !isWhole || found.replace(/\P{L}/gu, '').length < fewestLetters) continue;
      const from = todayOf(start.date());
      const to = end ? todayOf(end.date()) : from;
      // A weekday may be the coming one: of photos the past one is meant.
      const back = from > todayOf(this.#now) && !start.isCertain('day') ? 7 * dayMs : 0;
      if (from <= to) return { start: index, end: index + found.length, days: { from: from - back, to: to - back } };
    }
    return null;
  }

  #fromTo(words: readonly string[]): FoundDays | null {
    const first = this.#whole.read(words);
    if (first === null || !this.#words.is('to', words[first.length] ?? '')) return null;
    const second = this.#whole.read(words.slice(first.length + 1));
    if (second === null) return null;
    const length = first.length + 1 + second.length;
    const { from } = first.days;
    const { to } = second.days;
    if (from <= to) return { length, days: { from, to }, isGuessed: false };
    // "november to february": the november before.
    const before = new Date(from);
    before.setUTCFullYear(before.getUTCFullYear() - 1);
    const isEarlier = first.isGuessed && before.getTime() <= to;
    return isEarlier ? { length, days: { from: before.getTime(), to }, isGuessed: false } : null;
  }

  /** "since 2020", "before march 2021". */
  #toOneSide([first = '', ...words]: readonly string[]): FoundDays | null {
    const side = (['since', 'before', 'after'] as const).find((group) => this.#words.is(group, first));
    if (side === undefined) return null;
    // "antes de 2020", "después del verano".
    const skipped = this.#words.is('of', words[0] ?? '') ? 1 : 0;
    const found = this.#whole.read(words.slice(skipped));
    if (found === null) return null;
    const { from, to } = found.days;
    const days = {
      since: { from, to: this.#lastDay },
      before: { from: firstDay, to: from - dayMs },
      after: { from: to + dayMs, to: this.#lastDay },
    }[side];
    return { length: 1 + skipped + found.length, days, isGuessed: false };
  }
}
