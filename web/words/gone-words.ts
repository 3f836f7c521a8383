/** What helps when the host does not answer; loaded while it still does. */
import { gone } from './en-gone.ts';
import { translated } from './words.ts';

export const goneWords = await translated(gone, {
  de: async () => (await import('./de-gone.ts')).gone,
  es: async () => (await import('./es-gone.ts')).gone,
});
