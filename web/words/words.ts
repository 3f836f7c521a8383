/** Every word a person reads, in the language of their browser. A new language is its files beside the English ones, named in `translations`. */
import { first, type Words } from './en-first.ts';

/** A language's words, loaded only where they are wanted. */
export type Translations<T> = Readonly<Record<string, () => Promise<T>>>;

/** The first of these languages that is wanted; English where none is, or where it cannot be loaded. */
export async function translated<T>(
  english: T,
  others: Translations<T>,
  wanted: readonly string[] = globalThis.navigator?.languages ?? [],
): Promise<T> {
  for (const tag of wanted) {
    const language = tag.toLowerCase().split('-')[0] ?? '';
    if (language === 'en') return english;
    const load = others[language];
    if (load !== undefined) return await load().catch(() => english);
  }
  return english;
}

export const words: Words = await translated(first, {
  de: async () => (await import('./de.ts')).de,
  es: async () => (await import('./es.ts')).es,
});
