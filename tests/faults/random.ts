/** Chance that can be had again: the same seed and the same names draw the same numbers. */
export class Random {
  #state: number;

  private constructor(state: number) {
    this.#state = state;
  }

  /** A source of its own for what is named, so that what one part draws does not shift what another does. */
  static of(seed: number, ...names: readonly (string | number)[]): Random {
    let state = seed >>> 0;
    for (const letter of names.join('/')) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
    return new Random(state);
  }

  /** From 0 to just below 1 (mulberry32). */
  fraction(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number, both ends included. */
  whole(from: number, to: number): number {
    return from + Math.floor(this.fraction() * (to - from + 1));
  }

  oneOf<T>(list: readonly T[]): T {
    const one = list[this.whole(0, list.length - 1)];
    if (one === undefined) throw new Error('there is nothing to draw from');
    return one;
  }

  shuffled<T>(list: readonly T[]): T[] {
    return list
      .map((one) => ({ one, at: this.fraction() }))
      .toSorted((a, b) => a.at - b.at)
      .map(({ one }) => one);
  }

  bytes(length: number): Buffer {
    const words = new Uint32Array(Math.ceil(length / 4));
    let word = (this.#state | 1) >>> 0;
    for (let index = 0; index < words.length; index += 1) {
      word ^= word << 13;
      word ^= word >>> 17;
      word ^= word << 5;
      words[index] = word;
    }
    this.fraction();
    return Buffer.from(words.buffer, 0, length);
  }
}
