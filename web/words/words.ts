/** Every word a person reads, in the language of their browser. A new language is one file beside each `en-….ts`. */
import { en, type Words } from './en.ts';

/** The first of these languages that is wanted; English where none is. For the words that are loaded with their screen. */
export function inLanguage<T>(
  languages: { readonly en: T; readonly [tag: string]: T },
  wanted: readonly string[] = globalThis.navigator?.languages ?? [],
): T {
  for (const tag of wanted) {
    const found = languages[tag.toLowerCase()] ?? languages[tag.toLowerCase().split('-')[0] ?? ''];
    if (found !== undefined) return found;
  }
  return languages.en;
}

export const words: Words = inLanguage({ en });
