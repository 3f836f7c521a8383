/** What a country is called in the reader's language. */
import { words } from './words.ts';

/** `country` is ISO 3166-1 alpha-2; itself where it has no name. */
export function countryName(country: string): string {
  try {
    return new Intl.DisplayNames(words.language, { type: 'region' }).of(country) ?? country;
  } catch {
    return country;
  }
}
