/** What is said in the full view; loaded with it. */
import { lightbox } from './en-lightbox.ts';
import { translated } from './words.ts';

export const lightboxWords = await translated(lightbox, {
  de: async () => (await import('./de-lightbox.ts')).lightbox,
  es: async () => (await import('./es-lightbox.ts')).lightbox,
});
