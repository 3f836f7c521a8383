/** What is said about the photos as a wall; loaded with it. */
import { gallery } from './en-gallery.ts';
import { translated } from './words.ts';

export const galleryWords = await translated(gallery, {
  de: async () => (await import('./de-gallery.ts')).gallery,
  es: async () => (await import('./es-gallery.ts')).gallery,
});
