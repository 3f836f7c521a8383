/** The words of a language by which people search, folded; names of months and countries come from Intl. A new language is one such list. */
import type { ParsedResult } from 'chrono-node';

export interface SearchWords {
  /** Say nothing beside something that was understood: "videos *of* …", "*in* Italy". */
  readonly fillers: readonly string[];
  readonly images: readonly string[];
  readonly videos: readonly string[];
  readonly favourites: readonly string[];
  readonly today: readonly string[];
  readonly yesterday: readonly string[];
  readonly dayBeforeYesterday: readonly string[];
  /** In front of a stretch of time or behind it: "last week", "semana pasada". */
  readonly last: readonly string[];
  readonly current: readonly string[];
  readonly days: readonly string[];
  readonly weeks: readonly string[];
  readonly weekends: readonly string[];
  readonly months: readonly string[];
  readonly years: readonly string[];
  readonly springs: readonly string[];
  readonly summers: readonly string[];
  readonly autumns: readonly string[];
  readonly winters: readonly string[];
  /** Between two dates. */
  readonly to: readonly string[];
  /** In front of a date. */
  readonly since: readonly string[];
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** In front of a number of days, weeks, months or years, or behind it. */
  readonly agoBefore: readonly string[];
  readonly agoBehind: readonly string[];
  /** Between a day, its month and its year. */
  readonly of: readonly string[];
  /** Behind a day's number: "3rd". */
  readonly ordinals: readonly string[];
  /** What a well-kept library for written dates finds besides. */
  readonly dates: (text: string, now: Date) => ParsedResult[];
}
