/** Hides how what somebody typed into the search box is understood: names, places, dates and kinds; the rest is words. */
import type { PhotoKind } from '../../../protocol/photo.ts';
import type { SearchPart } from '../../../protocol/search.ts';
import { written } from './days.ts';
import { type Nameable, Names } from './names.ts';
import { ReaderWords } from './reader-words.ts';
import { type TypedWord, typedWords } from './typed-words.ts';
import { WrittenDates } from './written-dates.ts';

export type { Nameable } from './names.ts';

type Understood = Exclude<SearchPart, { kind: 'words' }>;
type Meaning = Understood extends infer Part ? (Part extends Understood ? Omit<Part, 'text'> : never) : never;

/** A stretch of typed words, with what it means; null for words that are looked for as text. */
interface Stretch {
  readonly first: number;
  readonly length: number;
  readonly meaning: Meaning | null;
}

export class Find {
  readonly #words: ReaderWords;
  readonly #names: Names;

  /** `language` is BCP 47; English is understood besides. */
  constructor(language: string, nameable: Nameable) {
    this.#words = new ReaderWords(language);
    this.#names = new Names(nameable, this.#words);
  }

  /** The parts of what was typed, in its order; what says nothing beside them is left out. Of each kind but words there is one at the most. */
  understand(typed: string, now: Date): SearchPart[] {
    const words = typedWords(typed);
    const dates = new WrittenDates(this.#words, now);
    const stretches = withLooseDate(this.#stretches(words, dates), words, typed, dates);
    return this.#withoutFillers(stretches, words).map(({ first, length, meaning }): SearchPart => {
      const text = typed.slice(words[first]?.start, words[first + length - 1]?.end);
      return meaning === null ? { kind: 'words', text } : { ...meaning, text };
    });
  }

  #stretches(words: readonly TypedWord[], dates: WrittenDates): Stretch[] {
    const stretches: Stretch[] = [];
    const known = new Set<Meaning['kind']>();
    for (let first = 0; first < words.length; ) {
      const found = this.#meaning(words.slice(first), dates);
      const isNew = found !== null && !known.has(found.meaning.kind);
      const stretch: Stretch = isNew ? { first, ...found } : { first, length: 1, meaning: null };
      if (isNew) known.add(found.meaning.kind);
      stretches.push(stretch);
      first += stretch.length;
    }
    return stretches;
  }

  /** The longest that something can be made of; a date before a name. */
  #meaning(words: readonly TypedWord[], dates: WrittenDates): { length: number; meaning: Meaning } | null {
    const [first] = words;
    if (first === undefined || first.isQuoted) return null;
    const date = dates.read(words);
    const name = this.#names.read(words);
    if (date !== null && date.length >= (name?.length ?? 0)) {
      const { from, to } = date.days;
      return { length: date.length, meaning: { kind: 'date', from: written(from), to: written(to) } };
    }
    if (name !== null) return { length: name.length, meaning: name.name };
    if (this.#words.is('favourites', first.folded)) return { length: 1, meaning: { kind: 'favourite' } };
    const type = this.#type(first.folded);
    return type === null ? null : { length: 1, meaning: { kind: 'type', type } };
  }

  #type(word: string): PhotoKind | null {
    if (this.#words.is('images', word)) return 'image';
    return this.#words.is('videos', word) ? 'video' : null;
  }

  /** "videos of", "in Italy": fillers belong to what was understood beside them. Between other words they are words. */
  #withoutFillers(stretches: readonly Stretch[], words: readonly TypedWord[]): Stretch[] {
    const isFiller = ({ first, meaning }: Stretch): boolean => {
      const word = words[first];
      return meaning === null && word?.isQuoted === false && this.#words.is('fillers', word.folded);
    };
    const joined: Stretch[] = [];
    let fillers: Stretch[] = [];
    const keep = (stretch: Stretch): void => {
      const before = joined.at(-1);
      // Words that stand together are one part.
      if (stretch.meaning === null && before?.meaning === null)
        joined[joined.length - 1] = { ...before, length: before.length + stretch.length };
      else joined.push(stretch);
    };
    const keepFillers = (): void => {
      const before = joined.at(-1);
      if (before === undefined || before.meaning === null) for (const filler of fillers) keep(filler);
      else joined[joined.length - 1] = { ...before, length: before.length + fillers.length };
    };
    for (const stretch of stretches) {
      if (isFiller(stretch)) {
        fillers.push(stretch);
        continue;
      }
      const [before] = fillers;
      if (before !== undefined && stretch.meaning !== null)
        joined.push({ ...stretch, first: before.first, length: fillers.length + stretch.length });
      else {
        keepFillers();
        keep(stretch);
      }
      fillers = [];
    }
    keepFillers();
    return joined;
  }
}

/** Where no date was read, one that a library of dates finds among the words. */
function withLooseDate(
  stretches: readonly Stretch[],
  words: readonly TypedWord[],
  typed: string,
  dates: WrittenDates,
): readonly Stretch[] {
  if (stretches.some(({ meaning }) => meaning?.kind === 'date')) return stretches;
  // What is understood or quoted already is out of its sight.
  let text = typed;
  for (const { first, length, meaning } of stretches) {
    const [from, to] = [words[first], words[first + length - 1]];
    if (from === undefined || to === undefined || (meaning === null && !from.isQuoted)) continue;
    text = text.slice(0, from.start) + ' '.repeat(to.end - from.start) + text.slice(to.end);
  }
  const found = dates.find(text);
  if (found === null) return stretches;
  const isInside = ({ first }: Stretch): boolean => {
    const word = words[first];
    return word !== undefined && word.end > found.start && word.start < found.end;
  };
  const inside = stretches.filter(isInside);
  const [first] = inside;
  if (first === undefined) return stretches;
  const { from, to } = found.days;
  const date: Stretch = {
    first: first.first,
    length: inside.reduce((sum, { length }) => sum + length, 0),
    meaning: { kind: 'date', from: written(from), to: written(to) },
  };
  return stretches.flatMap((stretch) => (stretch === first ? [date] : isInside(stretch) ? [] : [stretch]));
}
