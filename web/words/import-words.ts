/** What is said about bringing photos in; loaded with its screens. */
import { importing } from './en-import.ts';
import { translated } from './words.ts';

export const importWords = await translated(importing, {
  de: async () => (await import('./de-import.ts')).importing,
  es: async () => (await import('./es-import.ts')).importing,
});
