/** A name as files spell it, without what has no business in one. */

const longest = 100;

/** Control and invisible formatting characters (bidi overrides, zero-width) have no business in a name. */
const unwanted = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\uFFFD]+/gu;

/** '' where nothing is left. */
export function tidyName(text: string): string {
  return clipName(text.replace(unwanted, ' ').replace(/\s+/gu, ' ').trim());
}

/** Whole characters, at the most as many as fit where names are shown. */
export function clipName(text: string): string {
  return Array.from(text).slice(0, longest).join('').trim();
}
