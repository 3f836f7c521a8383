/** What a reader of today can mean by numbers: years of photography, days that a calendar has, the latest that have come. */
import { type Days, dayMs, dayOf, monthOf, weekOf, yearIn } from './days.ts';

/** Photography is not older. */
const firstYear = 1826;

export class PlausibleDays {
  readonly today: number;

  constructor(today: number) {
    this.today = today;
  }

  /** Of four digits, and no later than next year. */
  isYear(word = ''): boolean {
    return /^\d{4}$/.test(word) && Number(word) >= firstYear && Number(word) <= yearIn(this.today) + 1;
  }

  /** "25" is the latest year that ends so. */
  fullYear(digits: string): number {
    if (digits.length > 2) return Number(digits);
    const thisYear = yearIn(this.today);
    const year = thisYear - (thisYear % 100) + Number(digits);
    return year > thisYear + 1 ? year - 100 : year;
  }

  day(year: number, month: number, day: number): Days | null {
    const at = this.isYear(String(year)) ? dayOf(year, month, day) : null;
    return at === null ? null : { from: at, to: at };
  }

  month(year: number, month: number): Days | null {
    return this.isYear(String(year)) && month >= 1 && month <= 12 ? monthOf(year, month) : null;
  }

  /** What comes once a year: the latest time that it has begun. */
  latest(days: (year: number) => Days | null): Days | null {
    const thisYear = yearIn(this.today);
    // 29 February may be four years back, or eight.
    for (let back = 0; back <= 8; back += 1) {
      const found = days(thisYear - back);
      if (found !== null && found.from <= this.today) return found;
    }
    return null;
  }

  daysAgo(count: number): Days {
    const day = this.today - count * dayMs;
    return { from: day, to: day };
  }

  /** Saturday and Sunday; the latest that has begun, or the one before it that is over. */
  weekend(offset: -1 | 0): Days {
    const from = weekOf(this.today).from + 5 * dayMs;
    const hasBegun = from <= this.today;
    const start = hasBegun && (offset === 0 || from + dayMs < this.today) ? from : from - 7 * dayMs;
    return { from: start, to: start + dayMs };
  }
}
