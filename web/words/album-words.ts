/** What is said about albums; loaded with them. */
import { albums } from './en-albums.ts';
import { translated } from './words.ts';

export const albumWords = await translated(albums, {
  de: async () => (await import('./de-albums.ts')).albums,
  es: async () => (await import('./es-albums.ts')).albums,
});
