/** What is said about looking after the library; loaded with the console. */
import { care } from './en-care.ts';
import { translated } from './words.ts';

export const careWords = await translated(care, {
  de: async () => (await import('./de-care.ts')).care,
  es: async () => (await import('./es-care.ts')).care,
});
