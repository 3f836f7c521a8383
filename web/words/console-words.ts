/** What is said in the owner's console; loaded with it. */
import { console } from './en-console.ts';
import { translated } from './words.ts';

export const consoleWords = await translated(console, {
  de: async () => (await import('./de-console.ts')).console,
  es: async () => (await import('./es-console.ts')).console,
});
