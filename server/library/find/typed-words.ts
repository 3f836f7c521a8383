/** Takes apart what was typed: words, and what stands in quotation marks as one. */
import { folded } from './folded.ts';

export interface TypedWord {
  /** Where it stands in what was typed, quotation marks and all. */
  readonly start: number;
  readonly end: number;
  /** Without quotation marks. */
  readonly text: string;
  /** To be compared; without commas and brackets around it. */
  readonly folded: string;
  /** Meant word for word: nothing but text. */
  readonly isQuoted: boolean;
}

export function typedWords(typed: string): TypedWord[] {
  return [...typed.matchAll(/["“”„«»]([^"“”„«»]+)["“”„«»]|[^\s"“”„«»]+/gu)].map((match) => {
    const [whole, quoted] = match;
    const text = quoted ?? whole;
    return {
      start: match.index,
      end: match.index + whole.length,
      text: text.trim(),
      folded: folded(text)
        .replace(/^[([{]+|[)\]},;:!?]+$/gu, '')
        .trim(),
      isQuoted: quoted !== undefined,
    };
  });
}
