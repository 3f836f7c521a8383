/** Every word a person reads, in the language of their browser. A new language is one file beside `en.ts`. */
import { en, type Words } from './en.ts';

const languages: Readonly<Record<string, Words>> = { en };

/** The first language that the browser asks for and we have. */
export function wordsFor(wanted: readonly string[]): Words {
  for (const tag of wanted) {
    const found = languages[tag.toLowerCase()] ?? languages[tag.toLowerCase().split('-')[0] ?? ''];
    if (found !== undefined) return found;
  }
  return en;
}

export const words: Words = wordsFor(globalThis.navigator?.languages ?? []);
