/** Names of months as people write them, in any language that Intl knows. */
import { folded } from './folded.ts';

const shortest = 3;

export class MonthNames {
  readonly #whole = new Map<string, number>();
  /** Beginnings of names; 0 for one that several months have. */
  readonly #begun = new Map<string, number>();

  constructor(locales: readonly string[]) {
    for (const locale of locales) for (let month = 1; month <= 12; month += 1) this.#learn(locale, month);
  }

  /** From 1; null for no month. A name of which only the beginning was written counts where `mayBeShort`. */
  read(word: string, mayBeShort: boolean): number | null {
    const name = word.replace(/\.$/, '');
    return this.#whole.get(name) ?? ((mayBeShort && this.#begun.get(name)) || null);
  }

  #learn(locale: string, month: number): void {
    const day = new Date(Date.UTC(2024, month - 1, 15));
    const timeZone = 'UTC';
    const alone = new Intl.DateTimeFormat(locale, { month: 'long', timeZone }).format(day);
    // Some languages bend the name beside a day: "listopad", "3 listopada".
    const beside = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone })
      .formatToParts(day)
      .find(({ type }) => type === 'month')?.value;
    for (const name of new Set([alone, beside ?? alone].map((text) => folded(text).replace(/\.$/, '')))) {
      if (!this.#whole.has(name)) this.#whole.set(name, month);
      for (let length = shortest; length < name.length; length += 1) {
        const begun = name.slice(0, length);
        const other = this.#begun.get(begun);
        this.#begun.set(begun, other === undefined || other === month ? month : 0);
      }
    }
  }
}
